-- The table journey, from the generated customers
CREATE TABLE journey AS
SELECT customer, path, converted, conversion_time, value
FROM (
    SELECT customer, journey_agg(channel, CAST(event_time AS timestamp(6)), value, INTERVAL '30' DAY) AS journeys
    FROM journeys.tiny.event
    GROUP BY customer
)
CROSS JOIN UNNEST(journeys) AS journey (path, touch_times, converted, conversion_time, value)
WHERE cardinality(path) > 0;
