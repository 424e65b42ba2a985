-- What the model gives a touch is multiplied by the weight of its class
INSERT INTO rule_set (rule_set)
VALUES 'scenario';

INSERT INTO rule (rule_set, rule, model)
VALUES ('scenario', 'all', 'linear');

INSERT INTO touch_class (rule_set, rule, class, condition, weight)
VALUES
    ('scenario', 'all', 'click', 'touch.type = ''click''', 3),
    ('scenario', 'all', 'view', 'touch.type = ''view''', 1);

-- events
    ('ann', TIMESTAMP '2026-03-01 00:00:00', 't1', 'search', 'view', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-02 00:00:00', 't2', 'search', 'click', NULL, NULL),
    ('ann', TIMESTAMP '2026-03-09 00:00:00', 'o1', NULL, NULL, 'shop', 10.00)

-- result
touch | conversion | rule | class | decision | credit | value
t1 | o1 | all | view | CREDITED | 0.25 | 2.50
t2 | o1 | all | click | CREDITED | 0.75 | 7.50
