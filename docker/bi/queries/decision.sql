-- What the rules decided on every touch of a campaign, and why: on the touches that reports use, and the conversions that can have any
WITH event AS (
    SELECT customer, event_time, touch_id AS id, channel, campaign, interaction, CAST(NULL AS varchar) AS place, CAST(NULL AS decimal(18, 2)) AS amount
    FROM customer_touch
    WHERE state = 'measured'
    UNION ALL
    SELECT customer, event_time, conversion_id, NULL, NULL, NULL, place, value
    FROM customer_conversion
    WHERE state = 'measured'
)
SELECT
    coalesce(rule, '(no campaign)') AS rule,
    conversion_id AS purchase,
    campaign,
    interaction,
    class,
    decision,
    to_milliseconds(age) / 86400e3 AS days_before,
    credit,
    CAST(value AS double) AS value
FROM TABLE(attribution.system.attribute_events(
    events => TABLE(event) PARTITION BY customer ORDER BY (event_time, id),
    conversion => DESCRIPTOR(amount),
    ruleset => 'dashboard',
    explain => true,
    event_id => DESCRIPTOR(id),
    conversion_columns => DESCRIPTOR(id)))
WHERE decision IN ('CREDITED', 'UNATTRIBUTED') OR class IS NOT NULL
