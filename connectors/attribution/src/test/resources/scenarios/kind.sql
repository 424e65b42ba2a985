-- Excluded touches never count, and optional ones only where no regular one does
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model)
VALUES ('scenario', 'all', 'linear');

INSERT INTO touch_class (rule_set, rule, class, condition, kind)
VALUES
    ('scenario', 'all', 'paid', 'touch.channel = ''search''', 'regular'),
    ('scenario', 'all', 'direct', 'touch.channel = ''direct''', 'optional'),
    ('scenario', 'all', 'robot', 'touch.type = ''robot''', 'excluded');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'robot', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-03 00:00:00', 't3', 'direct', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00),
    ('bob', TIMESTAMP '2026-03-09 00:00:00', 't4', 'direct', 'click', NULL, NULL),
    ('bob', TIMESTAMP '2026-03-09 00:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | robot | EXCLUDED | 0.0 | 0.00
t2 | o1 | all | paid | CREDITED | 1.0 | 10.00
t3 | o1 | all | direct | LOWER_PRECEDENCE | 0.0 | 0.00
t4 | o2 | all | direct | CREDITED | 1.0 | 10.00
