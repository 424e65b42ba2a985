-- A condition says which conversions a rule is for, and which touches are of a class
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model, condition)
VALUES ('scenario', 'stores', 'linear', 'conversion.kind = ''store''');

INSERT INTO touch_class (rule_set, rule, class, condition)
VALUES ('scenario', 'stores', 'click', 'touch.type = ''click'' AND conversion.amount > 5');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't2', 'search', 'view', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-08 00:00:00', 'o1', NULL, NULL, 'store', 10.00),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | stores | click | CREDITED | 1.0 | 10.00
t2 | o1 | stores | - | CONDITION | 0.0 | 0.00
- | o2 | stores | - | RULE_NOT_APPLICABLE | 0.0 | 0.00
- | o2 | - | - | UNATTRIBUTED | 1.0 | 10.00
