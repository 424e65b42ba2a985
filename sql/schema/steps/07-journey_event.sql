-- What journeys are made of
-- Measured touches and all conversions in one table, for the aggregates, which are grouped by state and customer. Conversions of people who refuse to be measured have no touches here. A conversion of which nobody knows whose it is, or when it
-- was, is a customer of its own, so that no journey mixes strangers and no customer gets large.
CREATE OR REPLACE VIEW journey_event
COMMENT 'Tributary step: measured touches and all conversions in one table'
AS
SELECT
    state,
    customer,
    event_time,
    channel,
    campaign,
    interaction,
    CAST(NULL AS varchar) AS place,
    CAST(NULL AS decimal(18, 2)) AS value
FROM customer_touch
WHERE state = 'measured'
UNION ALL
SELECT
    state,
    IF(state = 'no customer', conversion_id, customer),
    coalesce(event_time, TIMESTAMP '1970-01-01 00:00:00'),
    CAST(NULL AS varchar),
    CAST(NULL AS varchar),
    CAST(NULL AS varchar),
    place,
    value
FROM customer_conversion;

COMMENT ON COLUMN journey_event.state IS 'measured, no consent or no customer; the last two for conversions only';
COMMENT ON COLUMN journey_event.customer IS 'The person; the key of the conversion where the state is no customer';
COMMENT ON COLUMN journey_event.event_time IS 'When it happened, in UTC; 1970 for a conversion without time';
COMMENT ON COLUMN journey_event.channel IS 'Channel of a touch; NULL when it is not known, and for conversions';
COMMENT ON COLUMN journey_event.campaign IS 'Campaign of a touch';
COMMENT ON COLUMN journey_event.interaction IS 'What a touch was; NULL for conversions';
COMMENT ON COLUMN journey_event.place IS 'online or store; NULL for touches';
COMMENT ON COLUMN journey_event.value IS 'What a conversion was worth; NULL for touches, and never for conversions';
