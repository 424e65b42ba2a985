-- Where every rule may take a conversion, each counts for itself, too
INSERT INTO rule_set (rule_set, strategy)
VALUES ('scenario', 'every_match');

INSERT INTO rule (rule_set, rule, model, ownership, frequency)
VALUES
    ('scenario', 'each', 'linear', 'since_previous', 'every'),
    ('scenario', 'once', 'linear', 'since_previous', 'first');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 'o1', NULL, NULL, 'shop', 10.00),
    ('ann', TIMESTAMP '2026-03-03 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-04 00:00:00', 'o2', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | each | - | CREDITED | 1.0 | 10.00
t1 | o1 | once | - | CREDITED | 1.0 | 10.00
t1 | o2 | each | - | OWNED_BY_OTHER_CONVERSION | 0.0 | 0.00
t2 | o2 | each | - | CREDITED | 1.0 | 10.00
- | o2 | once | - | DUPLICATE_CONVERSION | 0.0 | 0.00
