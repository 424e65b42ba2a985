-- Performance of channels
-- What did each channel bring, and what did it cost? Credit by the model of report_setting.
CREATE OR REPLACE VIEW channel_performance
COMMENT 'Tributary report: what each channel brought and cost. All lines add up to all conversions, their value and all spend'
AS
WITH
    credit AS (
        SELECT
            CASE WHEN part.touches > 0 THEN 'channel' WHEN customers.state = 'measured' THEN 'no touch' ELSE customers.state END AS line,
            part.channel,
            part.touches,
            part.conversions,
            part.value
        FROM (
            SELECT
                event.state,
                attribution_agg(ARRAY[setting.model], event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership) AS credits
            FROM journey_event AS event
            CROSS JOIN report_setting AS setting
            GROUP BY event.state, event.customer
        ) AS customers
        CROSS JOIN UNNEST(customers.credits) AS part (model, channel, touches, conversions, value)
    ),
    measure AS (
        SELECT line, channel, touches, conversions, value, CAST(0 AS decimal(18, 2)) AS spend
        FROM credit
        UNION ALL
        SELECT 'channel', channel, 0, 0e0, 0, spend
        FROM converted_spend
    ),
    total AS (
        SELECT line, channel, sum(touches) AS credited_touches, round(sum(conversions), 6) AS conversions, sum(value) AS value, sum(spend) AS spend
        FROM measure
        GROUP BY line, channel
    )
SELECT
    line,
    channel,
    credited_touches,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    spend,
    round(conversions / nullif(sum(conversions) OVER (), 0), 6) AS share_of_conversions,
    round(CAST(value AS double) / nullif(CAST(sum(value) OVER () AS double), 0), 6) AS share_of_value,
    round(CAST(spend AS double) / IF(spend > 0 AND conversions > 0, conversions), 2) AS cpa,
    round(CAST(value AS double) / IF(spend > 0, CAST(spend AS double)), 4) AS roas
FROM total;

COMMENT ON COLUMN channel_performance.line IS 'channel, or why conversions have no touch to credit: no touch within the lookback, no consent, no customer';
COMMENT ON COLUMN channel_performance.channel IS 'Channel; NULL on the line channel for touches and spend whose channel is not known, and on all other lines';
COMMENT ON COLUMN channel_performance.credited_touches IS 'How many touches got a share of a conversion';
COMMENT ON COLUMN channel_performance.conversions IS 'Shares of conversions, added up';
COMMENT ON COLUMN channel_performance.value IS 'Shares of the value of conversions, added up to the cent, in the currency of report_setting';
COMMENT ON COLUMN channel_performance.spend IS 'What the channel cost, in the currency of report_setting; of all time, not only of journeys';
COMMENT ON COLUMN channel_performance.share_of_conversions IS 'Part of all conversions, from 0 to 1; NULL if there are none';
COMMENT ON COLUMN channel_performance.share_of_value IS 'Part of the value of all conversions; NULL if that is 0';
COMMENT ON COLUMN channel_performance.cpa IS 'Spend for one conversion; NULL without spend or without conversions';
COMMENT ON COLUMN channel_performance.roas IS 'Value for one unit of spend; NULL without spend';
