-- A click of a week beats a view of a day, each with its own lookback
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model)
VALUES ('scenario', 'all', 'last_touch');

INSERT INTO touch_class (rule_set, rule, class, condition, lookback, precedence)
VALUES
    ('scenario', 'all', 'click', 'touch.type = ''click''', INTERVAL '7' DAY, 1),
    ('scenario', 'all', 'view', 'touch.type = ''view''', INTERVAL '1' DAY, 2);

-- events
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-08 00:00:00', 't2', 'search', 'view', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00),
    ('ann', TIMESTAMP '2026-03-18 00:00:00', 't3', 'search', 'view', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-19 00:00:00', 't4', 'search', 'view', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-19 12:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | click | CREDITED | 1.0 | 10.00
t2 | o1 | all | view | LOWER_PRECEDENCE | 0.0 | 0.00
t1 | o2 | all | click | OUTSIDE_LOOKBACK | 0.0 | 0.00
t2 | o2 | all | view | OUTSIDE_LOOKBACK | 0.0 | 0.00
t3 | o2 | all | view | OUTSIDE_LOOKBACK | 0.0 | 0.00
t4 | o2 | all | view | CREDITED | 1.0 | 10.00
