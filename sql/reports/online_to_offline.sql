-- Online to offline
-- Do people who see advertisements buy in the stores? An exposure is a touch of a channel with spend, whatever the interaction, or the view of an advertisement on any channel, at most the lookback of report_setting before a purchase in a store.
-- A purchase is of the last exposure before it; of several at one instant, of the last channel by name, as in all journeys here. Purchases of the period of report_setting count, and exposures in it or at most the lookback before it.
-- That people were exposed before they bought does not say that they bought because of it: those who buy often are also those who are reached often.
CREATE OR REPLACE VIEW online_to_offline
COMMENT 'Tributary report: purchases in stores by the last advertisement before them. The last purchases of all lines add up to all store purchases and their value'
AS
WITH
    customers AS (
        SELECT
            event.state,
            event.customer,
            map_keys(histogram(coalesce(event.channel, '')) FILTER (
                WHERE event.value IS NULL
                    AND coalesce(event.event_time >= setting.period_from - setting.lookback_days * INTERVAL '1' DAY, true)
                    AND coalesce(CAST(event.event_time AS date) <= setting.period_until, true))) AS channels,
            journey_agg(coalesce(event.channel, ''), event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, 'shared') AS journeys,
            any_value(setting.period_from) AS period_from,
            any_value(setting.period_until) AS period_until
        FROM (
            SELECT *, IF(state <> 'measured', CAST(uuid() AS varchar)) AS conversion_key
            FROM customer_event
            WHERE state = 'measured' OR value IS NOT NULL
        ) AS event
        CROSS JOIN report_setting AS setting
        LEFT JOIN (SELECT DISTINCT channel FROM converted_spend WHERE channel IS NOT NULL) AS paid ON paid.channel = event.channel
        WHERE event.place = 'store' OR paid.channel IS NOT NULL OR event.interaction = 'view'
        GROUP BY event.state, event.customer, event.conversion_key
    ),
    purchases AS (
        -- a row for the person, with the channels of all exposures, and one for each purchase, with those of the exposures before it
        SELECT
            customers.state,
            customers.customer,
            part.conversion_time IS NOT NULL AS purchased,
            part.channels,
            element_at(part.path, -1) AS last_channel,
            date_diff('second', element_at(part.touch_times, -1), part.conversion_time) AS seconds,
            part.value
        FROM customers
        CROSS JOIN UNNEST(
            ROW(customers.channels, NULL, NULL, NULL, NULL)
                || transform(
                    filter(customers.journeys, journey -> journey.converted
                        AND coalesce(CAST(journey.conversion_time AS date) >= customers.period_from, true)
                        AND coalesce(CAST(journey.conversion_time AS date) <= customers.period_until, true)),
                    journey -> ROW(array_distinct(journey.path), journey.path, journey.touch_times, journey.conversion_time, journey.value))) AS part (channels, path, touch_times, conversion_time, value)
    ),
    roles AS (
        SELECT
            CASE WHEN part.channel IS NOT NULL THEN 'channel' WHEN purchases.state = 'measured' THEN 'no exposure' ELSE purchases.state END AS line,
            nullif(part.channel, '') AS channel,
            purchases.purchased,
            purchases.purchased AND part.channel IS NOT DISTINCT FROM purchases.last_channel AS is_last,
            purchases.customer,
            purchases.seconds,
            purchases.value
        FROM purchases
        LEFT JOIN UNNEST(purchases.channels) AS part (channel) ON true
        WHERE purchases.purchased OR part.channel IS NOT NULL
    )
SELECT
    line,
    channel,
    IF(line = 'channel', count(DISTINCT customer) FILTER (WHERE NOT purchased)) AS exposed_customers,
    count(DISTINCT customer) FILTER (WHERE purchased) AS store_buyers,
    count_if(purchased) AS store_purchases,
    count_if(is_last) AS last_store_purchases,
    CAST(coalesce(sum(value) FILTER (WHERE is_last), 0) AS decimal(38, 2)) AS last_store_value,
    round(avg(seconds) FILTER (WHERE is_last) / 36e2, 4) AS average_hours_since_last_exposure,
    IF(line = 'channel', round(1e0 * count(DISTINCT customer) FILTER (WHERE purchased) / nullif(count(DISTINCT customer) FILTER (WHERE NOT purchased), 0), 6)) AS share_of_exposed_who_bought
FROM roles
GROUP BY line, channel;

COMMENT ON COLUMN online_to_offline.line IS 'channel, or why store purchases have no exposure: no exposure within the lookback, no consent, too many events, no customer';
COMMENT ON COLUMN online_to_offline.channel IS 'Channel; NULL on the line channel for views whose channel is not known, and on all other lines';
COMMENT ON COLUMN online_to_offline.exposed_customers IS 'How many people have an exposure of the channel, in the period or at most the lookback before it; NULL on other lines';
COMMENT ON COLUMN online_to_offline.store_buyers IS 'How many people bought in a store within the lookback after such an exposure; on other lines, how many people bought without';
COMMENT ON COLUMN online_to_offline.store_purchases IS 'How many purchases in stores had the channel before them';
COMMENT ON COLUMN online_to_offline.last_store_purchases IS 'How many of them had it last';
COMMENT ON COLUMN online_to_offline.last_store_value IS 'Value of these, in the currency of report_setting';
COMMENT ON COLUMN online_to_offline.average_hours_since_last_exposure IS 'Hours from the last exposure to the purchase, of those where the channel was last; NULL without any';
COMMENT ON COLUMN online_to_offline.share_of_exposed_who_bought IS 'Part of the people with an exposure who bought in a store within the lookback after one; NULL on other lines';
