-- What the Markov chain loses without a channel
-- The removal effect of the Markov chain: the part of the credited purchases that the chain loses if every journey ends where it would come to the channel.
-- Effects do not add up to 100 percent, as a journey of three channels is lost without any of them. It is what the chain says, not an experiment: people may buy all the same, or come another way.
SELECT channel, order_1, order_2
FROM (
    SELECT
        markov_attribution(path, conversions, value, non_conversions) AS first_order,
        markov_attribution(path, conversions, value, non_conversions, 2) AS second_order
    FROM memory.default.report_path
)
CROSS JOIN UNNEST(first_order, second_order) AS effect (channel, order_1, conversions, value, channel_2, order_2, conversions_2, value_2)
ORDER BY order_1 DESC, channel;
