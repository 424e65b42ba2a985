-- What each channel gets under each model: those of the report, and models that learn from the journeys, which are fitted here to the same ones
WITH
    path AS (
        SELECT line, path, count_if(line <> 'open') AS conversions, coalesce(sum(CAST(value AS double)), 0) AS value, count_if(line = 'open') AS non_conversions
        FROM conversion_journey
        WHERE in_period
        GROUP BY line, path
    ),
    fitted AS (
        SELECT
            markov_attribution(path, conversions, value, non_conversions) AS markov,
            shapley_attribution(path, conversions, value) AS shapley,
            probabilistic_attribution(path, conversions, value, non_conversions) AS probabilistic
        FROM (
            SELECT path, sum(conversions) AS conversions, sum(value) AS value, sum(non_conversions) AS non_conversions
            FROM path
            WHERE cardinality(path) > 0
            GROUP BY path
        )
    ),
    credit (place, model, learns, line, channel, conversions, value) AS (
        SELECT compared.place, compared.model, false, report.line, report.channel, report.conversions, CAST(report.value AS double)
        FROM model_comparison AS report
        JOIN (
            SELECT compared.place, compared.model
            FROM report_setting
            CROSS JOIN UNNEST(compared_models) WITH ORDINALITY AS compared (model, place)
        ) AS compared ON compared.model = report.model
        UNION ALL
        SELECT 1001, 'markov', true, 'channel', credit.channel, credit.conversions, credit.value FROM fitted CROSS JOIN UNNEST(markov) AS credit
        UNION ALL
        SELECT 1002, 'shapley', true, 'channel', credit.channel, credit.conversions, credit.value FROM fitted CROSS JOIN UNNEST(shapley) AS credit
        UNION ALL
        SELECT 1003, 'probabilistic', true, 'channel', credit.channel, credit.conversions, credit.value FROM fitted CROSS JOIN UNNEST(probabilistic) AS credit
        UNION ALL
        -- Of conversions without a touch models of paths know nothing
        SELECT learner.place, learner.model, true, path.line, NULL, path.conversions, path.value
        FROM path
        CROSS JOIN (VALUES (1001, 'markov'), (1002, 'shapley'), (1003, 'probabilistic')) AS learner (place, model)
        WHERE path.line NOT IN ('journey', 'open')
    )
SELECT
    place,
    model,
    learns,
    IF(line = 'channel', coalesce(channel, '(unknown)'), '(' || line || ')') AS channel,
    line = 'channel' AS is_channel,
    sum(conversions) AS conversions,
    sum(value) AS value
FROM credit
GROUP BY 1, 2, 3, 4, 5
ORDER BY place, is_channel DESC, conversions DESC, channel
