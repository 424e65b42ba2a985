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
            part.credited_touches,
            part.conversions,
            part.value,
            part.without_amount
        FROM (
            SELECT
                event.state,
                attribution_agg(ARRAY[setting.model], event.name, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership) AS credits,
                -- the share in conversions whose value is not known is found as the share in a value is
                attribution_agg(ARRAY[setting.model], event.name, event.event_time, event.without_amount, setting.lookback_days * INTERVAL '1' DAY, setting.ownership)
                    FILTER (WHERE event.has_without_amount) AS credits_without_amount
            FROM (
                SELECT *, IF(campaign IS NULL, channel, coalesce(channel, '') || U&'\001F' || campaign) AS name
                FROM journey_event
            ) AS event
            CROSS JOIN report_setting AS setting
            WHERE event.in_period
            GROUP BY event.state, event.customer, event.conversion_key
        ) AS customers
        CROSS JOIN UNNEST(
            transform(customers.credits, credit -> ROW(credit.channel, credit.touches, credit.touches, credit.conversions, credit.value, 0e0))
                || transform(coalesce(customers.credits_without_amount, ARRAY[]), credit -> ROW(credit.channel, credit.touches, 0, 0e0, 0, credit.value))) AS part (name, touches, credited_touches, conversions, value, without_amount)
    ),
    measure AS (
        SELECT
            line,
            channel,
            campaign,
            credited_touches,
            conversions,
            value,
            without_amount,
            CAST(0 AS decimal(38, 10)) AS spend,
            0 AS bills_without_amount,
            CAST(NULL AS bigint) AS impressions,
            CAST(NULL AS bigint) AS clicks
        FROM credit
        UNION ALL
        SELECT 'channel', channel, campaign, 0, 0e0, 0, 0e0, spend, IF(spend_state = 'converted', 0, 1), impressions, clicks
        FROM converted_spend
        WHERE in_period
    ),
    total AS (
        SELECT
            line,
            channel,
            campaign,
            sum(credited_touches) AS credited_touches,
            round(sum(conversions), 6) AS conversions,
            sum(value) AS value,
            round(sum(without_amount), 6) AS conversions_without_amount,
            sum(spend) AS spend,
            sum(bills_without_amount) AS bills_without_amount,
            sum(spend) FILTER (WHERE clicks IS NOT NULL AND bills_without_amount = 0) AS spend_of_clicks,
            sum(clicks) FILTER (WHERE bills_without_amount = 0) AS paid_clicks,
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
    conversions_without_amount,
    impressions,
    clicks,
    CAST(round(sum(spend) OVER (ORDER BY line, channel, campaign), 2) - round(sum(spend) OVER (ORDER BY line, channel, campaign) - spend, 2) AS decimal(38, 2)) AS spend,
    bills_without_amount,
    round(CAST(spend_of_clicks AS double) / IF(spend_of_clicks > 0 AND paid_clicks > 0, paid_clicks), 4) AS cost_per_click,
    round(CAST(spend AS double) / IF(spend > 0 AND bills_without_amount = 0 AND conversions > 0, conversions), 2) AS cpa,
    round(CAST(value AS double) / IF(spend > 0 AND bills_without_amount = 0, CAST(spend AS double)), 4) AS roas
FROM total;

COMMENT ON COLUMN campaign_performance.line IS 'channel, or why conversions have no touch to credit: no touch within the lookback, no consent, too many events, no customer, or later conversion where touches serve first ones only';
COMMENT ON COLUMN campaign_performance.channel IS 'Channel; NULL on the line channel for touches and spend whose channel is not known, and on all other lines';
COMMENT ON COLUMN campaign_performance.campaign IS 'Campaign; NULL for touches and spend of a channel without one';
COMMENT ON COLUMN campaign_performance.credited_touches IS 'How many touches got a share of a conversion';
COMMENT ON COLUMN campaign_performance.conversions IS 'Shares of conversions, added up';
COMMENT ON COLUMN campaign_performance.value IS 'Shares of the value of conversions, added up to the cent, in the currency of report_setting';
COMMENT ON COLUMN campaign_performance.conversions_without_amount IS 'Part of the conversions whose value is not known or has no exchange rate, and counts as 0';
COMMENT ON COLUMN campaign_performance.impressions IS 'Times that the advertisements were shown, by the bills that tell it; NULL if none does';
COMMENT ON COLUMN campaign_performance.clicks IS 'Times that they were clicked, by the bills that tell it; NULL if none does';
COMMENT ON COLUMN campaign_performance.spend IS 'What the campaign cost in the period, in the currency of report_setting; all of it, not only that of journeys';
COMMENT ON COLUMN campaign_performance.bills_without_amount IS 'How many rows of spend have no cost or no exchange rate, and count as 0';
COMMENT ON COLUMN campaign_performance.cost_per_click IS 'Spend for one click, of the bills that tell both; NULL if that is no spend or no clicks';
COMMENT ON COLUMN campaign_performance.cpa IS 'Spend for one conversion; NULL without spend or without conversions, and where spend is incomplete because of bills without amount';
COMMENT ON COLUMN campaign_performance.roas IS 'Value for one unit of spend; NULL without spend, and where it is incomplete because of bills without amount';
