-- What the campaigns claim
-- One pass over touches and conversions applies all rules. The rows without a rule are the conversions that no campaign may claim.
SELECT
    coalesce(rule, '(no campaign)') AS campaign,
    class,
    count(DISTINCT conversion_id) AS conversions,
    sum(credit) AS credit,
    sum(value) AS value
FROM TABLE(attribution.system.attribute_events(
    events => TABLE(
        SELECT customer, event_time, touch_id AS id, channel, campaign, interaction, CAST(NULL AS varchar) AS kind, NULL AS euros FROM touch
        UNION ALL
        SELECT customer, event_time, conversion_id, NULL, NULL, NULL, kind, value FROM conversion
    ) PARTITION BY customer ORDER BY (event_time, id),
    conversion => DESCRIPTOR(euros),
    ruleset => 'campaigns',
    event_id => DESCRIPTOR(id),
    conversion_columns => DESCRIPTOR(id)))
WHERE decision IN ('CREDITED', 'UNATTRIBUTED')
GROUP BY rule, class
ORDER BY rule NULLS LAST, class;
