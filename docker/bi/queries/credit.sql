-- What each channel earns by each model, 30 days before a purchase: rules read the events of each customer, data-driven models the paths of all of them
WITH customer AS (
    SELECT
        attribution_agg(ARRAY['first_touch', 'last_touch', 'linear', 'u_shaped', 'time_decay'], channel, event_time, value, INTERVAL '30' DAY) AS credits,
        journey_agg(channel, event_time, value, INTERVAL '30' DAY) AS journeys
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
        shapley_attribution(path, conversions, value) AS shapley,
        probabilistic_attribution(path, conversions, value, non_conversions) AS probabilistic
    FROM path
    WHERE cardinality(path) > 0
),
credit (model, touched, channel, purchases, euros) AS (
    SELECT credit.model, credit.touches > 0, credit.channel, sum(credit.conversions), CAST(sum(credit.value) AS double)
    FROM customer
    CROSS JOIN UNNEST(credits) AS credit
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT 'markov', true, credit.channel, credit.conversions, credit.value FROM fitted CROSS JOIN UNNEST(markov) AS credit
    UNION ALL
    SELECT 'shapley', true, credit.channel, credit.conversions, credit.value FROM fitted CROSS JOIN UNNEST(shapley) AS credit
    UNION ALL
    SELECT 'probabilistic', true, credit.channel, credit.conversions, credit.value FROM fitted CROSS JOIN UNNEST(probabilistic) AS credit
    UNION ALL
    -- of purchases without a touch models of paths know nothing
    SELECT model, false, NULL, conversions, value
    FROM path
    CROSS JOIN (VALUES 'markov', 'shapley', 'probabilistic') AS name (model)
    WHERE cardinality(path) = 0
)
-- Decimals come to Node as text, so that no digit is lost; for pictures doubles do
SELECT
    place,
    name AS model,
    assumption,
    if(data_driven, 'Data-driven', 'Rule') AS kind,
    CASE WHEN touched THEN coalesce(replace(channel, '_', ' '), '(unknown)') ELSE '(no touch)' END AS channel,
    purchases,
    euros
FROM credit
JOIN (VALUES
    (1, 'first_touch', 'First touch', 'All credit to the touch that began the journey', false),
    (2, 'last_touch', 'Last touch', 'All credit to the touch right before the purchase', false),
    (3, 'linear', 'Linear', 'Every touch gets the same', false),
    (4, 'u_shaped', 'U-shaped', '40% to the first touch, 40% to the last, 20% between', false),
    (5, 'time_decay', 'Time decay', 'Half as much for a touch seven days earlier', false),
    (6, 'markov', 'Markov', 'What is lost if journeys end at the channel', true),
    (7, 'shapley', 'Shapley', 'The channels of a journey share its purchase equally', true),
    (8, 'probabilistic', 'Probabilistic', 'How often journeys on the channel, and on pairs of channels, convert', true)) AS description (place, model, name, assumption, data_driven) USING (model)
ORDER BY place, purchases DESC
