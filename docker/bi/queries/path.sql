-- Journeys by their last four channels, repeats taken together
SELECT
    array_join(path_trim(path_collapse(journey.path), 4), ' > ', '(unknown)') AS path,
    count_if(journey.converted) AS purchases,
    count_if(NOT journey.converted) AS no_purchase,
    CAST(coalesce(sum(journey.value), 0) AS double) AS euros
FROM (
    SELECT journey_agg(replace(channel, '_', ' '), event_time, value, INTERVAL '30' DAY) AS journeys
    FROM event
    WHERE customer IS NOT NULL
    GROUP BY customer
)
CROSS JOIN UNNEST(journeys) AS journey
WHERE cardinality(journey.path) > 0
GROUP BY 1
ORDER BY purchases DESC, euros DESC, path
