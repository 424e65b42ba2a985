-- No model puts the channels in the right order
-- Spearman's rank correlation of what six of the models give the channels with what their touches cause, here of 100,000 people and with each touch counted for one purchase only: 1 is the true order, 0 is no better than chance, and below 0 it is rather upside down.
-- Differences of a tenth mean nothing: of other people and journeys the order of the models is another. Visits right before a purchase that would happen anyway are what all of them are taken in by. Where touches follow the wish to buy, no model that only sees journeys can be trusted with a budget alone.
WITH learnt AS (
    SELECT
        markov_attribution(path, conversions, 0, non_conversions) AS markov,
        shapley_attribution(path, conversions, 0) AS shapley,
        probabilistic_attribution(path, conversions, 0, non_conversions) AS probabilistic
    FROM memory.default.path
),
ruled AS (
    SELECT
        step.channel,
        sum(conversions) FILTER (WHERE step.channel = element_at(path, 1)) AS first_touch,
        sum(conversions) FILTER (WHERE step.channel = element_at(path, -1)) AS last_touch,
        sum(conversions * 1e0 * step.touches / cardinality(path)) AS linear
    FROM memory.default.path
    CROSS JOIN UNNEST(path_frequency(path)) AS step
    WHERE conversions > 0
    GROUP BY step.channel
),
credit (model, data_driven, channel, purchases) AS (
    SELECT 'Markov', true, c.channel, c.conversions FROM learnt CROSS JOIN UNNEST(markov) AS c
    UNION ALL
    SELECT 'Shapley', true, c.channel, c.conversions FROM learnt CROSS JOIN UNNEST(shapley) AS c
    UNION ALL
    SELECT 'Probabilistic', true, c.channel, c.conversions FROM learnt CROSS JOIN UNNEST(probabilistic) AS c
    UNION ALL
    SELECT model, false, channel, coalesce(purchases, 0)
    FROM ruled
    CROSS JOIN UNNEST(ARRAY['First touch', 'Last touch', 'Linear'], ARRAY[first_touch, last_touch, linear]) AS c (model, purchases)
),
truth AS (
    SELECT channel, sum(effect) AS caused
    FROM journeys.sf1.touch
    JOIN journeys.sf1.truth_effect USING (channel)
    GROUP BY channel
),
ranked AS (
    SELECT
        model,
        data_driven,
        -- Equal ones share the mean of their ranks
        rank() OVER (PARTITION BY model ORDER BY purchases) + (count(*) OVER (PARTITION BY model, purchases) - 1) / 2e0 AS credit_rank,
        rank() OVER (PARTITION BY model ORDER BY caused) + (count(*) OVER (PARTITION BY model, caused) - 1) / 2e0 AS true_rank
    FROM credit
    JOIN truth USING (channel)
)
SELECT model, data_driven, corr(credit_rank, true_rank) AS rank_correlation
FROM ranked
GROUP BY model, data_driven
ORDER BY rank_correlation DESC, model;
