-- The first conversion of a customer counts
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, frequency)
VALUES ('scenario', 'all', 'linear', 'first');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 'o1', NULL, NULL, 'shop', 10.00),
    ('ann', TIMESTAMP '2026-03-08 00:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | - | CREDITED | 1.0 | 10.00
- | o2 | all | - | DUPLICATE_CONVERSION | 0.0 | 0.00
