-- The rule with the lowest priority number takes a conversion, although it credits no touch
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, priority, lookback)
VALUES ('scenario', 'short', 'linear', 1, INTERVAL '1' DAY), ('scenario', 'long', 'linear', 2, NULL);

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | short | - | OUTSIDE_LOOKBACK | 0.0 | 0.00
- | o1 | short | - | UNATTRIBUTED | 1.0 | 10.00
- | o1 | long | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
