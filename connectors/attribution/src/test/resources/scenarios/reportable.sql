-- Results of a rule that is not reportable say so, and it takes its conversions all the same
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, priority, condition, reportable)
VALUES ('scenario', 'tests', 'linear', 1, 'conversion.kind = ''test''', false), ('scenario', 'all', 'linear', 2, NULL, true);

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-08 00:00:00', 'o1', NULL, NULL, 'test', 10.00),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | tests, not reportable | - | CREDITED | 1.0 | 10.00
- | o1 | all | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
- | o2 | tests, not reportable | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
t1 | o2 | all | - | CREDITED | 1.0 | 10.00
