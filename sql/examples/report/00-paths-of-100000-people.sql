-- The paths of 100,000 people
-- For the rank correlation with the truth, where a few hundred purchases would be little to judge by. The demo has this table already.
CREATE TABLE IF NOT EXISTS memory.default.path AS
SELECT journey.path, count_if(journey.converted) AS conversions, count_if(NOT journey.converted) AS non_conversions
FROM (
    SELECT journey_agg(channel, event_time, conversion, INTERVAL '30' DAY, 'since_previous') AS journeys
    FROM journeys.sf1.event
    WHERE customer IS NOT NULL
    GROUP BY customer
)
CROSS JOIN UNNEST(journeys) AS journey
WHERE cardinality(journey.path) > 0
GROUP BY journey.path;
