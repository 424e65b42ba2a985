-- The fixed rates of the generated data set, on each working day
-- The generated data set has values in euros by one fixed rate for each currency. Those rates are here for every working day of its two years, and for none of the weekends, as a central bank publishes them.
-- They are the same each day: whoever wants to see rates move puts a table of real ones in the place of this view.
CREATE OR REPLACE VIEW exchange_rate
COMMENT 'Tributary data: the fixed rates of the generated data set, on each working day'
AS
SELECT
    day.rate_date,
    fixed.currency,
    'EUR' AS base_currency,
    CAST(fixed.rate AS decimal(18, 8)) AS rate
FROM UNNEST(sequence(DATE '2023-12-29', DATE '2025-12-31')) AS day (rate_date)
CROSS JOIN (VALUES ('GBP', DECIMAL '1.17'), ('USD', DECIMAL '0.92')) AS fixed (currency, rate)
WHERE day_of_week(day.rate_date) <= 5;

COMMENT ON COLUMN exchange_rate.rate_date IS 'Day for which the rate was published';
COMMENT ON COLUMN exchange_rate.currency IS 'Currency of an amount';
COMMENT ON COLUMN exchange_rate.base_currency IS 'Currency into which it is converted; reports take the rates whose base currency is that of report_setting';
COMMENT ON COLUMN exchange_rate.rate IS 'How many units of the base currency one unit of the currency is';
