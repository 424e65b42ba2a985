-- Contract of exchange rates
-- One row for each day and pair of currencies. Days without a row, such as weekends, take the rate of the last day before them that has one, if it is not older than rate_max_age_days of report_setting.
-- Where there is none, an amount counts as 0, and the report data_quality tells how much that is.
CREATE TABLE IF NOT EXISTS exchange_rate (
    rate_date date COMMENT 'Day for which the rate was published',
    currency varchar COMMENT 'Currency of an amount',
    base_currency varchar COMMENT 'Currency into which it is converted; reports take the rates whose base currency is that of report_setting',
    rate decimal(18,8) COMMENT 'How many units of the base currency one unit of the currency is'
)
COMMENT 'Tributary data: exchange rates, one row for each day and pair of currencies';
