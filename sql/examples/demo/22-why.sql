-- Why this touch and not that one
-- One conversion of the winter sale, with all touches of the campaign that its customer had before, and the reason why each got credit or not.
WITH event AS (
    SELECT customer, event_time, touch_id AS id, channel, campaign, interaction, CAST(NULL AS varchar) AS kind, NULL AS euros FROM touch
    UNION ALL
    SELECT customer, event_time, conversion_id, NULL, NULL, NULL, kind, value FROM conversion
),
decided AS (
    SELECT *
    FROM TABLE(attribution.system.attribute_events(
        events => TABLE(event) PARTITION BY customer ORDER BY (event_time, id),
        conversion => DESCRIPTOR(euros),
        ruleset => 'campaigns',
        explain => true,
        conversion_columns => DESCRIPTOR(id)))
    WHERE rule = 'winter sale'
)
SELECT conversion_id, age, campaign, interaction, class, decision, credit
FROM decided
WHERE conversion_id = (
        -- of which there is most to tell
        SELECT conversion_id
        FROM decided
        WHERE decision IN ('CREDITED', 'LOWER_PRECEDENCE', 'OUTSIDE_LOOKBACK', 'NO_SHARE')
        GROUP BY conversion_id
        ORDER BY count(DISTINCT decision) DESC, count(*), conversion_id
        LIMIT 1)
    AND class IS NOT NULL
ORDER BY age;
