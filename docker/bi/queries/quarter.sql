-- Credit of each channel by the quarter of the conversion, by the model of the reports: each conversion is one journey, with the touches that it may credit
SELECT
    CAST(date_trunc('quarter', journey.conversion_time) AS date) AS quarter,
    IF(earned.touches > 0, coalesce(earned.channel, '(unknown)'), '(' || journey.line || ')') AS channel,
    sum(earned.conversions) AS conversions
FROM (
    SELECT journey.line, journey.conversion_time, attribution_agg(ARRAY[setting.model], step.channel, step.step_time, step.value) AS credits
    FROM (SELECT *, row_number() OVER () AS number FROM conversion_journey WHERE line <> 'open' AND in_period) AS journey
    CROSS JOIN report_setting AS setting
    CROSS JOIN UNNEST(
        journey.path || ARRAY[CAST(NULL AS varchar)],
        journey.touch_times || coalesce(journey.conversion_time, TIMESTAMP '1970-01-01 00:00:00'),
        repeat(CAST(NULL AS decimal(18, 2)), CAST(cardinality(journey.path) AS integer)) || journey.value) AS step (channel, step_time, value)
    GROUP BY journey.number, journey.line, journey.conversion_time
) AS journey
CROSS JOIN UNNEST(journey.credits) AS earned (model, channel, touches, conversions, value)
GROUP BY 1, 2
HAVING sum(earned.conversions) > 0
ORDER BY quarter, conversions DESC, channel
