-- The rules of the set, one row for each class of touches
SELECT
    campaign.rule,
    campaign.model,
    coalesce(campaign.condition, 'every purchase') AS counts_for,
    touch_class.class,
    touch_class.condition AS touches,
    to_milliseconds(touch_class.lookback) / 86400000 AS lookback_days,
    touch_class.precedence
FROM attribution.rules.rule AS campaign
JOIN attribution.rules.touch_class ON touch_class.rule_set = campaign.rule_set AND touch_class.rule = campaign.rule
WHERE campaign.rule_set = 'dashboard'
ORDER BY campaign.rule, touch_class.precedence
