-- What comes after what
-- Of 100 touches on the channel of a row, how many are followed by one on the channel of a column, by a purchase, or by nothing so far.
-- This is the Markov chain of order 1 from which the model Markov computes its credit. It forgets all but the last touch, and draws what the picture above cannot: ways back, and the same channel again.
SELECT step.from_state, step.to_state, step.count AS journeys, step.probability
FROM (
    SELECT markov_transitions(path, conversions, non_conversions) AS steps
    FROM memory.default.report_path
)
CROSS JOIN UNNEST(steps) AS step
ORDER BY from_state, to_state;
