-- Conversions without customer or time keep their value
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model)
VALUES ('scenario', 'all', 'linear');

-- events
    (NULL, TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    (NULL, TIMESTAMP '2026-03-02 00:00:00', 'o1', NULL, NULL, 'shop', 10.00),
    ('ann', NULL, 'o2', NULL, NULL, 'shop', 20.00),
    ('ann', NULL, 't2', 'search', 'click', NULL, NULL)

-- result
touch | conversion | rule | class | decision | credit | value
- | o1 | - | - | NO_CUSTOMER | 1.0 | 10.00
- | o2 | - | - | NO_TIME | 1.0 | 20.00
