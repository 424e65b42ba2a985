-- Data quality
-- What is wrong with the data, and how much does it matter? Every finding is a number of rows of all rows of its kind, also when it is 0, so that it can be watched. Touches measured, of nobody known, of an unmatched or an
-- ambiguous identifier, without consent, without time and of customers with too many events are all touches, each once. No conversion and no bill that is counted here was left out of the totals of other reports, but some are on lines of their own there.
-- All of it is of all time, whatever the period of report_setting.
CREATE OR REPLACE VIEW data_quality
COMMENT 'Tributary report: what is wrong with touches, conversions, customers, identities, consent, exchange rates and spend, and how much of it there is'
AS
WITH
    touch_facts AS (
        SELECT
            count(*) AS touches,
            count_if(state = 'measured') AS measured,
            count_if(state = 'no customer' AND known_by = 'nothing') AS known_by_nothing,
            count_if(state = 'no customer' AND known_by = 'unmatched identifier') AS unmatched,
            count_if(state = 'no customer' AND known_by = 'ambiguous identifier') AS ambiguous,
            count_if(state = 'no consent') AS no_consent,
            count_if(state = 'no time') AS no_time,
            count_if(event_time > CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6))) AS future,
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
            count_if(known_by = 'nothing') AS known_by_nothing,
            sum(value) FILTER (WHERE known_by = 'nothing') AS known_by_nothing_value,
            count_if(known_by = 'unmatched identifier') AS unmatched,
            sum(value) FILTER (WHERE known_by = 'unmatched identifier') AS unmatched_value,
            count_if(known_by = 'ambiguous identifier') AS ambiguous,
            sum(value) FILTER (WHERE known_by = 'ambiguous identifier') AS ambiguous_value,
            count_if(customer IS NOT NULL AND event_time IS NULL) AS no_time,
            sum(value) FILTER (WHERE customer IS NOT NULL AND event_time IS NULL) AS no_time_value,
            count_if(event_time > CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6))) AS future,
            sum(value) FILTER (WHERE event_time > CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6))) AS future_value,
            count_if(state = 'no consent') AS no_consent,
            sum(value) FILTER (WHERE state = 'no consent') AS no_consent_value,
            count_if(value_state = 'no value') AS no_value,
            count_if(value_state = 'no rate') AS no_rate,
            count_if(value <= 0 AND value_state = 'converted') AS not_positive,
            sum(value) FILTER (WHERE value <= 0) AS not_positive_value,
            count_if(place IS NULL OR place NOT IN ('online', 'store')) AS other_place,
            sum(value) FILTER (WHERE place IS NULL OR place NOT IN ('online', 'store')) AS other_place_value,
            count(*) - count(DISTINCT conversion_id) AS repeated
        FROM customer_conversion
    ),
    events AS (
        SELECT
            *,
            IF(state = 'measured', count(*) OVER (PARTITION BY customer, event_time)) AS events_of_instant,
            IF(state = 'measured', count(value) OVER (PARTITION BY customer, event_time)) AS conversions_of_instant
        FROM customer_event
    ),
    customers AS (
        SELECT
            bool_or(event.state = 'measured') AS is_measured,
            bool_or(event.state = 'too many events') AS is_suspect,
            count_if(event.state = 'too many events' AND event.value IS NULL) AS suspect_touches,
            count_if(event.state = 'too many events' AND event.value IS NOT NULL) AS suspect_conversions,
            sum(event.value) FILTER (WHERE event.state = 'too many events') AS suspect_value,
            count_if(event.state = 'measured' AND setting.ownership = 'first_only' AND NOT event.is_first) AS later_conversions,
            sum(event.value) FILTER (WHERE event.state = 'measured' AND setting.ownership = 'first_only' AND NOT event.is_first) AS later_value,
            count_if(event.value IS NULL AND event.events_of_instant - event.conversions_of_instant > 1) AS tied_touches,
            count_if(event.value IS NULL AND event.conversions_of_instant > 0) AS touches_with_conversion,
            count_if(event.value IS NOT NULL AND event.conversions_of_instant > 1) AS tied_conversions,
            filter(
                journey_agg(event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership)
                    FILTER (WHERE event.state = 'measured' AND (event.value IS NULL OR event.is_first OR setting.ownership <> 'first_only')),
                journey -> journey.converted AND cardinality(journey.path) = 0) AS empty_journeys
        FROM events AS event
        CROSS JOIN report_setting AS setting
        GROUP BY event.customer
    ),
    customer_facts AS (
        SELECT
            count_if(is_measured OR is_suspect) AS customers,
            count_if(is_suspect) AS suspects,
            coalesce(sum(suspect_touches), 0) AS suspect_touches,
            coalesce(sum(suspect_conversions), 0) AS suspect_conversions,
            sum(suspect_value) AS suspect_value,
            coalesce(sum(later_conversions), 0) AS later_conversions,
            sum(later_value) AS later_value,
            coalesce(sum(tied_touches), 0) AS tied_touches,
            coalesce(sum(touches_with_conversion), 0) AS touches_with_conversion,
            coalesce(sum(tied_conversions), 0) AS tied_conversions,
            coalesce(sum(cardinality(empty_journeys)), 0) AS no_touch,
            sum(reduce(empty_journeys, DECIMAL '0.00', (total, journey) -> CAST(total + journey.value AS decimal(38, 2)), total -> total)) AS no_touch_value
        FROM customers
    ),
    identity_facts AS (
        SELECT count(*) AS identifiers, count_if(customer IS NULL) AS ambiguous
        FROM identified_customer
    ),
    consent_facts AS (
        SELECT count(*) AS decisions, count_if(nullif(trim(customer), '') IS NULL) AS no_customer
        FROM consent
    ),
    rate_facts AS (
        SELECT coalesce(sum(rates), 0) AS rates, count(*) AS days, count_if(lowest < highest) AS contradictory
        FROM (
            SELECT count(*) AS rates, min(rate) AS lowest, max(rate) AS highest
            FROM exchange_rate
            GROUP BY rate_date, currency, base_currency
        ) AS published
    ),
    spend_facts AS (
        SELECT
            count(*) AS bills,
            sum(spend) AS spend,
            count_if(spend_state = 'no cost') AS no_cost,
            count_if(spend_state = 'no rate') AS no_rate,
            count_if(channel IS NULL) AS no_channel,
            sum(spend) FILTER (WHERE channel IS NULL) AS no_channel_spend,
            count_if(NOT contains(coalesce(touch_facts.channels, ARRAY[]), channel)) AS unknown_channel,
            sum(spend) FILTER (WHERE NOT contains(coalesce(touch_facts.channels, ARRAY[]), channel)) AS unknown_channel_spend
        FROM converted_spend
        CROSS JOIN touch_facts
    ),
    repetition_facts AS (
        SELECT coalesce(sum(bills - 1), 0) AS repeated
        FROM (
            SELECT count(*) AS bills
            FROM spend
            GROUP BY spend_date, channel, campaign, impressions, clicks, cost, currency
        ) AS billed
    ),
    findings AS (
        SELECT finding.*
        FROM touch_facts
        CROSS JOIN conversion_facts
        CROSS JOIN customer_facts
        CROSS JOIN identity_facts
        CROSS JOIN consent_facts
        CROSS JOIN rate_facts
        CROSS JOIN spend_facts
        CROSS JOIN repetition_facts
        CROSS JOIN UNNEST(ARRAY[
            ROW('touch', 'all', touch_facts.touches, touch_facts.touches, NULL, 'None'),
            ROW('touch', 'measured', touch_facts.measured - customer_facts.suspect_touches, touch_facts.touches, NULL, 'These are in reports'),
            ROW('touch', 'nobody known', touch_facts.known_by_nothing, touch_facts.touches, NULL, 'In no journey'),
            ROW('touch', 'unmatched identifier', touch_facts.unmatched, touch_facts.touches, NULL, 'In no journey until identity has it, once'),
            ROW('touch', 'ambiguous identifier', touch_facts.ambiguous, touch_facts.touches, NULL, 'In no journey: whose of several people it is, nobody knows'),
            ROW('touch', 'no consent', touch_facts.no_consent, touch_facts.touches, NULL, 'In no report'),
            ROW('touch', 'no time', touch_facts.no_time, touch_facts.touches, NULL, 'In no journey'),
            ROW('touch', 'in the future', touch_facts.future, touch_facts.touches, NULL, 'Like others; may be a wrong clock'),
            ROW('touch', 'too many events', customer_facts.suspect_touches, touch_facts.touches, NULL, 'In no report: of customers with more than many_events'),
            ROW('touch', 'no channel', touch_facts.no_channel, touch_facts.touches, NULL, 'Credited to a channel without name'),
            ROW('touch', 'no interaction', touch_facts.no_interaction, touch_facts.touches, NULL, 'Taken for an action, not for a view'),
            ROW('touch', 'repeated or missing touch_id', touch_facts.repeated, touch_facts.touches, NULL, 'Counted as further touches'),
            ROW('touch', 'same instant as another touch of the person', customer_facts.tied_touches, touch_facts.touches, NULL, 'Ordered by channel, not by what happened first'),
            ROW('touch', 'same instant as a conversion of the person', customer_facts.touches_with_conversion, touch_facts.touches, NULL, 'Taken to be before it'),
            ROW('conversion', 'all', conversion_facts.conversions, conversion_facts.conversions, conversion_facts.value, 'None'),
            ROW('conversion', 'no touch', customer_facts.no_touch, conversion_facts.conversions, customer_facts.no_touch_value, 'On a line of its own, without channel'),
            ROW('conversion', 'nobody known', conversion_facts.known_by_nothing, conversion_facts.conversions, conversion_facts.known_by_nothing_value, 'On the line no customer, without channel'),
            ROW('conversion', 'unmatched identifier', conversion_facts.unmatched, conversion_facts.conversions, conversion_facts.unmatched_value, 'On the line no customer until identity has it, once'),
            ROW('conversion', 'ambiguous identifier', conversion_facts.ambiguous, conversion_facts.conversions, conversion_facts.ambiguous_value, 'On the line no customer: whose of several people it is, nobody knows'),
            ROW('conversion', 'no time', conversion_facts.no_time, conversion_facts.conversions, conversion_facts.no_time_value, 'On the line no customer, and in no period'),
            ROW('conversion', 'in the future', conversion_facts.future, conversion_facts.conversions, conversion_facts.future_value, 'Like others; may be a wrong clock'),
            ROW('conversion', 'no consent', conversion_facts.no_consent, conversion_facts.conversions, conversion_facts.no_consent_value, 'On a line of its own, without channel'),
            ROW('conversion', 'too many events', customer_facts.suspect_conversions, conversion_facts.conversions, customer_facts.suspect_value, 'On a line of its own, without channel'),
            ROW('conversion', 'later conversion', customer_facts.later_conversions, conversion_facts.conversions, customer_facts.later_value, 'On a line of its own where only first conversions are credited, without channel'),
            ROW('conversion', 'no value', conversion_facts.no_value, conversion_facts.conversions, NULL, 'Counted with a value of 0'),
            ROW('conversion', 'no exchange rate', conversion_facts.no_rate, conversion_facts.conversions, NULL, 'Counted with a value of 0'),
            ROW('conversion', 'zero or negative value', conversion_facts.not_positive, conversion_facts.conversions, conversion_facts.not_positive_value, 'A conversion like others'),
            ROW('conversion', 'neither online nor store', conversion_facts.other_place, conversion_facts.conversions, conversion_facts.other_place_value, 'Not taken for a purchase in a store'),
            ROW('conversion', 'repeated or missing conversion_id', conversion_facts.repeated, conversion_facts.conversions, NULL, 'Counted as further conversions'),
            ROW('conversion', 'same instant as another conversion of the person', customer_facts.tied_conversions, conversion_facts.conversions, NULL, 'Ordered by value'),
            ROW('customer', 'all', customer_facts.customers, customer_facts.customers, NULL, 'None'),
            ROW('customer', 'more than many_events', customer_facts.suspects, customer_facts.customers, NULL, 'Touches are in no report, conversions on a line of their own; may be a machine'),
            ROW('identity', 'all', identity_facts.identifiers, identity_facts.identifiers, NULL, 'None'),
            ROW('identity', 'several customers', identity_facts.ambiguous, identity_facts.identifiers, NULL, 'Nobody''s'),
            ROW('consent', 'all', consent_facts.decisions, consent_facts.decisions, NULL, 'None'),
            ROW('consent', 'no customer', consent_facts.no_customer, consent_facts.decisions, NULL, 'Not followed: nobody knows who decided'),
            ROW('exchange rate', 'all', rate_facts.rates, rate_facts.rates, NULL, 'None'),
            ROW('exchange rate', 'two rates of one day', rate_facts.contradictory, rate_facts.days, NULL, 'The higher one counts'),
            ROW('spend', 'all', spend_facts.bills, spend_facts.bills, spend_facts.spend, 'None'),
            ROW('spend', 'no cost', spend_facts.no_cost, spend_facts.bills, NULL, 'Counted as 0'),
            ROW('spend', 'no exchange rate', spend_facts.no_rate, spend_facts.bills, NULL, 'Counted as 0'),
            ROW('spend', 'repeated', repetition_facts.repeated, spend_facts.bills, NULL, 'Counted as further bills; may be a second delivery'),
            ROW('spend', 'no channel', spend_facts.no_channel, spend_facts.bills, spend_facts.no_channel_spend, 'On the channel without name'),
            ROW('spend', 'channel without any touch', spend_facts.unknown_channel, spend_facts.bills, spend_facts.unknown_channel_spend, 'A channel that earns nothing; may be another spelling')
        ]) AS finding (subject, finding, rows, of_rows, amount, consequence)
    ),
    unconverted AS (
        -- amounts that count as 0, each in its own currency, as there is no rate for them
        SELECT 'conversion' AS subject, conversion.currency, conversion.value AS amount
        FROM conversion
        CROSS JOIN report_setting AS setting
        LEFT JOIN daily_rate AS rate ON rate.currency = conversion.currency AND rate.rate_date IS NOT DISTINCT FROM IF(conversion.currency = setting.currency, NULL, CAST(conversion.event_time AS date))
        WHERE conversion.value IS NOT NULL AND rate.rate IS NULL
        UNION ALL
        SELECT 'spend', spend.currency, spend.cost
        FROM spend
        CROSS JOIN report_setting AS setting
        LEFT JOIN daily_rate AS rate ON rate.currency = spend.currency AND rate.rate_date IS NOT DISTINCT FROM IF(spend.currency = setting.currency, NULL, spend.spend_date)
        WHERE spend.cost IS NOT NULL AND rate.rate IS NULL
    )
SELECT
    subject,
    finding,
    rows,
    of_rows,
    round(1e0 * rows / nullif(of_rows, 0), 6) AS share,
    CAST(amount AS decimal(38, 2)) AS amount,
    IF(amount IS NOT NULL, setting.currency) AS currency,
    consequence
FROM findings
CROSS JOIN report_setting AS setting
UNION ALL
SELECT
    subject,
    'no exchange rate from ' || coalesce(currency, 'no currency'),
    count(*),
    NULL,
    NULL,
    CAST(sum(amount) AS decimal(38, 2)),
    currency,
    'Counted as 0; part of no exchange rate'
FROM unconverted
GROUP BY subject, currency;

COMMENT ON COLUMN data_quality.subject IS 'touch, conversion, customer, identity, consent, exchange rate or spend';
COMMENT ON COLUMN data_quality.finding IS 'What is wrong; all and measured are no faults, but what the others are part of';
COMMENT ON COLUMN data_quality.rows IS 'How many rows, customers, identifiers or days with rates it concerns';
COMMENT ON COLUMN data_quality.of_rows IS 'How many there are of the subject; NULL for a part of another finding';
COMMENT ON COLUMN data_quality.share IS 'Part of them, from 0 to 1; NULL if there are none';
COMMENT ON COLUMN data_quality.amount IS 'Value or spend of these rows; NULL where that says nothing';
COMMENT ON COLUMN data_quality.currency IS 'Currency of the amount: that of report_setting, and for amounts without exchange rate their own';
COMMENT ON COLUMN data_quality.consequence IS 'What reports make of it';
