-- What all reports have in common
SELECT model, lookback_days, ownership, currency, include_without_consent_record, CAST(period_from AS varchar) AS period_from, CAST(period_until AS varchar) AS period_until
FROM report_setting
