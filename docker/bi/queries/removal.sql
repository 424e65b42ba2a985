-- The part of the conversions that a Markov chain loses if every journey ends where it would come to the channel
SELECT coalesce(channel, '(unknown)') AS channel, order_1, order_2
FROM (
    SELECT
        markov_attribution(path, conversions, 0, non_conversions) AS first_order,
        markov_attribution(path, conversions, 0, non_conversions, 2) AS second_order
    FROM (
        SELECT path, count_if(line = 'journey') AS conversions, count_if(line = 'open') AS non_conversions
        FROM conversion_journey
        WHERE cardinality(path) > 0 AND in_period
        GROUP BY path
    )
)
CROSS JOIN UNNEST(first_order, second_order) AS effect (channel, order_1, conversions, value, channel_2, order_2, conversions_2, value_2)
ORDER BY order_1 DESC
