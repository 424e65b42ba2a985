-- Parts of a value sum to it to the cent, and what is left goes to the earlier touch
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model)
VALUES ('scenario', 'all', 'position_based(0.3, 0.4)');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-03 00:00:00', 't3', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 0.05)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | - | CREDITED | 0.3 | 0.02
t2 | o1 | all | - | CREDITED | 0.3 | 0.01
t3 | o1 | all | - | CREDITED | 0.4 | 0.02
