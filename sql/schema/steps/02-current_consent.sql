-- What people agree to now
-- The latest decision of each customer for the purpose of report_setting; at one instant, the refusal.
CREATE OR REPLACE VIEW current_consent
COMMENT 'Tributary step: the latest decision of each customer'
AS
SELECT
    trim(customer) AS customer,
    coalesce(
        max(coalesce(recorded_at, TIMESTAMP '0001-01-01 00:00:00')) FILTER (WHERE granted)
            > coalesce(max(coalesce(recorded_at, TIMESTAMP '0001-01-01 00:00:00')) FILTER (WHERE granted IS NOT TRUE), TIMESTAMP '0001-01-01 00:00:00' - INTERVAL '1' DAY),
        false) AS granted
FROM consent
JOIN report_setting AS setting ON consent.purpose = setting.consent_purpose
WHERE trim(customer) <> ''
GROUP BY trim(customer);

COMMENT ON COLUMN current_consent.customer IS 'The person';
COMMENT ON COLUMN current_consent.granted IS 'Whether touches of the person may be measured';
