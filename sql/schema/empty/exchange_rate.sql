-- No exchange rates
-- Amounts have to be in the currency of report_setting, until a view or table with data takes the place of this one.
CREATE OR REPLACE VIEW exchange_rate
COMMENT 'Tributary data: nothing yet. Amounts have to be in the currency of report_setting'
AS
SELECT
    CAST(NULL AS date) AS rate_date,
    CAST(NULL AS varchar) AS currency,
    CAST(NULL AS varchar) AS base_currency,
    CAST(NULL AS decimal(18, 8)) AS rate
WHERE false;

COMMENT ON COLUMN exchange_rate.rate_date IS 'Day for which the rate was published';
COMMENT ON COLUMN exchange_rate.currency IS 'Currency of an amount';
COMMENT ON COLUMN exchange_rate.base_currency IS 'Currency into which it is converted; reports take the rates whose base currency is that of report_setting';
COMMENT ON COLUMN exchange_rate.rate IS 'How many units of the base currency one unit of the currency is';
