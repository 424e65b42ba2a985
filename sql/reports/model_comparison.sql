-- Comparison of models
-- How much would each channel get under other models? All models of report_setting, in one pass over the events, for the conversions of its period. A model that gives a channel nothing has a row that says so. That models agree on a channel does not make them right.
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
            WHERE event.in_period
            GROUP BY event.state, event.customer, event.conversion_key
        ) AS customers
        CROSS JOIN UNNEST(customers.credits) AS part (model, channel, touches, conversions, value)
        GROUP BY 1, 2, 3
    ),
    complete AS (
        SELECT
            part.model,
            credited.line,
            credited.channel,
            coalesce(part.credit[1], 0) AS credited_touches,
            coalesce(part.credit[2], 0e0) AS conversions,
            coalesce(part.credit[3], 0) AS value
        FROM (
            SELECT line, channel, map_agg(model, ROW(credited_touches, conversions, value)) AS credit_of_models
            FROM credit
            GROUP BY line, channel
        ) AS credited
        CROSS JOIN report_setting AS setting
        CROSS JOIN UNNEST(transform(array_distinct(setting.compared_models), model -> ROW(model, element_at(credited.credit_of_models, model)))) AS part (model, credit)
    )
SELECT
    model,
    line,
    channel,
    credited_touches,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    round(conversions / nullif(sum(conversions) OVER (PARTITION BY model), 0), 6) AS share_of_conversions,
    IF(line = 'channel', rank() OVER (PARTITION BY model, line ORDER BY conversions DESC)) AS rank_of_model,
    min(IF(line = 'channel', conversions)) OVER (PARTITION BY line, channel) AS least_conversions,
    max(IF(line = 'channel', conversions)) OVER (PARTITION BY line, channel) AS most_conversions
FROM complete;

COMMENT ON COLUMN model_comparison.model IS 'Model, as in report_setting';
COMMENT ON COLUMN model_comparison.line IS 'channel, or why conversions have no touch to credit: no touch within the lookback, no consent, too many events, no customer, or later conversion where touches serve first ones only';
COMMENT ON COLUMN model_comparison.channel IS 'Channel; NULL on the line channel for touches whose channel is not known, and on all other lines';
COMMENT ON COLUMN model_comparison.credited_touches IS 'How many touches got a share of a conversion';
COMMENT ON COLUMN model_comparison.conversions IS 'Shares of conversions, added up';
COMMENT ON COLUMN model_comparison.value IS 'Shares of the value of conversions, added up to the cent, in the currency of report_setting';
COMMENT ON COLUMN model_comparison.share_of_conversions IS 'Part of all conversions, from 0 to 1';
COMMENT ON COLUMN model_comparison.rank_of_model IS 'Place of the channel by conversions under this model, from 1; equal ones share a place; NULL on other lines';
COMMENT ON COLUMN model_comparison.least_conversions IS 'What the model gives that is meanest to the channel, 0 if that is nothing; NULL on other lines';
COMMENT ON COLUMN model_comparison.most_conversions IS 'What the model gives that is kindest to the channel; NULL on other lines';
