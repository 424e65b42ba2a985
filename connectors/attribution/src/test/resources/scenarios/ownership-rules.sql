-- A rule knows only its own conversions: a touch serves the next lead and the next order
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, priority, condition, model, ownership)
VALUES
    ('scenario', 'leads', 1, 'conversion.kind = ''lead''', 'linear', 'since_previous'),
    ('scenario', 'orders', 2, 'conversion.kind = ''order''', 'linear', 'since_previous');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 'l1', NULL, NULL, 'lead', 1.00),
    ('ann', TIMESTAMP '2026-03-03 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-04 00:00:00', 'o1', NULL, NULL, 'order', 10.00),
    ('ann', TIMESTAMP '2026-03-05 00:00:00', 'o2', NULL, NULL, 'order', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | l1 | leads | - | CREDITED | 1.0 | 1.00
- | l1 | orders | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
- | o1 | leads | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
t1 | o1 | orders | - | CREDITED | 0.5 | 5.00
t2 | o1 | orders | - | CREDITED | 0.5 | 5.00
- | o2 | leads | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
t1 | o2 | orders | - | OWNED_BY_OTHER_CONVERSION | 0.0 | 0.00
t2 | o2 | orders | - | OWNED_BY_OTHER_CONVERSION | 0.0 | 0.00
- | o2 | orders | - | UNATTRIBUTED | 1.0 | 10.00
