-- The ways that customers take, each run of touches on one channel as one step. What has no path is there by the reason why.
SELECT
    IF(line = 'journey', array_join(path, ' > ', '(unknown)'), '(' || line || ')') AS path,
    line = 'journey' AS is_path,
    sum(conversions) AS conversions,
    sum(open_journeys) AS open_journeys,
    CAST(sum(value) AS double) AS value
FROM top_paths
GROUP BY 1, 2
ORDER BY conversions DESC, value DESC, path
