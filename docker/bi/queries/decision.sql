-- What the rules decided on every touch of a campaign, and why
WITH event AS (
    SELECT customer, event_time, touch_id AS id, channel, campaign, interaction, CAST(NULL AS varchar) AS kind, NULL AS euros FROM touch
    UNION ALL
    SELECT customer, event_time, conversion_id, NULL, NULL, NULL, kind, value FROM conversion
)
SELECT
    coalesce(rule, '(no campaign)') AS rule,
    conversion_id AS purchase,
    replace(campaign, '_', ' ') AS campaign,
    interaction,
    class,
    decision,
    to_milliseconds(age) / 86400e3 AS days_before,
    credit,
    CAST(value AS double) AS euros
FROM TABLE(attribution.system.attribute_events(
    events => TABLE(event) PARTITION BY customer ORDER BY (event_time, id),
    conversion => DESCRIPTOR(euros),
    ruleset => 'dashboard',
    explain => true,
    event_id => DESCRIPTOR(id),
    conversion_columns => DESCRIPTOR(id)))
WHERE decision IN ('CREDITED', 'UNATTRIBUTED') OR class IS NOT NULL
