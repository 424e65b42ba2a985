-- The part of the purchases that a Markov chain loses if every journey ends where it would come to the channel
SELECT coalesce(replace(channel, '_', ' '), '(unknown)') AS channel, order_1, order_2
FROM (
    SELECT
        markov_attribution(path, conversions, 0, non_conversions) AS first_order,
        markov_attribution(path, conversions, 0, non_conversions, 2) AS second_order
    FROM (
        SELECT journey.path, count_if(journey.converted) AS conversions, count_if(NOT journey.converted) AS non_conversions
        FROM (
            SELECT journey_agg(channel, event_time, conversion, INTERVAL '30' DAY) AS journeys
            FROM event
            WHERE customer IS NOT NULL
            GROUP BY customer
        )
        CROSS JOIN UNNEST(journeys) AS journey
        WHERE cardinality(journey.path) > 0
        GROUP BY journey.path
    )
)
CROSS JOIN UNNEST(first_order, second_order) AS effect (channel, order_1, conversions, value, channel_2, order_2, conversions_2, value_2)
ORDER BY order_1 DESC
