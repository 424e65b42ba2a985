-- The paths of all journeys
-- A journey is the touches of the 30 days before a purchase, or all those after the last purchase of a person, which have come to nothing yet.
-- Equal paths are one row. What a path without a touch led to cannot be credited to any channel.
CREATE TABLE memory.default.report_path AS
SELECT
    transform(journey.path, channel -> coalesce(replace(channel, '_', ' '), '(unknown)')) AS path,
    count_if(journey.converted) AS conversions,
    coalesce(sum(CAST(journey.value AS double)), 0) AS value,
    count_if(NOT journey.converted) AS non_conversions
FROM (
    SELECT journey_agg(channel, event_time, value, INTERVAL '30' DAY) AS journeys
    FROM event
    WHERE customer IS NOT NULL
    GROUP BY customer
)
CROSS JOIN UNNEST(journeys) AS journey
WHERE cardinality(journey.path) > 0
GROUP BY journey.path;
