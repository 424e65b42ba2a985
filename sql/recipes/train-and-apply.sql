-- Train a model, and apply it every night
-- A Markov chain learns from the journeys of the last year what is lost without each channel. These removal effects are kept with the version of the model, and are the weights by which all later conversions are
-- credited, until the next training. So what was reported changes when events arrive late, and not because a model was trained anew. Other models give weights as well: see the documentation of data-driven models.
--
-- It needs the table event with the columns customer, event_id, event_time, channel and value, which is that of a conversion and NULL for a touch. The first part is run once a month, the second every night.

-- Part 1: train

CREATE TABLE IF NOT EXISTS model_weight (
    version bigint,
    trained_until timestamp(6) COMMENT 'Events before it were learnt from, of one year',
    conversions bigint COMMENT 'How many conversions were learnt from',
    channel varchar,
    weight double COMMENT 'The part of all conversions that is lost without the channel'
);

-- A chain that has seen less than 200 conversions is worse than no new one: then nothing is added, and the version before stays in force
INSERT INTO model_weight
WITH
    last AS (
        SELECT coalesce(max(version), 0) AS version
        FROM model_weight
    ),
    training AS (
        SELECT date_trunc('month', max(event_time)) AS until
        FROM event
    ),
    learnt AS (
        SELECT sum(conversions) AS conversions, markov_attribution(path, conversions, 0, non_conversions) AS credits
        FROM (
            SELECT journey.path, count_if(journey.converted) AS conversions, count_if(NOT journey.converted) AS non_conversions
            FROM (
                SELECT journey_agg(coalesce(channel, '(unknown)'), event_time, value IS NOT NULL, INTERVAL '30' DAY) AS journeys
                FROM event
                CROSS JOIN training
                WHERE customer IS NOT NULL AND event_time >= training.until - INTERVAL '1' YEAR AND event_time < training.until
                GROUP BY customer
            )
            CROSS JOIN UNNEST(journeys) AS journey
            WHERE cardinality(journey.path) > 0
            GROUP BY journey.path
        )
        HAVING sum(conversions) >= 200
    )
SELECT last.version + 1, training.until, learnt.conversions, credit.channel, credit.removal_effect
FROM learnt
CROSS JOIN last
CROSS JOIN training
CROSS JOIN UNNEST(learnt.credits) AS credit;

-- How much the shares of channels have moved since the training before, half the sum of their differences: 0 is not at all, 1 is all. A tenth wants an explanation before the new version is used.
CREATE OR REPLACE TABLE model_drift AS
SELECT current.version, sum(abs(current.share - coalesce(previous.share, 0))) / 2 + coalesce(any_value(gone.share), 0) / 2 AS moved
FROM (SELECT version, channel, weight / sum(weight) OVER (PARTITION BY version) AS share FROM model_weight) AS current
LEFT JOIN (SELECT version, channel, weight / sum(weight) OVER (PARTITION BY version) AS share FROM model_weight) AS previous
    ON previous.version = current.version - 1 AND previous.channel = current.channel
LEFT JOIN (
    -- channels that only the version before has
    SELECT before.version + 1 AS version, sum(before.share) AS share
    FROM (SELECT version, channel, weight / sum(weight) OVER (PARTITION BY version) AS share FROM model_weight) AS before
    LEFT JOIN model_weight AS after ON after.version = before.version + 1 AND after.channel = before.channel
    WHERE after.channel IS NULL
    GROUP BY before.version
) AS gone ON gone.version = current.version
WHERE current.version > 1
GROUP BY current.version;

-- Part 2: apply. Conversions since the training, and touches of the lookback before it. A channel that training did not see weighs as much as the lightest one: it would get nothing otherwise.
CREATE OR REPLACE TABLE model_credit AS
WITH
    model AS (
        SELECT *
        FROM model_weight
        WHERE version = (SELECT max(version) FROM model_weight)
    ),
    training AS (
        SELECT max(trained_until) AS until, max(version) AS version, min(weight) AS lightest
        FROM model
    ),
    weighted AS (
        SELECT event.customer, event.event_id, event.event_time, coalesce(event.channel, '(unknown)') AS channel, event.value, coalesce(model.weight, training.lightest) AS weight, training.version
        FROM event
        CROSS JOIN training
        LEFT JOIN model ON model.channel = coalesce(event.channel, '(unknown)')
        WHERE event.customer IS NOT NULL
            AND event.event_time >= training.until - INTERVAL '30' DAY
            AND (event.event_time >= training.until OR event.value IS NULL)
    )
SELECT *
FROM (
    SELECT
        version, customer, event_id, event_time, channel, weight,
        attribute_weighted(value IS NOT NULL, event_time, weight, INTERVAL '30' DAY) OVER credited AS conversions,
        attribute_weighted(CAST(value AS double), event_time, weight, INTERVAL '30' DAY) OVER credited AS value
    FROM weighted
    WINDOW credited AS (PARTITION BY customer ORDER BY event_time, event_id)
)
WHERE conversions > 0;
