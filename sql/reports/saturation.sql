-- Saturation
-- Do further touches on a channel go along with more conversions? People by how many touches of the channel they have, and the conversions that they made at or after the first of them. This is no effect of touches: those who are about to buy are
-- touched more, and those who stay longer have more of both. Only an experiment tells what one more touch is worth. All of it is of all time, whatever the period of report_setting.
CREATE OR REPLACE VIEW saturation
COMMENT 'Tributary report: conversions of people by how often a channel touched them, which is no proof of an effect. The customers of a channel add up to those whom it reached'
AS
WITH
    events AS (
        SELECT
            customer,
            event_time,
            coalesce(channel, '') AS channel,
            value,
            map_keys(histogram(IF(value IS NULL, coalesce(channel, ''))) OVER (PARTITION BY customer)) AS channels
        FROM customer_event
        WHERE state = 'measured'
    ),
    channel_events AS (
        SELECT
            part.channel,
            events.customer,
            events.event_time,
            events.value,
            min(IF(events.value IS NULL, events.event_time)) OVER (PARTITION BY part.channel, events.customer) AS first_touch
        FROM events
        CROSS JOIN UNNEST(IF(events.value IS NULL, ARRAY[events.channel], events.channels)) AS part (channel)
    ),
    people AS (
        SELECT
            channel,
            customer,
            count_if(value IS NULL) AS touches,
            count_if(event_time >= first_touch AND value IS NOT NULL) AS conversions,
            coalesce(sum(value) FILTER (WHERE event_time >= first_touch), 0) AS value
        FROM channel_events
        GROUP BY channel, customer
    ),
    buckets AS (
        SELECT
            nullif(channel, '') AS channel,
            CASE
                WHEN touches <= 5 THEN touches
                WHEN touches <= 10 THEN 6
                WHEN touches <= 20 THEN 11
                WHEN touches <= 50 THEN 21
                WHEN touches <= 100 THEN 51
                ELSE 101
            END AS touches_from,
            count(*) AS customers,
            sum(touches) AS touches,
            count_if(conversions > 0) AS buyers,
            sum(conversions) AS conversions,
            sum(value) AS value
        FROM people
        GROUP BY 1, 2
    )
SELECT
    channel,
    touches_from,
    customers,
    touches,
    buyers,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    round(1e0 * buyers / customers, 6) AS share_of_buyers,
    round(1e0 * conversions / customers, 6) AS conversions_per_customer,
    round(1e0 * conversions / customers - lag(1e0 * conversions / customers) OVER (PARTITION BY channel ORDER BY touches_from), 6) AS more_than_bucket_before,
    round(1e3 * conversions / touches, 4) AS conversions_per_thousand_touches
FROM buckets;

COMMENT ON COLUMN saturation.channel IS 'Channel; NULL for touches whose channel is not known';
COMMENT ON COLUMN saturation.touches_from IS 'Smallest number of touches of the bucket, as in frequency';
COMMENT ON COLUMN saturation.customers IS 'How many people the channel touched so often';
COMMENT ON COLUMN saturation.touches IS 'How many touches they have of it together';
COMMENT ON COLUMN saturation.buyers IS 'How many of them converted at or after the first of these touches';
COMMENT ON COLUMN saturation.conversions IS 'How many such conversions they made; a person counts in each channel that touched them';
COMMENT ON COLUMN saturation.value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN saturation.share_of_buyers IS 'Part of the people who converted';
COMMENT ON COLUMN saturation.conversions_per_customer IS 'Conversions for each of the people';
COMMENT ON COLUMN saturation.more_than_bucket_before IS 'How many more that is than in the bucket before; NULL for the first one';
COMMENT ON COLUMN saturation.conversions_per_thousand_touches IS 'Conversions for a thousand touches';
