-- What journeys are made of
-- Measured touches and all conversions, for the aggregates, which are grouped by state, customer and conversion_key. A conversion that no touch can be credited for stands by itself, by its key: that of nobody knows whom or when, of people who refuse, of customers with too many events, whose touches are left out, and later ones where only first conversions are credited.
CREATE OR REPLACE VIEW journey_event
COMMENT 'Tributary step: measured touches and all conversions in one table'
AS
SELECT
    IF(event.state = 'measured' AND setting.ownership = 'first_only' AND NOT event.is_first, 'later conversion', event.state) AS state,
    event.customer,
    IF(event.state <> 'measured' OR (setting.ownership = 'first_only' AND NOT event.is_first), CAST(uuid() AS varchar)) AS conversion_key,
    event.event_time,
    event.has_time,
    event.channel,
    event.campaign,
    event.value,
    event.without_amount,
    event.has_without_amount,
    event.is_first,
    event.in_period
FROM customer_event AS event
CROSS JOIN report_setting AS setting
WHERE event.value IS NOT NULL OR event.state = 'measured';

COMMENT ON COLUMN journey_event.state IS 'measured, or why the conversion stands by itself: no consent, no customer, too many events, later conversion';
COMMENT ON COLUMN journey_event.customer IS 'The person; a random key where the state is no customer';
COMMENT ON COLUMN journey_event.conversion_key IS 'NULL for what is measured; a random key for each conversion that stands by itself';
COMMENT ON COLUMN journey_event.event_time IS 'When it happened, in UTC; 1970 for a conversion without time';
COMMENT ON COLUMN journey_event.has_time IS 'Whether it has a time; false only for conversions of the state no customer';
COMMENT ON COLUMN journey_event.channel IS 'Channel of a touch; NULL when it is not known, and for conversions';
COMMENT ON COLUMN journey_event.campaign IS 'Campaign of a touch';
COMMENT ON COLUMN journey_event.value IS 'What a conversion was worth; NULL for touches, and never for conversions';
COMMENT ON COLUMN journey_event.without_amount IS '1 for a conversion whose value counts as 0 because it or its exchange rate is not known, 0 for others; NULL for touches';
COMMENT ON COLUMN journey_event.has_without_amount IS 'Whether the customer has such a conversion in the period of report_setting';
COMMENT ON COLUMN journey_event.is_first IS 'Whether it is the first conversion of the customer ever, of several at one instant the one of the least value; NULL for touches';
COMMENT ON COLUMN journey_event.in_period IS 'Whether a conversion is in the period of report_setting; for touches, whether they may be credited for one that is';
