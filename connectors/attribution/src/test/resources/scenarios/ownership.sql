-- A touch serves only the next conversion
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, ownership)
VALUES ('scenario', 'all', 'linear', 'since_previous');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-08 00:00:00', 'o1', NULL, NULL, 'shop', 10.00),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | - | CREDITED | 1.0 | 10.00
t1 | o2 | all | - | OWNED_BY_OTHER_CONVERSION | 0.0 | 0.00
t2 | o2 | all | - | CREDITED | 1.0 | 10.00
