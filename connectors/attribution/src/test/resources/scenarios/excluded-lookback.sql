-- An excluded class has no lookback unless it names one, however long those of the others are
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, lookback)
VALUES ('scenario', 'all', 'linear', INTERVAL '7' DAY);

INSERT INTO touch_class (rule_set, rule, class, condition, kind, lookback)
VALUES
    ('scenario', 'all', 'click', NULL, 'regular', INTERVAL '30' DAY),
    ('scenario', 'all', 'robot', 'touch.type = ''robot''', 'excluded', NULL),
    ('scenario', 'all', 'staff', 'touch.channel = ''staff''', 'excluded', INTERVAL '7' DAY);

-- events
    ('ann', TIMESTAMP '2026-01-01 00:00:00', 't1', 'search', 'robot', NULL, NULL),
    ('ann', TIMESTAMP '2026-01-02 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't3', 'search', 'robot', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't4', 'staff', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-10 00:00:00', 't5', 'staff', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-11 00:00:00', 'o1', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | robot | EXCLUDED | 0.0 | 0.00
t2 | o1 | all | click | OUTSIDE_LOOKBACK | 0.0 | 0.00
t3 | o1 | all | robot | EXCLUDED | 0.0 | 0.00
t4 | o1 | all | click | CREDITED | 1.0 | 10.00
t5 | o1 | all | staff | EXCLUDED | 0.0 | 0.00
