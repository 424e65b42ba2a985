-- Performance of channels
-- What did each channel bring, and what did it cost? Credit by the model of report_setting, for conversions and bills of its period. The cents of spend are rounded along the running sum, so that the lines add up to the rounded sum.
CREATE OR REPLACE VIEW channel_performance
COMMENT 'Tributary report: what each channel brought and cost. All lines add up to all conversions, their value and all spend'
AS
WITH
    credit AS (
        SELECT
            CASE WHEN part.touches > 0 THEN 'channel' WHEN customers.state = 'measured' THEN 'no touch' ELSE customers.state END AS line,
            part.channel,
            part.credited_touches,
            part.conversions,
            part.value,
            part.without_amount
        FROM (
            SELECT
                event.state,
                attribution_agg(ARRAY[setting.model], event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership) AS credits,
                -- the share in conversions whose value is not known is found as the share in a value is
                attribution_agg(ARRAY[setting.model], event.channel, event.event_time, event.without_amount, setting.lookback_days * INTERVAL '1' DAY, setting.ownership)
                    FILTER (WHERE event.has_without_amount) AS credits_without_amount
            FROM journey_event AS event
            CROSS JOIN report_setting AS setting
            WHERE event.in_period
            GROUP BY event.state, event.customer, event.conversion_key
        ) AS customers
        CROSS JOIN UNNEST(
            transform(customers.credits, credit -> ROW(credit.channel, credit.touches, credit.touches, credit.conversions, credit.value, 0e0))
                || transform(coalesce(customers.credits_without_amount, ARRAY[]), credit -> ROW(credit.channel, credit.touches, 0, 0e0, 0, credit.value))) AS part (channel, touches, credited_touches, conversions, value, without_amount)
    ),
    measure AS (
        SELECT line, channel, credited_touches, conversions, value, without_amount, CAST(0 AS decimal(38, 10)) AS spend, 0 AS bills_without_amount
        FROM credit
        UNION ALL
        SELECT 'channel', channel, 0, 0e0, 0, 0e0, spend, IF(spend_state = 'converted', 0, 1)
        FROM converted_spend
        WHERE in_period
    ),
    total AS (
        SELECT
            line,
            channel,
            sum(credited_touches) AS credited_touches,
            round(sum(conversions), 6) AS conversions,
            sum(value) AS value,
            round(sum(without_amount), 6) AS conversions_without_amount,
            sum(spend) AS spend,
            sum(bills_without_amount) AS bills_without_amount
        FROM measure
        GROUP BY line, channel
    )
SELECT
    line,
    channel,
    credited_touches,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    conversions_without_amount,
    CAST(round(sum(spend) OVER (ORDER BY line, channel), 2) - round(sum(spend) OVER (ORDER BY line, channel) - spend, 2) AS decimal(38, 2)) AS spend,
    bills_without_amount,
    round(conversions / nullif(sum(conversions) OVER (), 0), 6) AS share_of_conversions,
    round(CAST(value AS double) / nullif(CAST(sum(value) OVER () AS double), 0), 6) AS share_of_value,
    round(CAST(spend AS double) / IF(spend > 0 AND bills_without_amount = 0 AND conversions > 0, conversions), 2) AS cpa,
    round(CAST(value AS double) / IF(spend > 0 AND bills_without_amount = 0, CAST(spend AS double)), 4) AS roas
FROM total;

COMMENT ON COLUMN channel_performance.line IS 'channel, or why conversions have no touch to credit: no touch within the lookback, no consent, too many events, no customer, or later conversion where touches serve first ones only';
COMMENT ON COLUMN channel_performance.channel IS 'Channel; NULL on the line channel for touches and spend whose channel is not known, and on all other lines';
COMMENT ON COLUMN channel_performance.credited_touches IS 'How many touches got a share of a conversion';
COMMENT ON COLUMN channel_performance.conversions IS 'Shares of conversions, added up';
COMMENT ON COLUMN channel_performance.value IS 'Shares of the value of conversions, added up to the cent, in the currency of report_setting';
COMMENT ON COLUMN channel_performance.conversions_without_amount IS 'Part of the conversions whose value is not known or has no exchange rate, and counts as 0';
COMMENT ON COLUMN channel_performance.spend IS 'What the channel cost in the period, in the currency of report_setting; all of it, not only that of journeys';
COMMENT ON COLUMN channel_performance.bills_without_amount IS 'How many rows of spend have no cost or no exchange rate, and count as 0';
COMMENT ON COLUMN channel_performance.share_of_conversions IS 'Part of all conversions, from 0 to 1; NULL if there are none';
COMMENT ON COLUMN channel_performance.share_of_value IS 'Part of the value of all conversions; NULL if that is 0';
COMMENT ON COLUMN channel_performance.cpa IS 'Spend for one conversion; NULL without spend or without conversions, and where spend is incomplete because of bills without amount';
COMMENT ON COLUMN channel_performance.roas IS 'Value for one unit of spend; NULL without spend, and where it is incomplete because of bills without amount';
