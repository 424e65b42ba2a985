-- No consent
-- Everybody is as include_without_consent_record of report_setting says, until a view or table with data takes the place of this one.
CREATE OR REPLACE VIEW consent
COMMENT 'Tributary data: nothing yet. Everybody is as include_without_consent_record of report_setting says'
AS
SELECT
    CAST(NULL AS varchar) AS customer,
    CAST(NULL AS varchar) AS purpose,
    CAST(NULL AS boolean) AS granted,
    CAST(NULL AS timestamp(3)) AS recorded_at
WHERE false;

COMMENT ON COLUMN consent.customer IS 'The person, as in touch';
COMMENT ON COLUMN consent.purpose IS 'What was asked for; reports read the rows whose purpose is consent_purpose of report_setting';
COMMENT ON COLUMN consent.granted IS 'Whether the person agreed; NULL is a refusal';
COMMENT ON COLUMN consent.recorded_at IS 'When the person decided, in UTC; a row without time is older than all others';
