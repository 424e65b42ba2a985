-- Spend in one currency
-- Every row of spend is here once. It is not rounded: bills of a few cents in another currency would drift, so that reports round their sums. Without a cost or a rate it is 0.
CREATE OR REPLACE VIEW converted_spend
COMMENT 'Tributary step: every row of spend once, in the currency of report_setting'
AS
SELECT
    spend.spend_date,
    nullif(spend.channel, '') AS channel,
    nullif(spend.campaign, '') AS campaign,
    spend.impressions,
    spend.clicks,
    coalesce(CAST(spend.cost * rate.rate AS decimal(38, 10)), 0) AS spend,
    CASE
        WHEN spend.cost IS NULL THEN 'no cost'
        WHEN rate.rate IS NULL THEN 'no rate'
        ELSE 'converted'
    END AS spend_state,
    coalesce(spend.spend_date >= setting.period_from, setting.period_from IS NULL)
        AND coalesce(spend.spend_date <= setting.period_until, setting.period_until IS NULL) AS in_period
FROM spend
CROSS JOIN report_setting AS setting
LEFT JOIN daily_rate AS rate ON rate.currency = spend.currency AND rate.rate_date IS NOT DISTINCT FROM IF(spend.currency = setting.currency, NULL, spend.spend_date);

COMMENT ON COLUMN converted_spend.spend_date IS 'Day in UTC';
COMMENT ON COLUMN converted_spend.channel IS 'Channel; NULL when it is not known';
COMMENT ON COLUMN converted_spend.campaign IS 'Campaign; NULL for the channel as a whole';
COMMENT ON COLUMN converted_spend.impressions IS 'Times that the advertisement was shown';
COMMENT ON COLUMN converted_spend.clicks IS 'Times that it was clicked';
COMMENT ON COLUMN converted_spend.spend IS 'What was paid, in the currency of report_setting, not rounded; 0 when it is not known';
COMMENT ON COLUMN converted_spend.spend_state IS 'converted, or why the spend is 0: no cost, no rate';
COMMENT ON COLUMN converted_spend.in_period IS 'Whether the day is in the period of report_setting; a row without day is in none, and counts where there is no period';
