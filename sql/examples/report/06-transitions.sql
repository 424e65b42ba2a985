-- What comes after what
-- Of 100 times that a journey was on the channel of a row, how often the channel of a column came next, a purchase, or nothing so far. Touches older than 30 days before a purchase are in no journey.
-- This is the Markov chain of order 1 from which the model Markov computes its credit. It forgets all but the last touch, and draws what the picture above cannot: ways back, and the same channel again.
SELECT step.from_state, step.to_state, step.count AS journeys, step.probability
FROM (
    SELECT markov_transitions(path, conversions, non_conversions) AS steps
    FROM memory.default.report_path
)
CROSS JOIN UNNEST(steps) AS step
ORDER BY from_state, to_state;
