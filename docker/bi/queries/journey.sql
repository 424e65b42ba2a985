-- One row for each purchase with a touch in the 30 days before it
SELECT
    cardinality(journey.path) AS touches,
    cardinality(array_distinct(journey.path)) AS channels,
    date_diff('hour', journey.touch_times[1], journey.conversion_time) / 24e0 AS days,
    CAST(journey.value AS double) AS euros
FROM (
    SELECT journey_agg(channel, event_time, value, INTERVAL '30' DAY) AS journeys
    FROM event
    WHERE customer IS NOT NULL
    GROUP BY customer
)
CROSS JOIN UNNEST(journeys) AS journey
WHERE journey.converted AND cardinality(journey.path) > 0
