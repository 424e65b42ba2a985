-- Comparison of models
-- How much would each channel get under other models? All models of report_setting, in one pass over the events. That models agree on a channel does not make them right.
CREATE OR REPLACE VIEW model_comparison
COMMENT 'Tributary report: what each channel gets under each of the compared models. The lines of a model add up to all conversions and their value'
AS
WITH
    credit AS (
        SELECT
            part.model,
            CASE WHEN part.touches > 0 THEN 'channel' WHEN customers.state = 'measured' THEN 'no touch' ELSE customers.state END AS line,
            part.channel,
            sum(part.touches) AS credited_touches,
            round(sum(part.conversions), 6) AS conversions,
            sum(part.value) AS value
        FROM (
            SELECT
                event.state,
                attribution_agg(setting.compared_models, event.channel, event.event_time, event.value, setting.lookback_days * INTERVAL '1' DAY, setting.ownership) AS credits
            FROM journey_event AS event
            CROSS JOIN report_setting AS setting
            GROUP BY event.state, event.customer
        ) AS customers
        CROSS JOIN UNNEST(customers.credits) AS part (model, channel, touches, conversions, value)
        GROUP BY 1, 2, 3
    )
SELECT
    model,
    line,
    channel,
    credited_touches,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    round(conversions / sum(conversions) OVER (PARTITION BY model), 6) AS share_of_conversions,
    IF(line = 'channel', rank() OVER (PARTITION BY model, line ORDER BY conversions DESC)) AS rank_of_model,
    min(IF(line = 'channel', conversions)) OVER (PARTITION BY line, channel) AS least_conversions,
    max(IF(line = 'channel', conversions)) OVER (PARTITION BY line, channel) AS most_conversions
FROM credit;

COMMENT ON COLUMN model_comparison.model IS 'Model, as in report_setting';
COMMENT ON COLUMN model_comparison.line IS 'channel, or why conversions have no touch to credit: no touch within the lookback, no consent, no customer';
COMMENT ON COLUMN model_comparison.channel IS 'Channel; NULL on the line channel for touches whose channel is not known, and on all other lines';
COMMENT ON COLUMN model_comparison.credited_touches IS 'How many touches got a share of a conversion';
COMMENT ON COLUMN model_comparison.conversions IS 'Shares of conversions, added up';
COMMENT ON COLUMN model_comparison.value IS 'Shares of the value of conversions, added up to the cent, in the currency of report_setting';
COMMENT ON COLUMN model_comparison.share_of_conversions IS 'Part of all conversions, from 0 to 1';
COMMENT ON COLUMN model_comparison.rank_of_model IS 'Place of the channel by conversions under this model, from 1; equal ones share a place; NULL on other lines';
COMMENT ON COLUMN model_comparison.least_conversions IS 'What the model gives that is meanest to the channel, of those that give it anything; NULL on other lines';
COMMENT ON COLUMN model_comparison.most_conversions IS 'What the model gives that is kindest to the channel; NULL on other lines';
