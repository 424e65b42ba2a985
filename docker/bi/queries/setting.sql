-- What all reports have in common
SELECT model, lookback_days, ownership, currency, include_without_consent_record
FROM report_setting
