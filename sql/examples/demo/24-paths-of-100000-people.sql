-- Journeys of 100,000 people
-- Each purchase with the touches of the 30 days before it and since the one before, and the touches after the last purchase as a journey that did not convert. Equal paths are counted together.
CREATE TABLE memory.default.path AS
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
