-- How sure credits are: a bootstrap
-- Standard errors of the credits of a model, from a hundred fits of which each has its own draw of the customers. For a table journey with the columns customer, path, converted and value, a row for each journey, as
-- UNNEST of journey_agg gives them, without empty paths. Nothing is random: how often a customer is in a draw comes from a hash of customer and draw, so that the same journeys have the same errors.

-- Draw 0 is all customers once. In each other draw a customer is 0, 1, 2 ... times, as a Poisson distribution of mean 1 has it, and with all of their journeys: those of one customer depend on each other. The
-- numbers are the distribution function of it at 0 to 8. Put here any model that takes counts and has one row for each channel.
CREATE TABLE credit_draw AS
SELECT draw, credit.channel, credit.conversions
FROM (
    SELECT draw, markov_attribution(path, IF(converted, times, 0), IF(converted, times * CAST(value AS double), 0), IF(converted, 0, times)) AS credits
    FROM (
        SELECT
            draw,
            path,
            converted,
            value,
            IF(draw = 0, 1, width_bucket(
                bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(CAST(draw AS varchar) || ' ' || CAST(customer AS varchar)))), 11) / 9007199254740992e0,
                ARRAY[0.36787944117144233, 0.7357588823428847, 0.9196986029286058, 0.9810118431238463, 0.9963401531726563, 0.9994058151824183, 0.999916758850712, 0.9999897508033253, 0.999998874797402])) AS times
        FROM journey
        CROSS JOIN UNNEST(sequence(0, 100)) AS draws (draw)
        WHERE customer IS NOT NULL
    )
    WHERE times > 0
    GROUP BY draw
)
CROSS JOIN UNNEST(credits) AS credit;

-- The credits of all customers, and how much they differ between draws. A channel that a draw has not is there with 0.
CREATE TABLE credit_error AS
SELECT
    channel,
    max(conversions) FILTER (WHERE draw = 0) AS conversions,
    stddev(conversions) FILTER (WHERE draw > 0) AS conversions_error,
    max(share) FILTER (WHERE draw = 0) AS share,
    stddev(share) FILTER (WHERE draw > 0) AS share_error
FROM (
    SELECT *, conversions / nullif(sum(conversions) OVER (PARTITION BY draw), 0) AS share
    FROM (
        SELECT draw, channel, coalesce(conversions, 0) AS conversions
        FROM (SELECT coalesce(channel, '(none)') AS channel FROM credit_draw WHERE draw = 0)
        CROSS JOIN (SELECT DISTINCT draw FROM credit_draw)
        LEFT JOIN (SELECT draw, coalesce(channel, '(none)') AS channel, conversions FROM credit_draw) USING (draw, channel)
    )
)
GROUP BY channel;
