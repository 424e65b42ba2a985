-- Which touches count
-- A click within 7 days beats a view within 1 day. All classes come in one statement, and so in one version of the rules.
INSERT INTO attribution.rules.touch_class (rule_set, rule, class, condition, lookback, precedence)
SELECT 'campaigns', rule, class, 'touch.campaign LIKE ''%' || replace(rule, ' ', '_') || ''' AND touch.interaction ' || interaction, lookback, precedence
FROM (VALUES
    'winter sale',
    'spring launch',
    'summer deals') AS campaign (rule)
CROSS JOIN (VALUES
    ('click', 'IN (''click'', ''visit'')', INTERVAL '7' DAY, 1),
    ('view', '= ''view''', INTERVAL '1' DAY, 2)) AS touch (class, interaction, lookback, precedence);
