-- An event counts once, also if it comes as a touch and as a conversion, or without a time
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model)
VALUES ('scenario', 'all', 'linear');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-07 00:00:00', 'o1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-08 00:00:00', 'o1', NULL, NULL, 'shop', 10.00),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o2', NULL, NULL, 'shop', 20.00),
    ('ann', NULL, 'o2', NULL, NULL, 'shop', 20.00),
    ('ann', NULL, 'o3', NULL, NULL, 'shop', 30.00),
    ('ann', NULL, 'o3', NULL, NULL, 'shop', 30.00)

-- result
touch | conversion | rule | class | decision | credit | value
- | o1 | - | - | DUPLICATE_CONVERSION | 0.0 | 0.00
- | o2 | - | - | DUPLICATE_CONVERSION | 0.0 | 0.00
t1 | o2 | all | - | CREDITED | 0.5 | 10.00
o1 | o2 | all | - | CREDITED | 0.5 | 10.00
- | o3 | - | - | NO_TIME | 1.0 | 30.00
- | o3 | - | - | DUPLICATE_CONVERSION | 0.0 | 0.00
