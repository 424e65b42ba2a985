-- How journeys go, touch by touch
-- Repeated touches on a channel are one step. Journeys longer than three steps go through "further touches"; the smaller channels are drawn as one.
-- Steps are counted by markov_transitions on paths whose channels carry the number of their step, so no journey is left out and nothing goes round in circles.
-- A journey without a purchase has all touches since the last purchase, and not only those of 30 days: long journeys look worse for that alone.
WITH large AS (
    SELECT array_agg(channel) AS channels
    FROM (
        SELECT channel
        FROM memory.default.report_path
        CROSS JOIN UNNEST(path_unique(path)) AS u (channel)
        GROUP BY channel
        ORDER BY sum(conversions + non_conversions) DESC, channel
        LIMIT 6
    )
),
collapsed AS (
    SELECT path_collapse(transform(path, channel -> IF(contains(channels, channel), channel, '(other channels)'))) AS path, conversions, non_conversions
    FROM memory.default.report_path
    CROSS JOIN large
),
numbered AS (
    SELECT
        zip_with(
            slice(path, 1, 4),
            sequence(1, least(cardinality(path), 4)),
            (channel, step) -> CAST(step AS varchar) || IF(step = 4, '(further touches)', channel)) AS path,
        conversions,
        non_conversions
    FROM collapsed
),
flow AS (
    SELECT
        markov_transitions(path, conversions, non_conversions) AS journeys,
        markov_transitions(path, conversions, 0) AS purchases
    FROM numbered
)
SELECT
    step.from_state,
    step.to_state,
    step.count AS journeys,
    coalesce(purchase.count, 0) AS purchases
FROM flow
CROSS JOIN UNNEST(journeys) AS step
LEFT JOIN (SELECT p.* FROM flow CROSS JOIN UNNEST(purchases) AS p) AS purchase ON purchase.from_state = step.from_state AND purchase.to_state = step.to_state
WHERE step.from_state <> '(start)'
ORDER BY step.from_state, step.to_state;
