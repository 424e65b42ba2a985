-- Assisted conversions
-- Which channels prepare what others finish? A conversion is last of the channel of its last touch, and assisted by every other channel on its journey. last_conversions add up to all conversions; assisted ones do not, as a journey can have many. Conversions of the period of report_setting.
CREATE OR REPLACE VIEW assisted_conversions
COMMENT 'Tributary report: conversions that a channel finished, and those on the way to which it only helped. The last conversions of all lines add up to all conversions and their value'
AS
WITH
    roles AS (
        SELECT
            IF(journey.line = 'journey', 'channel', journey.line) AS line,
            part.channel,
            journey.line <> 'journey' OR part.channel IS NOT DISTINCT FROM element_at(journey.path, -1) AS is_last,
            journey.line = 'journey' AND part.channel IS NOT DISTINCT FROM element_at(journey.path, 1) AS is_first,
            journey.value
        FROM conversion_journey AS journey
        CROSS JOIN UNNEST(IF(journey.line = 'journey', array_distinct(journey.path), ARRAY[CAST(NULL AS varchar)])) AS part (channel)
        WHERE journey.line <> 'open' AND journey.in_period
    )
SELECT
    line,
    channel,
    count_if(is_last) AS last_conversions,
    CAST(coalesce(sum(value) FILTER (WHERE is_last), 0) AS decimal(38, 2)) AS last_value,
    count_if(NOT is_last) AS assisted_conversions,
    CAST(coalesce(sum(value) FILTER (WHERE NOT is_last), 0) AS decimal(38, 2)) AS assisted_value,
    count_if(is_first AND NOT is_last) AS begun_conversions,
    IF(line = 'channel', round(1e0 * count_if(NOT is_last) / nullif(count_if(is_last), 0), 4)) AS assisted_for_each_last
FROM roles
GROUP BY line, channel;

COMMENT ON COLUMN assisted_conversions.line IS 'channel, or why conversions have no touch to credit: no touch within the lookback, no consent, too many events, no customer, or later conversion where touches serve first ones only';
COMMENT ON COLUMN assisted_conversions.channel IS 'Channel; NULL on the line channel for touches whose channel is not known, and on all other lines';
COMMENT ON COLUMN assisted_conversions.last_conversions IS 'Conversions whose last touch is of the channel; on other lines, conversions without a touch';
COMMENT ON COLUMN assisted_conversions.last_value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN assisted_conversions.assisted_conversions IS 'Conversions with the channel on the journey and another one last';
COMMENT ON COLUMN assisted_conversions.assisted_value IS 'Value of these conversions, in the currency of report_setting';
COMMENT ON COLUMN assisted_conversions.begun_conversions IS 'Those of the assisted ones whose journey began with the channel';
COMMENT ON COLUMN assisted_conversions.assisted_for_each_last IS 'Assisted conversions for each last one: above 1, a channel that prepares more than it finishes; NULL if it finished none, and on other lines';
