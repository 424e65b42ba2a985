-- Data quality
-- What is wrong with the data, and how much does it matter? Every finding is a number of rows of all rows of its kind, also when it is 0, so that it can be watched. Nothing that is counted here was left out of the totals of other reports,
-- but some of it is on lines of its own there.
CREATE OR REPLACE VIEW data_quality
COMMENT 'Tributary report: what is wrong with touches, conversions, spend and customers, and how much of it there is'
AS
WITH
    touch_facts AS (
        SELECT
            count(*) AS touches,
            count_if(state = 'measured') AS measured,
            count_if(state = 'no consent') AS no_consent,
            count_if(known_by = 'nothing') AS known_by_nothing,
            count_if(known_by = 'unmatched identifier') AS unmatched,
            count_if(event_time IS NULL) AS no_time,
            count_if(channel IS NULL) AS no_channel,
            count_if(interaction IS NULL) AS no_interaction,
            count(*) - count(DISTINCT touch_id) AS repeated,
            array_agg(DISTINCT channel) FILTER (WHERE channel IS NOT NULL) AS channels
        FROM customer_touch
    ),
    conversion_facts AS (
        SELECT
            count(*) AS conversions,
            sum(value) AS value,
            count_if(state = 'no customer') AS no_customer,
            sum(value) FILTER (WHERE state = 'no customer') AS no_customer_value,
            count_if(state = 'no consent') AS no_consent,
            sum(value) FILTER (WHERE state = 'no consent') AS no_consent_value,
            count_if(value_state = 'no value') AS no_value,
            count_if(value_state = 'no rate') AS no_rate,
            count_if(value <= 0 AND value_state = 'converted') AS not_positive,
            sum(value) FILTER (WHERE value <= 0) AS not_positive_value,
            count(*) - count(DISTINCT conversion_id) AS repeated
        FROM customer_conversion
    ),
    events AS (
        SELECT
            *,
            count(*) OVER (PARTITION BY state, customer, event_time) AS events_of_instant,
            count(value) OVER (PARTITION BY state, customer, event_time) AS conversions_of_instant
        FROM journey_event
    ),
    customers AS (
        SELECT
            event.state,
            count(*) AS events,
            count_if(event.value IS NULL AND event.events_of_instant - event.conversions_of_instant > 1) AS tied_touches,
            count_if(event.value IS NULL AND event.conversions_of_instant > 0) AS touches_with_conversion,
            count_if(event.value IS NOT NULL AND event.conversions_of_instant > 1) AS tied_conversions,
            filter(
                journey_agg(event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership),
                journey -> journey.converted AND cardinality(journey.path) = 0) AS empty_journeys,
            max(setting.many_events) AS many_events
        FROM events AS event
        CROSS JOIN report_setting AS setting
        GROUP BY event.state, event.customer
    ),
    customer_facts AS (
        SELECT
            count_if(state = 'measured') AS customers,
            coalesce(sum(tied_touches), 0) AS tied_touches,
            coalesce(sum(touches_with_conversion), 0) AS touches_with_conversion,
            coalesce(sum(tied_conversions), 0) AS tied_conversions,
            count_if(events > many_events) AS over_many_events,
            coalesce(sum(IF(state = 'measured', cardinality(empty_journeys))), 0) AS no_touch,
            sum(IF(state = 'measured', reduce(empty_journeys, DECIMAL '0.00', (total, journey) -> CAST(total + journey.value AS decimal(38, 2)), total -> total))) AS no_touch_value
        FROM customers
    ),
    spend_facts AS (
        SELECT
            count(*) AS bills,
            count_if(spend_state = 'no cost') AS no_cost,
            count_if(spend_state = 'no rate') AS no_rate,
            count_if(channel IS NULL) AS no_channel,
            sum(spend) FILTER (WHERE channel IS NULL) AS no_channel_spend,
            count_if(NOT contains(coalesce(touch_facts.channels, ARRAY[]), channel)) AS unknown_channel,
            sum(spend) FILTER (WHERE NOT contains(coalesce(touch_facts.channels, ARRAY[]), channel)) AS unknown_channel_spend
        FROM converted_spend
        CROSS JOIN touch_facts
    )
SELECT
    finding.subject,
    finding.finding,
    finding.rows,
    finding.of_rows,
    round(1e0 * finding.rows / nullif(finding.of_rows, 0), 6) AS share,
    CAST(finding.amount AS decimal(38, 2)) AS amount,
    finding.consequence
FROM touch_facts
CROSS JOIN conversion_facts
CROSS JOIN customer_facts
CROSS JOIN spend_facts
CROSS JOIN UNNEST(ARRAY[
    ROW('touch', 'all', touch_facts.touches, touch_facts.touches, NULL, 'None'),
    ROW('touch', 'measured', touch_facts.measured, touch_facts.touches, NULL, 'These are in reports'),
    ROW('touch', 'nobody known', touch_facts.known_by_nothing, touch_facts.touches, NULL, 'In no journey'),
    ROW('touch', 'unmatched identifier', touch_facts.unmatched, touch_facts.touches, NULL, 'In no journey until identity has it, once'),
    ROW('touch', 'no consent', touch_facts.no_consent, touch_facts.touches, NULL, 'In no report'),
    ROW('touch', 'no time', touch_facts.no_time, touch_facts.touches, NULL, 'In no journey'),
    ROW('touch', 'no channel', touch_facts.no_channel, touch_facts.touches, NULL, 'Credited to a channel without name'),
    ROW('touch', 'no interaction', touch_facts.no_interaction, touch_facts.touches, NULL, 'Taken for an action, not for a view'),
    ROW('touch', 'repeated or missing touch_id', touch_facts.repeated, touch_facts.touches, NULL, 'Counted as further touches'),
    ROW('touch', 'same instant as another touch of the person', customer_facts.tied_touches, touch_facts.touches, NULL, 'Ordered by channel, not by what happened first'),
    ROW('touch', 'same instant as a conversion of the person', customer_facts.touches_with_conversion, touch_facts.touches, NULL, 'Taken to be before it'),
    ROW('conversion', 'all', conversion_facts.conversions, conversion_facts.conversions, conversion_facts.value, 'None'),
    ROW('conversion', 'no touch', customer_facts.no_touch, conversion_facts.conversions, customer_facts.no_touch_value, 'On a line of its own, without channel'),
    ROW('conversion', 'no customer or no time', conversion_facts.no_customer, conversion_facts.conversions, conversion_facts.no_customer_value, 'On a line of its own, without channel'),
    ROW('conversion', 'no consent', conversion_facts.no_consent, conversion_facts.conversions, conversion_facts.no_consent_value, 'On a line of its own, without channel'),
    ROW('conversion', 'no value', conversion_facts.no_value, conversion_facts.conversions, NULL, 'Counted with a value of 0'),
    ROW('conversion', 'no exchange rate', conversion_facts.no_rate, conversion_facts.conversions, NULL, 'Counted with a value of 0'),
    ROW('conversion', 'zero or negative value', conversion_facts.not_positive, conversion_facts.conversions, conversion_facts.not_positive_value, 'A conversion like others'),
    ROW('conversion', 'repeated or missing conversion_id', conversion_facts.repeated, conversion_facts.conversions, NULL, 'Counted as further conversions'),
    ROW('conversion', 'same instant as another conversion of the person', customer_facts.tied_conversions, conversion_facts.conversions, NULL, 'Ordered by value'),
    ROW('customer', 'all', customer_facts.customers, customer_facts.customers, NULL, 'None'),
    ROW('customer', 'more than many_events', customer_facts.over_many_events, customer_facts.customers, NULL, 'Nothing is left out; may be a machine'),
    ROW('spend', 'all', spend_facts.bills, spend_facts.bills, NULL, 'None'),
    ROW('spend', 'no cost', spend_facts.no_cost, spend_facts.bills, NULL, 'Counted as 0'),
    ROW('spend', 'no exchange rate', spend_facts.no_rate, spend_facts.bills, NULL, 'Counted as 0'),
    ROW('spend', 'no channel', spend_facts.no_channel, spend_facts.bills, spend_facts.no_channel_spend, 'On the channel without name'),
    ROW('spend', 'channel without any touch', spend_facts.unknown_channel, spend_facts.bills, spend_facts.unknown_channel_spend, 'A channel that earns nothing; may be another spelling')
]) AS finding (subject, finding, rows, of_rows, amount, consequence);

COMMENT ON COLUMN data_quality.subject IS 'touch, conversion, customer or spend';
COMMENT ON COLUMN data_quality.finding IS 'What is wrong; all and measured are no faults, but what the others are part of';
COMMENT ON COLUMN data_quality.rows IS 'How many rows, or customers, it concerns';
COMMENT ON COLUMN data_quality.of_rows IS 'How many there are of the subject';
COMMENT ON COLUMN data_quality.share IS 'Part of them, from 0 to 1; NULL if there are none';
COMMENT ON COLUMN data_quality.amount IS 'Value or spend of these rows, in the currency of report_setting; NULL where that says nothing';
COMMENT ON COLUMN data_quality.consequence IS 'What reports make of it';
