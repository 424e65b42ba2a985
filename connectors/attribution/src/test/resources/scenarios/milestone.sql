-- The last touch that meets the condition of a milestone has its role
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model)
VALUES ('scenario', 'all', 'w_shaped');

INSERT INTO milestone (rule_set, rule, milestone, condition)
VALUES ('scenario', 'all', 'milestone', 'touch.type = ''lead''');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't2', 'search', 'lead', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-03 00:00:00', 't3', 'search', 'lead', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-04 00:00:00', 't4', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | - | CREDITED | 0.3 | 3.00
t2 | o1 | all | - | CREDITED | 0.1 | 1.00
t3 | o1 | all | - | CREDITED | 0.3 | 3.00
t4 | o1 | all | - | CREDITED | 0.3 | 3.00
