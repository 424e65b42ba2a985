-- A rate for every day
-- Rates into the currency of report_setting. A rate serves the days after its own until the next one, as long as it is not too old; ten years are the limit, as a period of days is made of single ones. Of two rates of one day and currency the higher one counts, so that results never vary.
CREATE OR REPLACE VIEW daily_rate
COMMENT 'Tributary step: exchange rates for every day into the currency of report_setting'
AS
SELECT
    published.currency,
    day.rate_date,
    published.rate,
    published.rate_date AS published_on
FROM (
    SELECT
        exchange_rate.currency,
        exchange_rate.rate_date,
        max(exchange_rate.rate) AS rate,
        lead(exchange_rate.rate_date) OVER (PARTITION BY exchange_rate.currency ORDER BY exchange_rate.rate_date) AS next_date,
        setting.rate_max_age_days
    FROM exchange_rate
    JOIN report_setting AS setting ON exchange_rate.base_currency = setting.currency AND exchange_rate.currency <> setting.currency
    WHERE exchange_rate.rate IS NOT NULL AND exchange_rate.rate_date IS NOT NULL
    GROUP BY exchange_rate.currency, exchange_rate.rate_date, setting.rate_max_age_days
) AS published
CROSS JOIN UNNEST(sequence(
    published.rate_date,
    least(
        date_add('day', least(greatest(coalesce(published.rate_max_age_days, 0), 0), 3660), published.rate_date),
        coalesce(date_add('day', -1, published.next_date), DATE '9999-12-31')))) AS day (rate_date)
UNION ALL
SELECT
    setting.currency,
    CAST(NULL AS date),
    CAST(1 AS decimal(18, 8)),
    CAST(NULL AS date)
FROM report_setting AS setting;

COMMENT ON COLUMN daily_rate.currency IS 'Currency of an amount';
COMMENT ON COLUMN daily_rate.rate_date IS 'Day on which the rate is used; NULL for the currency of report_setting, whose rate is always 1';
COMMENT ON COLUMN daily_rate.rate IS 'How many units of the currency of report_setting one unit is';
COMMENT ON COLUMN daily_rate.published_on IS 'Day of which the rate is';
