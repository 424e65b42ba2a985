-- Journeys
-- One row for each conversion with the touches that it may credit, and one for the touches of a customer after the last conversion, which have come to nothing yet. Journeys are formed of all events; whether one is in the period is told afterwards,
-- so that a period changes which journeys are counted and not what they are.
CREATE OR REPLACE VIEW conversion_journey
COMMENT 'Tributary step: one row for each conversion with its touches, and one for each open journey'
AS
SELECT
    line,
    customer,
    path,
    touch_times,
    conversion_time,
    value,
    coalesce(stands_in_period, coalesce(day >= period_from, period_from IS NULL) AND coalesce(day <= period_until, period_until IS NULL)) AS in_period
FROM (
    SELECT
        CASE
            WHEN NOT journey.converted THEN 'open'
            WHEN cardinality(journey.path) > 0 THEN 'journey'
            WHEN customer_journeys.state = 'measured' THEN 'no touch'
            ELSE customer_journeys.state
        END AS line,
        IF(customer_journeys.state <> 'no customer', customer_journeys.customer) AS customer,
        journey.path,
        journey.touch_times,
        IF(customer_journeys.has_time, journey.conversion_time) AS conversion_time,
        journey.value,
        CAST(IF(journey.converted, journey.conversion_time, element_at(journey.touch_times, -1)) AS date) AS day,
        customer_journeys.stands_in_period,
        setting.period_from,
        setting.period_until
    FROM (
        SELECT
            event.state,
            event.customer,
            -- of a conversion that stands by itself it is known; journeys are told by their own day
            bool_or(event.in_period) FILTER (WHERE event.state <> 'measured') AS stands_in_period,
            bool_and(event.has_time) AS has_time,
            journey_agg(event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership) AS journeys
        FROM journey_event AS event
        CROSS JOIN report_setting AS setting
        GROUP BY event.state, event.customer, event.conversion_key
    ) AS customer_journeys
    CROSS JOIN UNNEST(customer_journeys.journeys) AS journey (path, touch_times, converted, conversion_time, value)
    CROSS JOIN report_setting AS setting
) AS dated;

COMMENT ON COLUMN conversion_journey.line IS 'journey for a conversion with touches; no touch, no consent, too many events, later conversion or no customer for one without; open for touches after the last conversion';
COMMENT ON COLUMN conversion_journey.customer IS 'The person; NULL where the line is no customer';
COMMENT ON COLUMN conversion_journey.path IS 'Channels of the touches, in time order';
COMMENT ON COLUMN conversion_journey.touch_times IS 'When the touches happened, in UTC';
COMMENT ON COLUMN conversion_journey.conversion_time IS 'When the conversion happened, in UTC; NULL for open journeys, and for a conversion without time';
COMMENT ON COLUMN conversion_journey.value IS 'What the conversion was worth, in the currency of report_setting; NULL for open journeys';
COMMENT ON COLUMN conversion_journey.in_period IS 'Whether the conversion is in the period of report_setting; for open journeys, whether the last touch is';
