-- Both ends of the lookback belong to it
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, lookback)
VALUES ('scenario', 'all', 'linear', INTERVAL '7' DAY);

-- events
    ('ann', TIMESTAMP '2026-03-01 23:59:59', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 't3', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | - | OUTSIDE_LOOKBACK | 0.0 | 0.00
t2 | o1 | all | - | CREDITED | 0.5 | 5.00
t3 | o1 | all | - | CREDITED | 0.5 | 5.00
