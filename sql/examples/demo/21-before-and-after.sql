-- Before and after the change
-- The newest version beside version 3, which gives what it gave: old versions stay.
WITH event AS (
    SELECT customer, event_time, touch_id AS id, channel, campaign, interaction, CAST(NULL AS varchar) AS kind, NULL AS euros FROM touch
    UNION ALL
    SELECT customer, event_time, conversion_id, NULL, NULL, NULL, kind, value FROM conversion
)
SELECT
    coalesce(rule, '(no campaign)') AS campaign,
    sum(credit) FILTER (WHERE version = 3) AS credit_before,
    sum(credit) FILTER (WHERE version = 4) AS credit_after,
    sum(value) FILTER (WHERE version = 3) AS value_before,
    sum(value) FILTER (WHERE version = 4) AS value_after
FROM (
    SELECT 3 AS version, rule, credit, value
    FROM TABLE(attribution.system.attribute_events(
        events => TABLE(event) PARTITION BY customer ORDER BY (event_time, id),
        conversion => DESCRIPTOR(euros),
        ruleset => 'campaigns',
        version => 3))
    UNION ALL
    SELECT 4, rule, credit, value
    FROM TABLE(attribution.system.attribute_events(
        events => TABLE(event) PARTITION BY customer ORDER BY (event_time, id),
        conversion => DESCRIPTOR(euros),
        ruleset => 'campaigns'))
)
GROUP BY rule
ORDER BY rule NULLS LAST;
