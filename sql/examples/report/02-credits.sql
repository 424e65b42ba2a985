-- The credit of each channel by each model
-- Rules read the events of each customer, data-driven models the paths of all of them.
CREATE TABLE memory.default.report_credit AS
WITH rule_based AS (
    SELECT credit.model, coalesce(replace(credit.channel, '_', ' '), '(unknown)') AS channel, sum(credit.conversions) AS purchases, CAST(sum(credit.value) AS double) AS euros
    FROM (
        SELECT attribution_agg(ARRAY['first_touch', 'last_touch', 'linear', 'u_shaped', 'time_decay'], channel, event_time, value, INTERVAL '30' DAY) AS credits
        FROM event
        WHERE customer IS NOT NULL
        GROUP BY customer
    )
    CROSS JOIN UNNEST(credits) AS credit
    WHERE credit.touches > 0
    GROUP BY 1, 2
),
data_driven AS (
    SELECT
        markov_attribution(path, conversions, value, non_conversions) AS markov,
        markov_attribution(path, conversions, value, non_conversions, 2) AS markov_2,
        shapley_attribution(path, conversions, value) AS shapley,
        probabilistic_attribution(path, conversions, value, non_conversions) AS probabilistic
    FROM memory.default.report_path
),
credit AS (
    SELECT model, channel, purchases, euros FROM rule_based
    UNION ALL
    SELECT 'markov', c.channel, c.conversions, c.value FROM data_driven CROSS JOIN UNNEST(markov) AS c
    UNION ALL
    SELECT 'markov_2', c.channel, c.conversions, c.value FROM data_driven CROSS JOIN UNNEST(markov_2) AS c
    UNION ALL
    SELECT 'shapley', c.channel, c.conversions, c.value FROM data_driven CROSS JOIN UNNEST(shapley) AS c
    UNION ALL
    SELECT 'probabilistic', c.channel, c.conversions, c.value FROM data_driven CROSS JOIN UNNEST(probabilistic) AS c
)
SELECT place, name AS model, assumption, data_driven, channel, purchases, euros
FROM credit
JOIN (VALUES
    (1, 'first_touch', 'First touch', 'All credit to the touch that began the journey', false),
    (2, 'last_touch', 'Last touch', 'All credit to the touch right before the purchase', false),
    (3, 'linear', 'Linear', 'Every touch gets the same', false),
    (4, 'u_shaped', 'U-shaped', '40% to the first touch, 40% to the last, 20% between', false),
    (5, 'time_decay', 'Time decay', 'Half as much for a touch seven days earlier', false),
    (6, 'markov', 'Markov', 'What is lost if journeys end at the channel', true),
    (7, 'markov_2', 'Markov, order 2', 'The same, remembering the last two touches', true),
    (8, 'shapley', 'Shapley', 'The channels of a journey share its purchase equally', true),
    (9, 'probabilistic', 'Probabilistic', 'How often journeys on the channel, and on pairs, convert', true)) AS description (place, model, name, assumption, data_driven) USING (model);
