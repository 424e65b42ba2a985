-- Lifetime value by first channel
-- What is a customer worth who was first met on a channel? The first measured touch of a customer decides, however long before the first conversion. Customers without a touch, or whose first conversion is before it, are on lines of their own:
-- no channel has won them. The value within some days counts from the first touch, and only of customers who were met at least so many days before the newest event of all. All of it is of all time, whatever the period of report_setting.
CREATE OR REPLACE VIEW lifetime_value_by_first_channel
COMMENT 'Tributary report: what customers are worth by the channel on which they were first met. All lines add up to all customers with a touch or a conversion, all conversions and their value'
AS
WITH
    events AS (
        SELECT
            *,
            min(IF(value IS NULL, event_time)) OVER (PARTITION BY customer) AS first_touch
        FROM customer_event
    ),
    customers AS (
        SELECT
            state,
            first_touch,
            min_by(channel, ROW(event_time, channel IS NULL, channel)) FILTER (WHERE value IS NULL) AS channel,
            min(event_time) FILTER (WHERE value IS NOT NULL) AS first_conversion,
            count(value) AS conversions,
            coalesce(sum(value), 0) AS value,
            coalesce(sum(value) FILTER (WHERE event_time <= first_touch + INTERVAL '30' DAY), 0) AS value_30,
            coalesce(sum(value) FILTER (WHERE event_time <= first_touch + INTERVAL '90' DAY), 0) AS value_90,
            coalesce(sum(value) FILTER (WHERE event_time <= first_touch + INTERVAL '365' DAY), 0) AS value_365
        FROM events
        GROUP BY state, customer, first_touch
    ),
    lines AS (
        SELECT
            customers.*,
            CASE
                WHEN state <> 'measured' THEN state
                WHEN first_touch IS NULL THEN 'no touch'
                WHEN first_conversion < first_touch THEN 'converted before'
                ELSE 'channel'
            END AS line,
            date_diff('day', customers.first_touch, newest.event_time) AS days_observed
        FROM customers
        CROSS JOIN newest_event AS newest
    )
SELECT
    line,
    IF(line = 'channel', channel) AS channel,
    count(*) AS customers,
    count_if(conversions > 0) AS buyers,
    sum(conversions) AS conversions,
    CAST(sum(value) AS decimal(38, 2)) AS value,
    round(CAST(sum(value) AS double) / count(*), 4) AS value_per_customer,
    round(CAST(sum(value) AS double) / nullif(count_if(conversions > 0), 0), 4) AS value_per_buyer,
    IF(line = 'channel', count_if(days_observed >= 30)) AS customers_observed_30_days,
    IF(line = 'channel', round(CAST(sum(value_30) FILTER (WHERE days_observed >= 30) AS double) / nullif(count_if(days_observed >= 30), 0), 4)) AS value_per_customer_30_days,
    IF(line = 'channel', count_if(days_observed >= 90)) AS customers_observed_90_days,
    IF(line = 'channel', round(CAST(sum(value_90) FILTER (WHERE days_observed >= 90) AS double) / nullif(count_if(days_observed >= 90), 0), 4)) AS value_per_customer_90_days,
    IF(line = 'channel', count_if(days_observed >= 365)) AS customers_observed_365_days,
    IF(line = 'channel', round(CAST(sum(value_365) FILTER (WHERE days_observed >= 365) AS double) / nullif(count_if(days_observed >= 365), 0), 4)) AS value_per_customer_365_days,
    IF(line = 'channel', round(avg(CAST(days_observed AS double)), 1)) AS days_observed
FROM lines
GROUP BY 1, 2;

COMMENT ON COLUMN lifetime_value_by_first_channel.line IS 'channel for customers first met on a channel; converted before for those whose first conversion is before their first touch; no touch, no consent, too many events or no customer for those without a measured touch';
COMMENT ON COLUMN lifetime_value_by_first_channel.channel IS 'Channel of the first touch; NULL on the line channel when it is not known, and on all other lines';
COMMENT ON COLUMN lifetime_value_by_first_channel.customers IS 'How many people; on the line no customer, how many conversions';
COMMENT ON COLUMN lifetime_value_by_first_channel.buyers IS 'How many of them have converted';
COMMENT ON COLUMN lifetime_value_by_first_channel.conversions IS 'How many conversions they have made';
COMMENT ON COLUMN lifetime_value_by_first_channel.value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN lifetime_value_by_first_channel.value_per_customer IS 'Value for each of the people';
COMMENT ON COLUMN lifetime_value_by_first_channel.value_per_buyer IS 'Value for each of the buyers; NULL without buyers';
COMMENT ON COLUMN lifetime_value_by_first_channel.customers_observed_30_days IS 'How many of the people were first met at least 30 days before the newest event of all; NULL on other lines';
COMMENT ON COLUMN lifetime_value_by_first_channel.value_per_customer_30_days IS 'Value of the 30 days after the first touch for each of these; NULL if there are none, and on other lines';
COMMENT ON COLUMN lifetime_value_by_first_channel.customers_observed_90_days IS 'How many of the people were first met at least 90 days before the newest event of all; NULL on other lines';
COMMENT ON COLUMN lifetime_value_by_first_channel.value_per_customer_90_days IS 'Value of the 90 days after the first touch for each of these; NULL if there are none, and on other lines';
COMMENT ON COLUMN lifetime_value_by_first_channel.customers_observed_365_days IS 'How many of the people were first met at least 365 days before the newest event of all; NULL on other lines';
COMMENT ON COLUMN lifetime_value_by_first_channel.value_per_customer_365_days IS 'Value of the 365 days after the first touch for each of these; NULL if there are none, and on other lines';
COMMENT ON COLUMN lifetime_value_by_first_channel.days_observed IS 'How many days are known of a customer on average, from the first touch to the newest event of all; NULL on other lines';
