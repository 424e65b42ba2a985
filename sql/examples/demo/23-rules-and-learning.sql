-- Rule-based and data-driven side by side
-- Purchases by channel, lookback of 30 days. The four models on the left know before they see any data who earns what; the others learn it from the same journeys. All columns sum to the purchases. The survival model, in the last, has the whole journey since the purchase before, as it looks at times itself. A credit
-- below 0 says that journeys with the channel end in a purchase less often than those without it.
WITH customer AS (
    SELECT
        attribution_agg(ARRAY['first_touch', 'last_touch', 'linear', 'u_shaped'], channel, event_time, conversion, INTERVAL '30' DAY) AS credits,
        journey_agg(channel, event_time, value, INTERVAL '30' DAY) AS journeys,
        journey_agg(channel, event_time, value, NULL, 'since_previous') AS whole_journeys,
        max(max(event_time)) OVER () AS last_time
    FROM event
    WHERE customer IS NOT NULL
    GROUP BY customer
),
path AS (
    SELECT journey.path, count_if(journey.converted) AS conversions, coalesce(sum(CAST(journey.value AS double)), 0) AS value, count_if(NOT journey.converted) AS non_conversions
    FROM customer
    CROSS JOIN UNNEST(journeys) AS journey
    GROUP BY journey.path
),
fitted AS (
    SELECT
        markov_attribution(path, conversions, value, non_conversions) AS markov,
        shapley_attribution(path, conversions, value, non_conversions, 'ordered') AS shapley_ordered,
        shapley_attribution(path, conversions, value, non_conversions, 'rates') AS shapley_rates,
        probabilistic_attribution(path, conversions, value, non_conversions) AS probabilistic
    FROM path
    WHERE cardinality(path) > 0
),
timed AS (
    SELECT
        survival_attribution(journey.path, journey.touch_times, journey.converted, coalesce(journey.conversion_time, last_time), journey.value) FILTER (WHERE cardinality(journey.path) > 0) AS fit,
        count_if(journey.converted AND cardinality(journey.path) = 0) AS untouched
    FROM customer
    -- a lookback would hide from the model the old touches that came to nothing, and shared touches would count twice
    CROSS JOIN UNNEST(whole_journeys) AS journey
),
credit (model, channel, touched, conversions) AS (
    SELECT model, channel, touches > 0, conversions
    FROM customer
    CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
    UNION ALL
    SELECT 'markov', credit.channel, true, credit.conversions FROM fitted CROSS JOIN UNNEST(markov) AS credit
    UNION ALL
    SELECT 'shapley_ordered', credit.channel, true, credit.conversions FROM fitted CROSS JOIN UNNEST(shapley_ordered) AS credit
    UNION ALL
    SELECT 'shapley_rates', credit.channel, true, credit.conversions FROM fitted CROSS JOIN UNNEST(shapley_rates) AS credit
    UNION ALL
    SELECT 'probabilistic', credit.channel, true, credit.conversions FROM fitted CROSS JOIN UNNEST(probabilistic) AS credit
    UNION ALL
    SELECT 'survival', credit.channel, true, credit.conversions FROM timed CROSS JOIN UNNEST(fit.channels) AS credit WHERE fit.converged
    UNION ALL
    SELECT 'survival', NULL, false, untouched FROM timed
    UNION ALL
    -- of conversions without a touch models of paths know nothing
    SELECT model, NULL, false, conversions
    FROM path
    CROSS JOIN (VALUES 'markov', 'shapley_ordered', 'shapley_rates', 'probabilistic') AS name (model)
    WHERE cardinality(path) = 0
)
SELECT
    CASE WHEN grouping(touched) = 1 THEN '(all)' WHEN touched THEN coalesce(channel, '(unknown)') ELSE '(no touch)' END AS channel,
    sum(conversions) FILTER (WHERE model = 'first_touch') AS first,
    sum(conversions) FILTER (WHERE model = 'last_touch') AS last,
    sum(conversions) FILTER (WHERE model = 'linear') AS linear,
    sum(conversions) FILTER (WHERE model = 'u_shaped') AS u_shaped,
    sum(conversions) FILTER (WHERE model = 'markov') AS markov,
    sum(conversions) FILTER (WHERE model = 'shapley_ordered') AS shapley_ordered,
    sum(conversions) FILTER (WHERE model = 'shapley_rates') AS shapley_rates,
    sum(conversions) FILTER (WHERE model = 'probabilistic') AS probabilistic,
    sum(conversions) FILTER (WHERE model = 'survival') AS survival
FROM credit
GROUP BY GROUPING SETS ((touched, channel), ())
ORDER BY grouping(touched), markov DESC;
