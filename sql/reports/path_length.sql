-- Length of paths
-- How many touches lie before a conversion? Every touch within the lookback counts. Conversions of the period of report_setting.
CREATE OR REPLACE VIEW path_length
COMMENT 'Tributary report: how many touches lie before conversions. All lines add up to all conversions and their value'
AS
WITH
    lengths AS (
        SELECT
            line,
            cardinality(path) AS touches,
            count(*) AS conversions,
            sum(value) AS value,
            avg(CAST(cardinality(array_distinct(path)) AS double)) AS channels
        FROM conversion_journey
        WHERE line <> 'open' AND in_period
        GROUP BY 1, 2
    )
SELECT
    line,
    touches,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    round(channels, 4) AS average_channels,
    round(1e0 * conversions / sum(conversions) OVER (), 6) AS share_of_conversions,
    IF(line = 'journey', round(1e0 * sum(conversions) OVER (PARTITION BY line ORDER BY touches) / sum(conversions) OVER (PARTITION BY line), 6)) AS share_up_to_here
FROM lengths;

COMMENT ON COLUMN path_length.line IS 'journey, or why conversions have no touches: no touch within the lookback, no consent, too many events, no customer, or later conversion where touches serve first ones only';
COMMENT ON COLUMN path_length.touches IS 'How many touches the journey has';
COMMENT ON COLUMN path_length.conversions IS 'How many conversions had a journey of this length';
COMMENT ON COLUMN path_length.value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN path_length.average_channels IS 'How many different channels these journeys have on average';
COMMENT ON COLUMN path_length.share_of_conversions IS 'Part of all conversions, from 0 to 1';
COMMENT ON COLUMN path_length.share_up_to_here IS 'Part of the conversions with touches whose journey is not longer; NULL on other lines';
