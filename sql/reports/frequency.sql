-- Frequency
-- How often does a channel reach the same person? All measured touches of all time, whatever the period of report_setting. Customers with too many events are left out; below that, the largest bucket still holds machines and shared devices: look at data_quality too.
CREATE OR REPLACE VIEW frequency
COMMENT 'Tributary report: how many people a channel reached how often. The touches of all lines add up to all measured touches'
AS
WITH
    people AS (
        SELECT channel, customer, count(*) AS touches
        FROM customer_event
        WHERE state = 'measured' AND value IS NULL
        GROUP BY channel, customer
    ),
    buckets AS (
        SELECT
            channel,
            CASE
                WHEN touches <= 5 THEN touches
                WHEN touches <= 10 THEN 6
                WHEN touches <= 20 THEN 11
                WHEN touches <= 50 THEN 21
                WHEN touches <= 100 THEN 51
                ELSE 101
            END AS touches_from,
            CASE
                WHEN touches <= 5 THEN touches
                WHEN touches <= 10 THEN 10
                WHEN touches <= 20 THEN 20
                WHEN touches <= 50 THEN 50
                WHEN touches <= 100 THEN 100
            END AS touches_to,
            touches
        FROM people
    )
SELECT
    channel,
    touches_from,
    touches_to,
    count(*) AS customers,
    sum(touches) AS touches,
    round(1e0 * count(*) / sum(count(*)) OVER (PARTITION BY channel), 6) AS share_of_customers,
    round(1e0 * sum(touches) / sum(sum(touches)) OVER (PARTITION BY channel), 6) AS share_of_touches
FROM buckets
GROUP BY channel, touches_from, touches_to;

COMMENT ON COLUMN frequency.channel IS 'Channel; NULL for touches whose channel is not known';
COMMENT ON COLUMN frequency.touches_from IS 'Smallest number of touches of the bucket';
COMMENT ON COLUMN frequency.touches_to IS 'Largest number of touches of the bucket; NULL for no limit';
COMMENT ON COLUMN frequency.customers IS 'How many people the channel reached so often';
COMMENT ON COLUMN frequency.touches IS 'How many touches they have of it together';
COMMENT ON COLUMN frequency.share_of_customers IS 'Part of the people whom the channel reached, from 0 to 1';
COMMENT ON COLUMN frequency.share_of_touches IS 'Part of the touches of the channel, from 0 to 1';
