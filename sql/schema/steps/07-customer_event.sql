-- What is known of events and their customers
-- Measured touches and all conversions in one table, with what the other events of the customer tell of each. All of that is told by windows over the customer, so that the aggregates over customers need no further exchange of rows. A customer with more
-- events than many_events of report_setting is no person but a machine or a shared name; more than a million events would fail the aggregates. A conversion of nobody knows whom is a customer of its own, so that no group gets large.
CREATE OR REPLACE VIEW customer_event
COMMENT 'Tributary step: measured touches and all conversions in one table, with what the other events of the customer tell of them'
AS
SELECT
    CASE
        WHEN counted.known_state <> 'measured' THEN counted.known_state
        WHEN counted.events > setting.many_events THEN 'too many events'
        ELSE 'measured'
    END AS state,
    counted.customer,
    counted.event_time,
    counted.has_time,
    counted.channel,
    counted.campaign,
    counted.interaction,
    counted.place,
    counted.value,
    counted.without_amount,
    counted.has_without_amount,
    counted.is_first,
    IF(
        counted.value IS NOT NULL,
        counted.in_period,
        coalesce(counted.event_time > counted.served_until, true)
            AND coalesce(counted.event_time >= setting.period_from - setting.lookback_days * INTERVAL '1' DAY, true)
            AND coalesce(CAST(counted.event_time AS date) <= setting.period_until, true)) AS in_period
FROM (
    SELECT
        event.*,
        count(*) OVER (PARTITION BY event.customer) AS events,
        bool_or(event.in_period AND event.without_amount > 0) OVER (PARTITION BY event.customer) AS has_without_amount,
        max(IF(setting.ownership = 'since_previous' AND event.value IS NOT NULL AND CAST(event.event_time AS date) < setting.period_from, event.event_time)) OVER (PARTITION BY event.customer) AS served_until,
        IF(event.value IS NOT NULL, row_number() OVER (PARTITION BY event.customer, event.value IS NULL ORDER BY event.event_time, event.value) = 1) AS is_first
    FROM (
        SELECT
            state AS known_state,
            customer,
            event_time,
            true AS has_time,
            channel,
            campaign,
            interaction,
            CAST(NULL AS varchar) AS place,
            CAST(NULL AS decimal(18, 2)) AS value,
            CAST(NULL AS double) AS without_amount,
            CAST(NULL AS boolean) AS in_period
        FROM customer_touch
        WHERE state = 'measured'
        UNION ALL
        SELECT
            state,
            IF(state = 'no customer', CAST(uuid() AS varchar), customer),
            coalesce(event_time, TIMESTAMP '1970-01-01 00:00:00'),
            event_time IS NOT NULL,
            CAST(NULL AS varchar),
            CAST(NULL AS varchar),
            CAST(NULL AS varchar),
            place,
            value,
            IF(value_state = 'converted', 0e0, 1e0),
            in_period
        FROM customer_conversion
    ) AS event
    CROSS JOIN report_setting AS setting
) AS counted
CROSS JOIN report_setting AS setting;

COMMENT ON COLUMN customer_event.state IS 'measured, or why it makes no journey: too many events, and for conversions no consent, no customer';
COMMENT ON COLUMN customer_event.customer IS 'The person; a random key where the state is no customer';
COMMENT ON COLUMN customer_event.event_time IS 'When it happened, in UTC; 1970 for a conversion without time';
COMMENT ON COLUMN customer_event.has_time IS 'Whether it has a time; false only for conversions of the state no customer';
COMMENT ON COLUMN customer_event.channel IS 'Channel of a touch; NULL when it is not known, and for conversions';
COMMENT ON COLUMN customer_event.campaign IS 'Campaign of a touch';
COMMENT ON COLUMN customer_event.interaction IS 'What a touch was; NULL for conversions';
COMMENT ON COLUMN customer_event.place IS 'online or store; NULL for touches';
COMMENT ON COLUMN customer_event.value IS 'What a conversion was worth; NULL for touches, and never for conversions';
COMMENT ON COLUMN customer_event.without_amount IS '1 for a conversion whose value counts as 0 because it or its exchange rate is not known, 0 for others; NULL for touches';
COMMENT ON COLUMN customer_event.has_without_amount IS 'Whether the customer has such a conversion in the period of report_setting';
COMMENT ON COLUMN customer_event.is_first IS 'Whether it is the first conversion of the customer ever, of several at one instant the one of the least value; NULL for touches';
COMMENT ON COLUMN customer_event.in_period IS 'Whether a conversion is in the period of report_setting; for touches, whether they may be credited for one that is';
