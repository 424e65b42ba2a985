-- A rule that is not enabled does nothing
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, enabled)
VALUES ('scenario', 'later', 'linear', false);

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
- | o1 | - | - | UNATTRIBUTED | 1.0 | 10.00
