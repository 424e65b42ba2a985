-- What channels really caused
-- These customers are generated, so the cause of every purchase is known. Most purchases have none: they would have happened without any touch. With real customers only an experiment can tell.
-- Searches for the own brand, retargeting and direct visits come right before purchases that would happen anyway. Models that see nothing but journeys give them credit all the same.
WITH credit AS (
    SELECT
        channel,
        min(purchases) FILTER (WHERE NOT data_driven) AS rules_from,
        max(purchases) FILTER (WHERE NOT data_driven) AS rules_to,
        min(purchases) FILTER (WHERE data_driven) AS data_driven_from,
        max(purchases) FILTER (WHERE data_driven) AS data_driven_to
    FROM (
        -- a model has no row for a channel that it gives nothing
        SELECT channel, data_driven, coalesce(purchases, 0) AS purchases
        FROM (SELECT DISTINCT channel FROM memory.default.report_credit WHERE channel <> '(unknown)')
        CROSS JOIN (SELECT DISTINCT model, data_driven FROM memory.default.report_credit)
        LEFT JOIN memory.default.report_credit USING (channel, model, data_driven)
    )
    GROUP BY channel
),
truth AS (
    SELECT replace(cause_channel, '_', ' ') AS channel, count(*) AS caused
    FROM truth_conversion
    WHERE cause_channel IS NOT NULL
    GROUP BY cause_channel
)
SELECT channel, coalesce(caused, 0) AS caused, rules_from, rules_to, data_driven_from, data_driven_to
FROM credit
LEFT JOIN truth USING (channel)
ORDER BY caused DESC, rules_to DESC;
