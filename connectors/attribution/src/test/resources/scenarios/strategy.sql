-- Each campaign is credited on its own where every match counts
INSERT INTO rule_set (rule_set, strategy)
VALUES ('scenario', 'every_match');

INSERT INTO rule (rule_set, rule, model)
VALUES ('scenario', 'first', 'first_touch'), ('scenario', 'last', 'last_touch');

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | first | - | CREDITED | 1.0 | 10.00
t2 | o1 | first | - | NO_SHARE | 0.0 | 0.00
t1 | o1 | last | - | NO_SHARE | 0.0 | 0.00
t2 | o1 | last | - | CREDITED | 1.0 | 10.00
