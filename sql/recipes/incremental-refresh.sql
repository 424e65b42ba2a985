-- Incremental refresh
-- Keeps the table credit, what each channel earned from each conversion by three models, as if it had been computed anew from all events, and computes only the customers of whom something was delivered since the last
-- run. For a catalog of Iceberg. All of the file is run after every delivery or once a night, but never twice at once. A first run over years of events is large: backfill.sql makes it in slices. Where campaigns have
-- rules of their own, late-events.sql does the same with these.
--
-- It needs the table event with the columns customer, event_id, event_time, channel, value and loaded_at, to which every delivery adds rows. value is that of a conversion, and NULL for a touch. loaded_at is when the row
-- was loaded, in UTC, and a row that gets visible more than an hour later is missed. A row without it, or with one that is yet to come, is looked at by every run. A row with an event_id that its customer has already is a
-- further delivery of that event: the one that was loaded first counts. Rows without event_id are all kept. Events that are deleted are not noticed, until something else arrives of the customer.
--
-- Events without a customer or without a time are left out, conversions too. How many these are: SELECT count(value), sum(value) FROM event WHERE customer IS NULL OR event_time IS NULL

CREATE TABLE IF NOT EXISTS credit (
    customer bigint,
    journey bigint COMMENT 'Number of the conversion among those of the customer, in time order',
    conversion_time timestamp(6),
    model varchar,
    channel varchar COMMENT 'NULL where no touch precedes the conversion. A channel that was lost is (unknown)',
    touches bigint,
    conversions double,
    value decimal(38, 2) COMMENT 'Adds up to the values of the conversions, to the cent'
);

-- A row for each finished run. Without any rows, the next run computes everything.
CREATE TABLE IF NOT EXISTS credit_run (
    watermark timestamp(6) COMMENT 'Newest loaded_at that the run has seen',
    slice bigint COMMENT 'Of customers, from 0, for a run of the backfill, and NULL for all others',
    customers bigint COMMENT 'Of how many customers something was computed',
    finished_at timestamp(6) with time zone
);

-- What this run does, written down before anything else is read: what arrives meanwhile is then seen by the next run, whether this one has seen it or not. The hour is for rows that get visible late. A loaded_at that is
-- yet to come is no watermark, as it would hide all rows that are loaded until then.
CREATE OR REPLACE TABLE credit_next AS
SELECT
    CAST(NULL AS bigint) AS slice,
    least((SELECT max(loaded_at) FROM event), CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6))) AS watermark,
    coalesce(max(watermark) - INTERVAL '1' HOUR, TIMESTAMP '0001-01-01 00:00:00') AS loaded_after
FROM credit_run
WHERE slice IS NULL;

-- A hash makes slices of one size, however customers are numbered
CREATE OR REPLACE TABLE credit_customer AS
SELECT event.customer
FROM event
JOIN credit_next AS next ON event.loaded_at > next.loaded_after OR event.loaded_at IS NULL
WHERE event.customer IS NOT NULL
    AND (next.slice IS NULL OR next.slice = bitwise_right_shift(from_big_endian_64(xxhash64(to_utf8(CAST(event.customer AS varchar)))), 11) % 64)
GROUP BY event.customer;

-- All in one step, so that readers see the result of before or that of after. Rows that are as they should be are left alone.
MERGE INTO credit
USING (
    WITH
        delivered AS (
            -- an empty channel would be taken for the row without channel below
            SELECT customer, event_time, coalesce(nullif(channel, ''), '(unknown)') AS channel, value
            FROM (
                SELECT event.*, row_number() OVER (PARTITION BY customer, event_id ORDER BY loaded_at, event_time, channel, value) AS delivery
                FROM event
                WHERE customer IN (SELECT customer FROM credit_customer)
            )
            WHERE delivery = 1 OR event_id IS NULL
        ),
        -- Journeys, and each as the rows that it is made of, so that credit can be told by conversion. Only conversions earn: an open journey earns nothing yet.
        step AS (
            SELECT customer, journey, conversion_time, step_time, channel, value
            FROM (
                SELECT customer, journey_agg(channel, event_time, value, INTERVAL '30' DAY) AS journeys
                FROM delivered
                GROUP BY customer
            )
            CROSS JOIN UNNEST(journeys) WITH ORDINALITY AS journey (path, touch_times, converted, conversion_time, paid, journey)
            CROSS JOIN UNNEST(path || ARRAY[CAST(NULL AS varchar)], touch_times || conversion_time, repeat(CAST(NULL AS decimal(12, 2)), CAST(cardinality(path) AS integer)) || journey.paid) AS step (channel, step_time, value)
            WHERE converted
        ),
        computed AS (
            SELECT customer, journey, conversion_time, earned.*
            FROM (
                SELECT customer, journey, conversion_time, attribution_agg(ARRAY['last_touch', 'linear', 'u_shaped'], channel, step_time, value) AS credits
                FROM step
                GROUP BY customer, journey, conversion_time
            )
            CROSS JOIN UNNEST(credits) AS earned (model, channel, touches, conversions, value)
        ),
        stored AS (
            SELECT *
            FROM credit
            WHERE customer IN (SELECT customer FROM credit_customer)
        )
    SELECT
        coalesce(computed.customer, stored.customer) AS customer,
        coalesce(computed.journey, stored.journey) AS journey,
        coalesce(computed.model, stored.model) AS model,
        -- the row without channel is one as well
        coalesce(computed.channel, stored.channel) AS channel,
        computed.customer IS NULL AS is_gone,
        computed.conversion_time, computed.touches, computed.conversions, computed.value
    FROM computed
    FULL JOIN stored
        ON stored.customer = computed.customer
        AND stored.journey = computed.journey
        AND stored.model = computed.model
        AND coalesce(stored.channel, '') = coalesce(computed.channel, '')
    WHERE ROW(computed.customer, computed.conversion_time, computed.touches, computed.conversions, computed.value)
        IS DISTINCT FROM ROW(stored.customer, stored.conversion_time, stored.touches, stored.conversions, stored.value)
) AS change
ON credit.customer = change.customer
    AND credit.journey = change.journey
    AND credit.model = change.model
    AND coalesce(credit.channel, '') = coalesce(change.channel, '')
WHEN MATCHED AND change.is_gone THEN DELETE
WHEN MATCHED THEN UPDATE SET
    conversion_time = change.conversion_time,
    touches = change.touches,
    conversions = change.conversions,
    value = change.value
WHEN NOT MATCHED THEN INSERT (customer, journey, conversion_time, model, channel, touches, conversions, value)
    VALUES (change.customer, change.journey, change.conversion_time, change.model, change.channel, change.touches, change.conversions, change.value);

INSERT INTO credit_run
SELECT watermark, slice, (SELECT count(*) FROM credit_customer), current_timestamp
FROM credit_next;
