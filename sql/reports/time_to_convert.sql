-- Time to convert
-- How long does it take from the first touch of a journey to the conversion? A journey begins at the earliest touch within the lookback, so that nothing here is longer than that. Conversions of the period of report_setting.
CREATE OR REPLACE VIEW time_to_convert
COMMENT 'Tributary report: how many days pass from the first touch of a journey to the conversion. All lines add up to all conversions and their value'
AS
WITH
    journeys AS (
        SELECT
            line,
            IF(line = 'journey', date_diff('second', element_at(touch_times, 1), conversion_time) / 86400) AS days,
            IF(line = 'journey', date_diff('second', element_at(touch_times, -1), conversion_time) / 36e2) AS hours_since_last_touch,
            value
        FROM conversion_journey
        WHERE line <> 'open' AND in_period
    ),
    times AS (
        SELECT line, days, count(*) AS conversions, sum(value) AS value, avg(hours_since_last_touch) AS hours_since_last_touch
        FROM journeys
        GROUP BY line, days
    )
SELECT
    line,
    days,
    conversions,
    CAST(value AS decimal(38, 2)) AS value,
    round(hours_since_last_touch, 4) AS average_hours_since_last_touch,
    round(1e0 * conversions / sum(conversions) OVER (), 6) AS share_of_conversions,
    IF(line = 'journey', round(1e0 * sum(conversions) OVER (PARTITION BY line ORDER BY days) / sum(conversions) OVER (PARTITION BY line), 6)) AS share_up_to_here
FROM times;

COMMENT ON COLUMN time_to_convert.line IS 'journey, or why conversions have no touches: no touch within the lookback, no consent, too many events, no customer, or later conversion where touches serve first ones only';
COMMENT ON COLUMN time_to_convert.days IS 'Whole days of 24 hours from the first touch to the conversion; NULL on other lines';
COMMENT ON COLUMN time_to_convert.conversions IS 'How many conversions took so long';
COMMENT ON COLUMN time_to_convert.value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN time_to_convert.average_hours_since_last_touch IS 'Hours from the last touch to the conversion, on average; NULL on other lines';
COMMENT ON COLUMN time_to_convert.share_of_conversions IS 'Part of all conversions, from 0 to 1';
COMMENT ON COLUMN time_to_convert.share_up_to_here IS 'Part of the conversions with touches that took no longer; NULL on other lines';
