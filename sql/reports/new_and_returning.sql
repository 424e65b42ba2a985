-- New and returning customers
-- Which channels bring people who have never bought before? A conversion of the period is new if it is the first one of its customer in the whole table conversion; of several at one instant one is.
-- Credit by the model of report_setting: once for all conversions, and once for the first ones alone, whose difference is the returning ones. A conversion of nobody knows whom counts as new.
CREATE OR REPLACE VIEW new_and_returning
COMMENT 'Tributary report: credit of each channel for the first conversions of customers and for all later ones. All lines add up to all conversions and their value'
AS
WITH
    customers AS (
        SELECT
            event.state,
            attribution_agg(ARRAY[setting.model], event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership) AS all_credits,
            attribution_agg(ARRAY[setting.model], event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership)
                FILTER (WHERE coalesce(event.is_first, true)) AS first_credits
        FROM journey_event AS event
        CROSS JOIN report_setting AS setting
        WHERE event.in_period
        GROUP BY event.state, event.customer, event.conversion_key
    ),
    total AS (
        SELECT
            CASE WHEN part.touches > 0 THEN 'channel' WHEN customers.state = 'measured' THEN 'no touch' ELSE customers.state END AS line,
            part.channel,
            coalesce(sum(part.conversions) FILTER (WHERE NOT part.is_new), 0) AS conversions,
            coalesce(sum(part.value) FILTER (WHERE NOT part.is_new), 0) AS value,
            coalesce(sum(part.conversions) FILTER (WHERE part.is_new), 0) AS new_conversions,
            coalesce(sum(part.value) FILTER (WHERE part.is_new), 0) AS new_value
        FROM customers
        CROSS JOIN UNNEST(
            transform(customers.all_credits, credit -> ROW(false, credit.channel, credit.touches, credit.conversions, credit.value))
                || transform(coalesce(customers.first_credits, ARRAY[]), credit -> ROW(true, credit.channel, credit.touches, credit.conversions, credit.value))) AS part (is_new, channel, touches, conversions, value)
        GROUP BY 1, 2
    )
SELECT
    line,
    channel,
    round(new_conversions, 6) AS new_conversions,
    CAST(new_value AS decimal(38, 2)) AS new_value,
    round(abs(conversions - new_conversions), 6) AS returning_conversions,
    CAST(value - new_value AS decimal(38, 2)) AS returning_value,
    round(new_conversions / nullif(conversions, 0), 6) AS share_of_new
FROM total;

COMMENT ON COLUMN new_and_returning.line IS 'channel, or why conversions have no touch to credit: no touch within the lookback, no consent, too many events, no customer, or later conversion where touches serve first ones only';
COMMENT ON COLUMN new_and_returning.channel IS 'Channel; NULL on the line channel for touches whose channel is not known, and on all other lines';
COMMENT ON COLUMN new_and_returning.new_conversions IS 'Shares of the first conversions of customers, added up';
COMMENT ON COLUMN new_and_returning.new_value IS 'Shares of their value, in the currency of report_setting';
COMMENT ON COLUMN new_and_returning.returning_conversions IS 'Shares of all later conversions, added up';
COMMENT ON COLUMN new_and_returning.returning_value IS 'Shares of their value, in the currency of report_setting';
COMMENT ON COLUMN new_and_returning.share_of_new IS 'Part of the conversions of the line that are new, from 0 to 1; NULL without conversions';
