-- Objections of the generated contacts, taken for refusals to be measured
-- The generated company asks its contacts for nothing but leave to write to them. This view takes an objection to that for a refusal to be measured, so that there is something to see: it is an assumption,
-- and no advice. Of a person with two contacts who objected in one of them, it is a refusal. People who are no contacts have no row.
CREATE OR REPLACE VIEW consent
COMMENT 'Tributary data: objections of the generated contacts, taken for refusals to be measured'
AS
SELECT
    CAST(person.person AS varchar) AS customer,
    'measurement' AS purpose,
    bool_and(NOT contact.opted_out) AS granted,
    max(contact.created_at) AS recorded_at
FROM journeys.tiny.crm_contact AS contact
JOIN journeys.tiny.truth_person AS person ON person.identifier_type = 'contact' AND person.identifier = contact.contact_id
GROUP BY person.person;

COMMENT ON COLUMN consent.customer IS 'The person, as in touch';
COMMENT ON COLUMN consent.purpose IS 'What was asked for; reports read the rows whose purpose is consent_purpose of report_setting';
COMMENT ON COLUMN consent.granted IS 'Whether the person agreed; NULL is a refusal';
COMMENT ON COLUMN consent.recorded_at IS 'When the person decided, in UTC; a row without time is older than all others';
