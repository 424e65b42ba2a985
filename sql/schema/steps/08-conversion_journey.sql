-- Journeys
-- One row for each conversion with the touches that it may credit, and one for the touches of a customer after the last conversion, which have come to nothing yet.
CREATE OR REPLACE VIEW conversion_journey
COMMENT 'Tributary step: one row for each conversion with its touches, and one for each open journey'
AS
SELECT
    CASE
        WHEN NOT journey.converted THEN 'open'
        WHEN cardinality(journey.path) > 0 THEN 'journey'
        WHEN customer_journeys.state = 'measured' THEN 'no touch'
        ELSE customer_journeys.state
    END AS line,
    customer_journeys.customer,
    journey.path,
    journey.touch_times,
    journey.conversion_time,
    journey.value
FROM (
    SELECT
        event.state,
        event.customer,
        journey_agg(event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership) AS journeys
    FROM journey_event AS event
    CROSS JOIN report_setting AS setting
    GROUP BY event.state, event.customer
) AS customer_journeys
CROSS JOIN UNNEST(customer_journeys.journeys) AS journey (path, touch_times, converted, conversion_time, value);

COMMENT ON COLUMN conversion_journey.line IS 'journey for a conversion with touches; no touch, no consent or no customer for one without; open for touches after the last conversion';
COMMENT ON COLUMN conversion_journey.customer IS 'The person; the key of the conversion where the line is no customer';
COMMENT ON COLUMN conversion_journey.path IS 'Channels of the touches, in time order';
COMMENT ON COLUMN conversion_journey.touch_times IS 'When the touches happened, in UTC';
COMMENT ON COLUMN conversion_journey.conversion_time IS 'When the conversion happened, in UTC; NULL for open journeys';
COMMENT ON COLUMN conversion_journey.value IS 'What the conversion was worth, in the currency of report_setting; NULL for open journeys';
