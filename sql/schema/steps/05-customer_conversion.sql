-- Conversions with their customers, in one currency
-- Every conversion is here once. Its value is rounded to cents after the conversion of currencies, once, so that all reports add up to the same amount. Without a value or a rate it is 0.
CREATE OR REPLACE VIEW customer_conversion
COMMENT 'Tributary step: every conversion once, with its customer and its value in the currency of report_setting'
AS
SELECT
    conversion.conversion_id,
    coalesce(conversion.customer, identified.customer) AS customer,
    conversion.event_time,
    conversion.place,
    coalesce(CAST(round(conversion.value * rate.rate, 2) AS decimal(18, 2)), 0) AS value,
    CASE
        WHEN conversion.value IS NULL THEN 'no value'
        WHEN rate.rate IS NULL THEN 'no rate'
        ELSE 'converted'
    END AS value_state,
    CASE
        WHEN conversion.customer IS NOT NULL THEN 'customer'
        WHEN identified.customer IS NOT NULL THEN 'identifier'
        WHEN identified.identifier IS NOT NULL THEN 'ambiguous identifier'
        WHEN conversion.identifier IS NOT NULL THEN 'unmatched identifier'
        ELSE 'nothing'
    END AS known_by,
    CASE
        WHEN coalesce(conversion.customer, identified.customer) IS NULL OR conversion.event_time IS NULL THEN 'no customer'
        WHEN NOT coalesce(consent.granted, setting.include_without_consent_record) THEN 'no consent'
        ELSE 'measured'
    END AS state,
    coalesce(CAST(conversion.event_time AS date) >= setting.period_from, setting.period_from IS NULL)
        AND coalesce(CAST(conversion.event_time AS date) <= setting.period_until, setting.period_until IS NULL) AS in_period
FROM (
    SELECT conversion_id, nullif(trim(customer), '') AS customer, nullif(trim(identifier), '') AS identifier, event_time, place, value, currency
    FROM conversion
) AS conversion
CROSS JOIN report_setting AS setting
LEFT JOIN identified_customer AS identified ON conversion.customer IS NULL AND identified.identifier = conversion.identifier
LEFT JOIN current_consent AS consent ON consent.customer = coalesce(conversion.customer, identified.customer)
LEFT JOIN daily_rate AS rate ON rate.currency = conversion.currency AND rate.rate_date IS NOT DISTINCT FROM IF(conversion.currency = setting.currency, NULL, CAST(conversion.event_time AS date));

COMMENT ON COLUMN customer_conversion.conversion_id IS 'Key of the conversion';
COMMENT ON COLUMN customer_conversion.customer IS 'The person, known to the source or by the identifier; NULL when unknown';
COMMENT ON COLUMN customer_conversion.event_time IS 'When it happened, in UTC';
COMMENT ON COLUMN customer_conversion.place IS 'online or store';
COMMENT ON COLUMN customer_conversion.value IS 'What it was worth, in the currency of report_setting; 0 when it is not known';
COMMENT ON COLUMN customer_conversion.value_state IS 'converted, or why the value is 0: no value, no rate';
COMMENT ON COLUMN customer_conversion.known_by IS 'By what the person is known: customer, identifier, or nobody because of an identifier that is ambiguous or unmatched, or because there is nothing';
COMMENT ON COLUMN customer_conversion.state IS 'measured, or why no touch can be credited: no consent, or no customer, which is also said of a conversion without time';
COMMENT ON COLUMN customer_conversion.in_period IS 'Whether its day in UTC is in the period of report_setting; a conversion without time is in none, and counts where there is no period';
