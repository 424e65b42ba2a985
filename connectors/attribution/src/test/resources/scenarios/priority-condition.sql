-- Conditions of the rules after the one that takes a conversion are not evaluated, nor those of a rule that is not in force
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, priority, model, condition, valid_until)
VALUES
    ('scenario', 'old', 1, 'linear', '1 / conversion.amount > 5', TIMESTAMP '2020-01-01 00:00:00 UTC'),
    ('scenario', 'free', 2, 'linear', 'conversion.amount = 0', NULL),
    ('scenario', 'cheap', 3, 'linear', '100 / conversion.amount > 5', NULL);

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 0.00),
    ('ann', TIMESTAMP '2026-03-10 00:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
- | o1 | old | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
t1 | o1 | free | - | CREDITED | 1.0 | 0.00
- | o1 | cheap | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
- | o2 | old | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
- | o2 | free | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
t1 | o2 | cheap | - | CREDITED | 1.0 | 10.00
