-- What reports add up to
-- Counted from the contracts conversion, spend and touch themselves, with no customers, journeys or models in between, to hold any report against: its lines have to add up to these. Only exchange rates and what is measured come from the steps.
-- Conversions, value and spend are those of the period of report_setting; touches are of all time, as the reports are that count touches.
CREATE OR REPLACE VIEW report_total
COMMENT 'Tributary report: what the lines of reports add up to, one row'
AS
SELECT
    conversion_count.conversions,
    conversion_value.value,
    spend_total.bills,
    spend_value.spend,
    touch_count.touches,
    measured_touch_count.measured_touches
FROM (
    SELECT count(*) AS conversions
    FROM conversion
    CROSS JOIN report_setting AS setting
    WHERE (setting.period_from IS NULL OR CAST(conversion.event_time AS date) >= setting.period_from)
        AND (setting.period_until IS NULL OR CAST(conversion.event_time AS date) <= setting.period_until)
) AS conversion_count
CROSS JOIN (
    SELECT CAST(coalesce(sum(round(conversion.value * rate.rate, 2)), 0) AS decimal(38, 2)) AS value
    FROM conversion
    CROSS JOIN report_setting AS setting
    JOIN daily_rate AS rate ON rate.currency = conversion.currency AND rate.rate_date IS NOT DISTINCT FROM IF(conversion.currency = setting.currency, NULL, CAST(conversion.event_time AS date))
    WHERE (setting.period_from IS NULL OR CAST(conversion.event_time AS date) >= setting.period_from)
        AND (setting.period_until IS NULL OR CAST(conversion.event_time AS date) <= setting.period_until)
) AS conversion_value
CROSS JOIN (
    SELECT count(*) AS bills
    FROM spend
    CROSS JOIN report_setting AS setting
    WHERE (setting.period_from IS NULL OR spend.spend_date >= setting.period_from) AND (setting.period_until IS NULL OR spend.spend_date <= setting.period_until)
) AS spend_total
CROSS JOIN (
    SELECT CAST(round(coalesce(sum(CAST(spend.cost * rate.rate AS decimal(38, 10))), 0), 2) AS decimal(38, 2)) AS spend
    FROM spend
    CROSS JOIN report_setting AS setting
    JOIN daily_rate AS rate ON rate.currency = spend.currency AND rate.rate_date IS NOT DISTINCT FROM IF(spend.currency = setting.currency, NULL, spend.spend_date)
    WHERE (setting.period_from IS NULL OR spend.spend_date >= setting.period_from) AND (setting.period_until IS NULL OR spend.spend_date <= setting.period_until)
) AS spend_value
CROSS JOIN (
    SELECT count(*) AS touches
    FROM touch
) AS touch_count
CROSS JOIN (
    SELECT count(*) AS measured_touches
    FROM customer_event
    WHERE state = 'measured' AND value IS NULL
) AS measured_touch_count;

COMMENT ON COLUMN report_total.conversions IS 'All conversions of the period';
COMMENT ON COLUMN report_total.value IS 'Their value, in the currency of report_setting';
COMMENT ON COLUMN report_total.bills IS 'All rows of spend of the period';
COMMENT ON COLUMN report_total.spend IS 'What they add up to, in the currency of report_setting, rounded once';
COMMENT ON COLUMN report_total.touches IS 'All touches, of all time';
COMMENT ON COLUMN report_total.measured_touches IS 'Touches that reports use, of all time';
