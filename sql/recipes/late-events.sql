-- Late events
-- Keeps the table attributed as if all events had been attributed anew, however late, often and out of order they are delivered, and computes only the customers of whom something was delivered. For a catalog of
-- Iceberg and the rule set shop. All of the file is run each time, after every delivery or once a night, but never twice at once.
--
-- It needs the table event with the columns customer, event_id, event_time, channel, is_conversion, amount and loaded_at, to which every delivery adds rows. loaded_at is when the row was loaded, and a row that gets
-- visible more than an hour later is missed. A row without it is looked at by every run. A row with an event_id that its customer has already is a further delivery of that event: the first one, by event_time and then
-- by loaded_at, is the one that counts.

CREATE TABLE IF NOT EXISTS attributed (
    id varbinary COMMENT 'Hash of what tells the row from all others',
    customer varchar,
    conversion_event_id varchar,
    conversion_time timestamp(6) with time zone,
    rule varchar,
    rule_version bigint,
    event_id varchar,
    event_time timestamp(6) with time zone,
    channel varchar,
    class varchar,
    decision varchar,
    position bigint,
    touches bigint,
    age_seconds double,
    raw_weight double,
    credit double,
    value decimal(12, 2),
    reportable boolean
);

-- A row for each finished run. Without any rows, the next run attributes everything anew.
CREATE TABLE IF NOT EXISTS attributed_run (
    watermark timestamp(6) with time zone COMMENT 'Newest loaded_at that the run has seen',
    rule_set_version bigint,
    customers bigint COMMENT 'Of how many customers something was computed',
    finished_at timestamp(6) with time zone
);

-- What this run does. It is written down before anything else is read: what arrives meanwhile is then seen by the next run, whether this one has seen it or not. The hour is for rows that get visible late. A customer
-- that is computed once more for nothing costs time, but no row of the result is written. Rows with a loaded_at that is yet to come are looked at by every run until then, and hide no others.
CREATE OR REPLACE TABLE attributed_next AS
SELECT
    next.watermark,
    next.rule_set_version,
    coalesce(last.rule_set_version <> next.rule_set_version, true) AS everything,
    IF(last.rule_set_version = next.rule_set_version, last.watermark - INTERVAL '1' HOUR, TIMESTAMP '0001-01-01 00:00:00 UTC') AS loaded_after
FROM (
    SELECT least((SELECT max(loaded_at) FROM event), current_timestamp) AS watermark, (SELECT max(version) FROM attribution.rules.version WHERE rule_set = 'shop') AS rule_set_version
) AS next
CROSS JOIN (
    SELECT max(watermark) AS watermark, max(rule_set_version) FILTER (WHERE watermark IS NOT NULL) AS rule_set_version FROM attributed_run
) AS last;

-- Customers to compute, and since when their conversions can differ: an event changes nothing before its time, whatever the rules. What the other two columns are for is in late-events-shared.sql. A rule set in a
-- new version may change everything, and then customers who have no events any more are here too.
CREATE OR REPLACE TABLE attributed_customer AS
SELECT
    customer,
    min(since) AS since,
    CAST(NULL AS timestamp(6) with time zone) AS until,
    CAST(NULL AS timestamp(6) with time zone) AS read_from
FROM (
    SELECT event.customer, event.event_time AS since
    FROM event
    JOIN attributed_next AS next ON event.loaded_at > next.loaded_after OR event.loaded_at IS NULL
    UNION ALL
    SELECT attributed.customer, attributed.conversion_time
    FROM attributed
    JOIN attributed_next AS next ON next.everything
)
WHERE customer IS NOT NULL
GROUP BY customer;

-- All in one step, so that readers see the result of before or that of after. Conversions of a customer depend on each other, by ownership and frequency, so that the function gets all events of the customer. Rows
-- that are in the table as they should be are left alone. A limit that is NULL is none, and what has no time is within all of them.
MERGE INTO attributed
USING (
    WITH
        result AS (
            SELECT
                *,
                -- more than 1 for a conversion that was delivered several times, which has a row for each
                row_number() OVER (PARTITION BY customer, conversion_event_id, conversion_time, rule, event_id ORDER BY position, decision, value) AS delivery
            FROM TABLE(attribution.system.attribute_events(
                events => TABLE(
                    SELECT customer, event_id, event_time, channel, is_conversion, amount, loaded_at
                    FROM event
                    JOIN attributed_customer USING (customer)
                    WHERE (event_time >= read_from AND event_time <= until) IS NOT FALSE
                ) PARTITION BY customer ORDER BY (event_time, event_id, loaded_at),
                conversion => DESCRIPTOR(is_conversion),
                value => DESCRIPTOR(amount),
                ruleset => 'shop',
                event_id => DESCRIPTOR(event_id),
                conversion_columns => DESCRIPTOR(event_id)))
        ),
        computed AS (
            SELECT
                sha256(to_utf8(json_format(CAST(ARRAY[customer, conversion_event_id, CAST(conversion_time AT TIME ZONE 'UTC' AS varchar), rule, event_id, CAST(delivery AS varchar)] AS json)))) AS id,
                customer,
                conversion_event_id, conversion_time, rule, rule_version, event_id, event_time, channel, class, decision, position, touches, raw_weight, credit, value,
                reportable,
                to_milliseconds(age) / 1e3 AS age_seconds
            FROM result
            JOIN attributed_customer USING (customer)
            WHERE (conversion_time >= since AND conversion_time <= until) IS NOT FALSE
        ),
        stored AS (
            SELECT attributed.*
            FROM attributed
            JOIN attributed_customer ON attributed_customer.customer = attributed.customer
            WHERE (conversion_time >= since AND conversion_time <= until) IS NOT FALSE
        )
    SELECT
        coalesce(computed.id, stored.id) AS id,
        coalesce(computed.customer, stored.customer) AS customer,
        computed.id IS NULL AS is_gone,
        computed.conversion_event_id, computed.conversion_time, computed.rule, computed.rule_version, computed.event_id, computed.event_time, computed.channel,
        computed.class, computed.decision, computed.position, computed.touches, computed.age_seconds, computed.raw_weight, computed.credit, computed.value,
        computed.reportable
    FROM computed
    FULL JOIN stored ON stored.customer = computed.customer AND stored.id = computed.id
    WHERE ROW(computed.id, computed.conversion_event_id, computed.conversion_time, computed.rule, computed.rule_version, computed.event_id, computed.event_time, computed.channel,
            computed.class, computed.decision, computed.position, computed.touches, computed.age_seconds, computed.raw_weight, computed.credit, computed.value,
            computed.reportable)
        IS DISTINCT FROM
        ROW(stored.id, stored.conversion_event_id, stored.conversion_time, stored.rule, stored.rule_version, stored.event_id, stored.event_time, stored.channel, stored.class,
            stored.decision, stored.position, stored.touches, stored.age_seconds, stored.raw_weight, stored.credit, stored.value, stored.reportable)
) AS change
ON attributed.customer = change.customer AND attributed.id = change.id
WHEN MATCHED AND change.is_gone THEN DELETE
WHEN MATCHED THEN UPDATE SET
    conversion_event_id = change.conversion_event_id,
    conversion_time = change.conversion_time,
    rule = change.rule,
    rule_version = change.rule_version,
    event_id = change.event_id,
    event_time = change.event_time,
    channel = change.channel,
    class = change.class,
    decision = change.decision,
    position = change.position,
    touches = change.touches,
    age_seconds = change.age_seconds,
    raw_weight = change.raw_weight,
    credit = change.credit,
    value = change.value,
    reportable = change.reportable
WHEN NOT MATCHED THEN INSERT
    (id, customer, conversion_event_id, conversion_time, rule, rule_version, event_id, event_time, channel, class, decision, position, touches, age_seconds, raw_weight,
     credit, value, reportable)
    VALUES (change.id, change.customer, change.conversion_event_id, change.conversion_time, change.rule, change.rule_version, change.event_id, change.event_time, change.channel, change.class,
            change.decision, change.position, change.touches, change.age_seconds, change.raw_weight, change.credit, change.value, change.reportable);

INSERT INTO attributed_run
SELECT watermark, rule_set_version, (SELECT count(*) FROM attributed_customer), current_timestamp
FROM attributed_next;
