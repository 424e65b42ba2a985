-- Performance of campaigns
-- What did each campaign bring, and what did it cost? Credit by the model of report_setting, as in channel_performance, shared among the campaigns of a channel and what has none.
-- The key of credit is the channel, and with a campaign the channel, a separator that no name has, and the campaign; so a model that names channels finds those without campaigns, such as direct.
CREATE OR REPLACE VIEW campaign_performance
COMMENT 'Tributary report: what each campaign brought and cost. All lines add up to all conversions, their value and all spend'
AS
WITH
    credit AS (
        SELECT
            CASE WHEN part.touches > 0 THEN 'channel' WHEN customers.state = 'measured' THEN 'no touch' ELSE customers.state END AS line,
            nullif(split_part(part.name, U&'\001F', 1), '') AS channel,
            nullif(split_part(part.name, U&'\001F', 2), '') AS campaign,
            part.touches,
            part.conversions,
            part.value
        FROM (
            SELECT
                event.state,
                attribution_agg(
                    ARRAY[setting.model],
                    IF(event.campaign IS NULL, event.channel, coalesce(event.channel, '') || U&'\001F' || event.campaign),
                    event.event_time,
                    event.value,
                    setting.lookback_days * INTERVAL '1' DAY,
                    setting.ownership) AS credits
            FROM journey_event AS event
            CROSS JOIN report_setting AS setting
            GROUP BY event.state, event.customer
        ) AS customers
        CROSS JOIN UNNEST(customers.credits) AS part (model, name, touches, conversions, value)
    ),
    measure AS (
        SELECT line, channel, campaign, touches, conversions, value, CAST(0 AS decimal(18, 2)) AS spend, 0 AS impressions, 0 AS clicks
        FROM credit
        UNION ALL
        SELECT 'channel', channel, campaign, 0, 0e0, 0, spend, coalesce(impressions, 0), coalesce(clicks, 0)
        FROM converted_spend
    ),
    total AS (
        SELECT
            line,
            channel,
            campaign,
            sum(touches) AS credited_touches,
            round(sum(conversions), 6) AS conversions,
            sum(value) AS value,
            sum(spend) AS spend,
            sum(impressions) AS impressions,
            sum(clicks) AS clicks
        FROM measure
        GROUP BY line, channel, campaign
    )
SELECT
    line,
    channel,
    campaign,
    credited_touches,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    impressions,
    clicks,
    spend,
    round(CAST(spend AS double) / IF(spend > 0 AND clicks > 0, clicks), 4) AS cost_per_click,
    round(CAST(spend AS double) / IF(spend > 0 AND conversions > 0, conversions), 2) AS cpa,
    round(CAST(value AS double) / IF(spend > 0, CAST(spend AS double)), 4) AS roas
FROM total;

COMMENT ON COLUMN campaign_performance.line IS 'channel, or why conversions have no touch to credit: no touch within the lookback, no consent, no customer';
COMMENT ON COLUMN campaign_performance.channel IS 'Channel; NULL on the line channel for touches and spend whose channel is not known, and on all other lines';
COMMENT ON COLUMN campaign_performance.campaign IS 'Campaign; NULL for touches and spend of a channel without one';
COMMENT ON COLUMN campaign_performance.credited_touches IS 'How many touches got a share of a conversion';
COMMENT ON COLUMN campaign_performance.conversions IS 'Shares of conversions, added up';
COMMENT ON COLUMN campaign_performance.value IS 'Shares of the value of conversions, added up to the cent, in the currency of report_setting';
COMMENT ON COLUMN campaign_performance.impressions IS 'Times that the advertisements were shown, by the bill';
COMMENT ON COLUMN campaign_performance.clicks IS 'Times that they were clicked, by the bill';
COMMENT ON COLUMN campaign_performance.spend IS 'What the campaign cost, in the currency of report_setting; of all time, not only of journeys';
COMMENT ON COLUMN campaign_performance.cost_per_click IS 'Spend for one click of the bill; NULL without spend or without clicks';
COMMENT ON COLUMN campaign_performance.cpa IS 'Spend for one conversion; NULL without spend or without conversions';
COMMENT ON COLUMN campaign_performance.roas IS 'Value for one unit of spend; NULL without spend';
