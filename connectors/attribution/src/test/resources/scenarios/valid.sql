-- A rule holds from the first instant of its time to the last one before its end
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, valid_from, valid_until)
VALUES ('scenario', 'spring', 'linear', TIMESTAMP '2026-03-08 00:00:00 UTC', TIMESTAMP '2026-03-09 00:00:00 UTC');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-08 00:00:00', 'o1', NULL, NULL, 'shop', 10.00),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | spring | - | CREDITED | 1.0 | 10.00
- | o2 | spring | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
- | o2 | - | - | UNATTRIBUTED | 1.0 | 10.00
