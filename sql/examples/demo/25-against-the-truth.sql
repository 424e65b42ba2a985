-- Which model is nearest to the truth?
-- Only this generated company knows what its channels caused: touches times the effect of one, in expected purchases. rank_ is Spearman's rank correlation of the credit of the twelve channels with it: 1 is the right
-- order, 0 as good as none. wrong_ is the part of the credit that is with a channel which did not cause it, above 1 where credits are below 0. First for all touches, then without direct visits, then without all touches of people who are about
-- to buy anyway: direct, brand_search and retargeting. What is left out matters more than the model: with all touches none is good, and without those last touch does as well as any.
WITH kept AS (
    SELECT conversions, non_conversions, kept.touches, kept.path
    FROM memory.default.path
    CROSS JOIN UNNEST(ARRAY[
        ROW('all', path),
        ROW('no direct', filter(path, channel -> channel IS DISTINCT FROM 'direct')),
        ROW('no intent', filter(path, channel -> (channel IN ('direct', 'brand_search', 'retargeting')) IS NOT TRUE))]) AS kept (touches, path)
    WHERE cardinality(kept.path) > 0
),
learnt AS (
    SELECT
        touches,
        markov_attribution(path, conversions, 0, non_conversions) AS markov,
        shapley_attribution(path, conversions, 0) AS shapley,
        shapley_attribution(path, conversions, 0, non_conversions, 'rates') AS shapley_rates,
        probabilistic_attribution(path, conversions, 0, non_conversions) AS probabilistic
    FROM kept
    GROUP BY touches
),
ruled AS (
    SELECT
        kept.touches,
        step.channel,
        sum(conversions) FILTER (WHERE step.channel = element_at(path, 1)) AS first_touch,
        sum(conversions) FILTER (WHERE step.channel = element_at(path, -1)) AS last_touch,
        sum(conversions * 1e0 * step.touches / cardinality(path)) AS linear
    FROM kept
    CROSS JOIN UNNEST(path_frequency(path)) AS step
    WHERE conversions > 0
    GROUP BY kept.touches, step.channel
),
credit AS (
    SELECT touches, credit.*
    FROM learnt
    CROSS JOIN UNNEST(
        transform(markov, credit -> ROW('markov', credit.channel, credit.conversions))
            || transform(shapley, credit -> ROW('shapley', credit.channel, credit.conversions))
            || transform(shapley_rates, credit -> ROW('shapley, rates', credit.channel, credit.conversions))
            || transform(probabilistic, credit -> ROW('probabilistic', credit.channel, credit.conversions))) AS credit (model, channel, conversions)
    UNION ALL
    SELECT touches, model, channel, conversions
    FROM ruled
    CROSS JOIN UNNEST(ARRAY['first touch', 'last touch', 'linear'], ARRAY[first_touch, last_touch, linear]) AS credit (model, conversions)
),
truth AS (
    SELECT channel, sum(effect) AS caused
    FROM journeys.sf1.touch
    JOIN journeys.sf1.truth_effect USING (channel)
    GROUP BY channel
),
compared AS (
    SELECT model, touches, truth.channel, caused, coalesce(sum(conversions) FILTER (WHERE credit.channel = truth.channel), 0) AS credit
    FROM credit
    CROSS JOIN truth
    GROUP BY model, touches, truth.channel, caused
),
ranked AS (
    SELECT
        model,
        touches,
        -- equal credits share their ranks
        rank() OVER (PARTITION BY model, touches ORDER BY credit) + count(*) OVER (PARTITION BY model, touches, credit) / 2e0 AS credit_rank,
        rank() OVER (PARTITION BY model, touches ORDER BY caused) AS true_rank,
        abs(credit / sum(credit) OVER (PARTITION BY model, touches) - caused / sum(caused) OVER (PARTITION BY model, touches)) / 2 AS wrong
    FROM compared
)
SELECT
    model,
    corr(credit_rank, true_rank) FILTER (WHERE touches = 'all') AS rank_all,
    corr(credit_rank, true_rank) FILTER (WHERE touches = 'no direct') AS rank_no_direct,
    corr(credit_rank, true_rank) FILTER (WHERE touches = 'no intent') AS rank_no_intent,
    sum(wrong) FILTER (WHERE touches = 'all') AS wrong_all,
    sum(wrong) FILTER (WHERE touches = 'no direct') AS wrong_no_direct,
    sum(wrong) FILTER (WHERE touches = 'no intent') AS wrong_no_intent
FROM ranked
GROUP BY model
ORDER BY wrong_all;
