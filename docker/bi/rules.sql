-- The rules of three campaigns, for the page Rules of the dashboard: ./tributary sql "$(cat docker/bi/rules.sql)"
INSERT INTO attribution.rules.rule_set (rule_set, strategy, description)
VALUES ('dashboard', 'every_match', 'What each campaign may claim');

INSERT INTO attribution.rules.rule (rule_set, rule, condition, model, frequency, frequency_interval)
VALUES
    ('dashboard', 'winter sale', NULL, 'last_touch', 'every', NULL),
    ('dashboard', 'spring launch', 'conversion.amount >= 100', 'linear', 'every', NULL),
    ('dashboard', 'summer deals', 'conversion.place = ''online''', 'time_decay(3d)', 'interval', INTERVAL '30' DAY);

INSERT INTO attribution.rules.touch_class (rule_set, rule, class, condition, lookback, precedence)
SELECT 'dashboard', rule, class, 'touch.campaign LIKE ''%' || replace(rule, ' ', '_') || ''' AND touch.interaction ' || interaction, lookback, precedence
FROM (VALUES
    'winter sale',
    'spring launch',
    'summer deals') AS campaign (rule)
CROSS JOIN (VALUES
    ('click', 'IN (''click'', ''visit'')', INTERVAL '14' DAY, 1),
    ('view', '= ''view''', INTERVAL '1' DAY, 2)) AS touch (class, interaction, lookback, precedence);
