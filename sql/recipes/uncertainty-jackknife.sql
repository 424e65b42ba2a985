-- How sure credits are: a jackknife
-- Standard errors from twenty fits, of which each leaves out another twentieth of the customers: a fifth of the cost of the bootstrap beside it, and less sure of the errors. For the same table journey, with the same
-- result. Group 0 is none, so that the fit that leaves it out has all customers.
CREATE TABLE credit_without AS
SELECT left_out, credit.channel, credit.conversions
FROM (
    SELECT left_out, markov_attribution(path, IF(converted, 1, 0), IF(converted, CAST(value AS double), 0), IF(converted, 0, 1)) AS credits
    FROM (
        SELECT *, 1 + bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(CAST(customer AS varchar)))), 11) % 20 AS customer_group
        FROM journey
        WHERE customer IS NOT NULL
    )
    CROSS JOIN UNNEST(sequence(0, 20)) AS groups (left_out)
    WHERE customer_group <> left_out
    GROUP BY left_out
)
CROSS JOIN UNNEST(credits) AS credit;

-- Nineteen of twenty parts change by little when one of them is left out: their differences count nineteen times. Conversions are first made as many as twenty parts have. How many parts there are is counted.
CREATE TABLE credit_error AS
SELECT
    channel,
    max(conversions) FILTER (WHERE left_out = 0) AS conversions,
    sqrt((max(left_out) - 1) * var_pop(conversions) FILTER (WHERE left_out > 0)) * max(left_out) / (max(left_out) - 1) AS conversions_error,
    max(share) FILTER (WHERE left_out = 0) AS share,
    sqrt((max(left_out) - 1) * var_pop(share) FILTER (WHERE left_out > 0)) AS share_error
FROM (
    SELECT *, conversions / nullif(sum(conversions) OVER (PARTITION BY left_out), 0) AS share
    FROM (
        SELECT left_out, channel, coalesce(conversions, 0) AS conversions
        FROM (SELECT coalesce(channel, '(none)') AS channel FROM credit_without WHERE left_out = 0)
        CROSS JOIN (SELECT DISTINCT left_out FROM credit_without)
        LEFT JOIN (SELECT left_out, coalesce(channel, '(none)') AS channel, conversions FROM credit_without) USING (left_out, channel)
    )
)
GROUP BY channel;
