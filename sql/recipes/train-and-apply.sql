-- Train a model, and apply it every night
-- A Markov chain learns from the journeys of the last year what is lost without each channel. These removal effects are kept with the version of the model, and are the weights by which all later conversions are
-- credited, until the next training. So what was reported changes when events arrive late, and not because a model was trained anew: each version keeps the conversions that it has credited. Other models give weights as
-- well: see the documentation of data-driven models.
--
-- It needs the table event with the columns customer, event_id, event_time, channel, value and loaded_at. value is that of a conversion, and NULL for a touch. loaded_at is when the row was loaded. A row with an event_id
-- that its customer has already is a further delivery of that event: the first one counts. Rows without event_id are all kept. The first part is run once a month, the second every night. Times are in UTC.
--
-- The sums of model_credit are those of all conversions since the first training. Conversions without a time, and those before it, are not in it.

-- Part 1: train

CREATE TABLE IF NOT EXISTS model_weight (
    version bigint,
    trained_until timestamp(6) COMMENT 'Events before it were learnt from, of one year',
    applied_from timestamp(6) COMMENT 'Conversions are credited by the version from then on, until the next version is',
    conversions bigint COMMENT 'How many conversions were learnt from',
    channel varchar,
    weight double COMMENT 'The part of all conversions that is lost without the channel'
);

-- A chain that has seen less than 200 conversions is worse than no new one: then nothing is added, and the version before stays in force. So it does if the last training was of the same events. A new version credits
-- from the day after the newest event: conversions before it may have been reported already. An event of tomorrow has a wrong time, and would put off all training until then.
INSERT INTO model_weight
WITH
    last AS (
        SELECT coalesce(max(version), 0) AS version, max(trained_until) AS trained_until
        FROM model_weight
    ),
    training AS (
        SELECT date_trunc('month', max(event_time)) AS until, date_trunc('day', max(event_time)) + INTERVAL '1' DAY AS day_after
        FROM event
        WHERE event_time <= CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6))
    ),
    delivered AS (
        SELECT customer, event_time, coalesce(nullif(channel, ''), '(unknown)') AS channel, value
        FROM (SELECT *, row_number() OVER (PARTITION BY customer, event_id ORDER BY loaded_at, event_time, channel, value) AS delivery FROM event)
        WHERE delivery = 1 OR event_id IS NULL
    ),
    learnt AS (
        SELECT sum(conversions) AS conversions, markov_attribution(path, conversions, 0, non_conversions) AS credits
        FROM (
            SELECT journey.path, count_if(journey.converted) AS conversions, count_if(NOT journey.converted) AS non_conversions
            FROM (
                SELECT journey_agg(channel, event_time, value IS NOT NULL, INTERVAL '30' DAY) AS journeys
                FROM delivered
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
SELECT last.version + 1, training.until, IF(last.version = 0, training.until, training.day_after), learnt.conversions, credit.channel, credit.removal_effect
FROM learnt
CROSS JOIN last
CROSS JOIN training
CROSS JOIN UNNEST(learnt.credits) AS credit
WHERE last.version = 0 OR training.until > last.trained_until;

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

-- Part 2: apply. Each version credits the conversions of its own time, with touches of the lookback before it. A channel that training did not see weighs as much as the lightest one: it would get nothing otherwise.
-- Conversions that no touch precedes, or that nobody is known to have made, have a row of their own without channel, so that sums are those of all conversions.
CREATE OR REPLACE TABLE model_credit AS
WITH
    model AS (
        SELECT version, applied_from, lead(applied_from) OVER (ORDER BY version) AS applied_until, min(weight) AS lightest
        FROM model_weight
        GROUP BY version, applied_from
    ),
    delivered AS (
        SELECT customer, event_id, event_time, coalesce(nullif(channel, ''), '(unknown)') AS channel, value
        FROM (SELECT *, row_number() OVER (PARTITION BY customer, event_id ORDER BY loaded_at, event_time, channel, value) AS delivery FROM event)
        WHERE (delivery = 1 OR event_id IS NULL)
            -- touches of nobody would be a journey together
            AND (customer IS NOT NULL OR value IS NOT NULL)
    ),
    weighted AS (
        SELECT model.version, delivered.*, coalesce(model_weight.weight, model.lightest) AS weight
        FROM delivered
        JOIN model
            ON delivered.event_time >= model.applied_from - INTERVAL '30' DAY
            AND (delivered.event_time < model.applied_until OR model.applied_until IS NULL)
            AND (delivered.event_time >= model.applied_from OR delivered.value IS NULL)
        LEFT JOIN model_weight ON model_weight.version = model.version AND model_weight.channel = delivered.channel
    ),
    credited AS (
        SELECT
            *,
            attribute_weighted(value IS NOT NULL, event_time, weight, INTERVAL '30' DAY) OVER journey AS earned_conversions,
            attribute_weighted(CAST(value AS double), event_time, weight, INTERVAL '30' DAY) OVER journey AS earned_value,
            count_if(value IS NULL) OVER (PARTITION BY version, customer ORDER BY event_time RANGE BETWEEN INTERVAL '30' DAY PRECEDING AND CURRENT ROW) AS touches
        FROM weighted
        WINDOW journey AS (PARTITION BY version, customer ORDER BY event_time, event_id)
    )
SELECT
    version, customer, event_id, event_time,
    IF(value IS NULL, channel) AS channel,
    IF(value IS NULL, weight) AS weight,
    IF(value IS NULL, earned_conversions, 1e0) AS conversions,
    IF(value IS NULL, earned_value, CAST(value AS double)) AS value
FROM credited
WHERE earned_conversions > 0 OR (value IS NOT NULL AND touches = 0);
