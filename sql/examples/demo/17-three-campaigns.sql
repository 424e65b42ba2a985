-- Three campaigns, three rules
-- The winter sale claims with its last touch, the spring launch shares orders of 100 euros and more among all its touches, and the summer deals count one order a month.
INSERT INTO attribution.rules.rule (rule_set, rule, condition, model, frequency, frequency_interval)
VALUES
    ('campaigns', 'winter sale', NULL, 'last_touch', 'every', NULL),
    ('campaigns', 'spring launch', 'conversion.euros >= 100', 'linear', 'every', NULL),
    ('campaigns', 'summer deals', 'conversion.kind = ''shop''', 'time_decay(3d)', 'interval', INTERVAL '30' DAY);
