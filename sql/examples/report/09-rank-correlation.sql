-- Which model puts the channels in the right order
-- Spearman's rank correlation of what a model gives the channels with what they caused: 1 is the true order, 0 is no better than chance, and below 0 it is rather upside down.
-- A dozen channels and little more than a hundred caused purchases are little to judge by, and another company would find another order. Where touches follow the wish to buy, as here, no model that only sees journeys can be trusted with a budget alone.
WITH truth AS (
    SELECT replace(cause_channel, '_', ' ') AS channel, count(*) AS caused
    FROM truth_conversion
    WHERE cause_channel IS NOT NULL
    GROUP BY cause_channel
),
compared AS (
    SELECT model, place, data_driven, purchases, coalesce(caused, 0) AS caused
    FROM memory.default.report_credit
    LEFT JOIN truth USING (channel)
    WHERE channel <> '(unknown)'
),
ranked AS (
    SELECT
        model,
        place,
        data_driven,
        -- Equal ones share the mean of their ranks
        rank() OVER (PARTITION BY model ORDER BY purchases) + (count(*) OVER (PARTITION BY model, purchases) - 1) / 2e0 AS credit_rank,
        rank() OVER (PARTITION BY model ORDER BY caused) + (count(*) OVER (PARTITION BY model, caused) - 1) / 2e0 AS true_rank
    FROM compared
)
SELECT model, data_driven, corr(credit_rank, true_rank) AS rank_correlation
FROM ranked
GROUP BY model, place, data_driven
ORDER BY rank_correlation DESC, place;
