-- What reports add up to
-- To hold any report against: its lines have to add up to these. Conversions and touches are counted in the contracts themselves, so that a step which loses or doubles rows is seen; amounts are those of the steps, as they need exchange rates.
CREATE OR REPLACE VIEW report_total
COMMENT 'Tributary report: what the lines of reports add up to, one row'
AS
SELECT
    conversion_total.conversions,
    value_total.value,
    spend_total.spend,
    touch_total.touches,
    measured_total.measured_touches
FROM (
    SELECT count(*) AS conversions
    FROM conversion
) AS conversion_total
CROSS JOIN (
    SELECT CAST(coalesce(sum(value), 0) AS decimal(38, 2)) AS value
    FROM customer_conversion
) AS value_total
CROSS JOIN (
    SELECT CAST(coalesce(sum(spend), 0) AS decimal(38, 2)) AS spend
    FROM converted_spend
) AS spend_total
CROSS JOIN (
    SELECT count(*) AS touches
    FROM touch
) AS touch_total
CROSS JOIN (
    SELECT count(*) AS measured_touches
    FROM customer_touch
    WHERE state = 'measured'
) AS measured_total;

COMMENT ON COLUMN report_total.conversions IS 'All conversions';
COMMENT ON COLUMN report_total.value IS 'Their value, in the currency of report_setting';
COMMENT ON COLUMN report_total.spend IS 'All spend, in the currency of report_setting';
COMMENT ON COLUMN report_total.touches IS 'All touches';
COMMENT ON COLUMN report_total.measured_touches IS 'Touches that reports use';
