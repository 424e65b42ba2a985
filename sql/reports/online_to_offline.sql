-- Online to offline
-- Do people who see advertisements buy in the stores? An exposure is a touch of a channel with spend, whatever the interaction, at most the lookback of report_setting before a purchase in a store. A purchase is of the last exposure before it;
-- of several at one instant, of the first channel by name. That people were exposed before they bought does not say that they bought because of it: those who buy often are also those who are reached often.
CREATE OR REPLACE VIEW online_to_offline
COMMENT 'Tributary report: purchases in stores by the last advertisement before them. The last purchases of all lines add up to all store purchases and their value'
AS
WITH
    customers AS (
        SELECT
            event.state,
            event.customer,
            map_keys(histogram(event.channel) FILTER (WHERE event.value IS NULL)) AS channels,
            journey_agg(event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, 'shared') AS journeys
        FROM journey_event AS event
        CROSS JOIN report_setting AS setting
        LEFT JOIN (SELECT DISTINCT channel FROM converted_spend WHERE channel IS NOT NULL) AS paid ON paid.channel = event.channel
        WHERE event.place = 'store' OR paid.channel IS NOT NULL
        GROUP BY event.state, event.customer
    ),
    purchases AS (
        -- a row for the person, with the channels of all exposures, and one for each purchase, with those of the exposures before it
        SELECT
            customers.state,
            customers.customer,
            part.conversion_time IS NOT NULL AS purchased,
            part.channels,
            element_at(part.path, cardinality(part.path) - cardinality(filter(part.touch_times, time -> time = element_at(part.touch_times, -1))) + 1) AS last_channel,
            date_diff('second', element_at(part.touch_times, -1), part.conversion_time) / 36e2 AS hours,
            part.value
        FROM customers
        CROSS JOIN UNNEST(
            ROW(customers.channels, NULL, NULL, NULL, NULL)
                || transform(
                    filter(customers.journeys, journey -> journey.converted),
                    journey -> ROW(array_distinct(journey.path), journey.path, journey.touch_times, journey.conversion_time, journey.value))) AS part (channels, path, touch_times, conversion_time, value)
    ),
    roles AS (
        SELECT
            CASE WHEN part.channel IS NOT NULL THEN 'channel' WHEN purchases.state = 'measured' THEN 'no exposure' ELSE purchases.state END AS line,
            part.channel,
            purchases.purchased,
            purchases.purchased AND part.channel IS NOT DISTINCT FROM purchases.last_channel AS is_last,
            purchases.customer,
            purchases.hours,
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
    round(avg(hours) FILTER (WHERE is_last), 4) AS average_hours_since_last_exposure,
    IF(line = 'channel', round(1e0 * count(DISTINCT customer) FILTER (WHERE purchased) / count(DISTINCT customer) FILTER (WHERE NOT purchased), 6)) AS share_of_exposed_who_bought
FROM roles
GROUP BY line, channel;

COMMENT ON COLUMN online_to_offline.line IS 'channel, or why store purchases have no exposure: no exposure within the lookback, no consent, no customer';
COMMENT ON COLUMN online_to_offline.channel IS 'Channel with spend; NULL on other lines';
COMMENT ON COLUMN online_to_offline.exposed_customers IS 'How many people have an exposure of the channel at any time; NULL on other lines';
COMMENT ON COLUMN online_to_offline.store_buyers IS 'How many people bought in a store within the lookback after such an exposure; on other lines, how many people bought without';
COMMENT ON COLUMN online_to_offline.store_purchases IS 'How many purchases in stores had the channel before them';
COMMENT ON COLUMN online_to_offline.last_store_purchases IS 'How many of them had it last';
COMMENT ON COLUMN online_to_offline.last_store_value IS 'Value of these, in the currency of report_setting';
COMMENT ON COLUMN online_to_offline.average_hours_since_last_exposure IS 'Hours from the last exposure to the purchase, of those where the channel was last; NULL without any';
COMMENT ON COLUMN online_to_offline.share_of_exposed_who_bought IS 'Part of the people with an exposure who bought in a store within the lookback after one; NULL on other lines';
