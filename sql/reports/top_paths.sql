-- Paths
-- Which ways do customers take? Conversions of the period of report_setting, and open journeys whose last touch is in it. Each run of touches on one channel is one step. Order by conversions for the paths that are taken most; a rate of a path that was taken a few times means nothing.
CREATE OR REPLACE VIEW top_paths
COMMENT 'Tributary report: the ways that customers take, each run of touches on one channel as one step. All lines add up to all conversions and their value'
AS
WITH
    paths AS (
        SELECT
            IF(line = 'open', 'journey', line) AS line,
            path_collapse(path) AS path,
            count_if(line <> 'open') AS conversions,
            coalesce(sum(value), 0) AS value,
            count_if(line = 'open') AS open_journeys
        FROM conversion_journey
        WHERE in_period
        GROUP BY 1, 2
    )
SELECT
    line,
    path,
    cardinality(path) AS steps,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    open_journeys,
    round(1e0 * conversions / nullif(sum(conversions) OVER (), 0), 6) AS share_of_conversions,
    IF(line = 'journey', round(1e0 * conversions / nullif(conversions + open_journeys, 0), 6)) AS conversion_rate
FROM paths;

COMMENT ON COLUMN top_paths.line IS 'journey, or why conversions have no path: no touch within the lookback, no consent, too many events, no customer, or later conversion where touches serve first ones only';
COMMENT ON COLUMN top_paths.path IS 'Channels in time order, each run of one channel as one; NULL in it for touches whose channel is not known';
COMMENT ON COLUMN top_paths.steps IS 'How many channels the path has';
COMMENT ON COLUMN top_paths.conversions IS 'How many conversions had this path';
COMMENT ON COLUMN top_paths.value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN top_paths.open_journeys IS 'How many customers are on this path since their last conversion, or ever, and have not converted; those whose last touch is in the period';
COMMENT ON COLUMN top_paths.share_of_conversions IS 'Part of all conversions, from 0 to 1; NULL if there are none';
COMMENT ON COLUMN top_paths.conversion_rate IS 'Part of the journeys on this path that ended with a conversion; NULL on other lines';
