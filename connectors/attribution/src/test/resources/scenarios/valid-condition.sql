-- Conditions on touches of a rule that takes no conversion are not evaluated
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, priority, model, valid_until)
VALUES
    ('scenario', 'old', 1, 'linear', TIMESTAMP '2020-01-01 00:00:00 UTC'),
    ('scenario', 'new', 2, 'linear', NULL);

INSERT INTO touch_class (rule_set, rule, class, condition)
VALUES ('scenario', 'old', 'number', 'CAST(touch.channel AS bigint) > 5');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
- | o1 | old | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
t1 | o1 | new | - | CREDITED | 1.0 | 10.00
