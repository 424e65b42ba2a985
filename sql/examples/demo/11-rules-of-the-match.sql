-- How good is each rule?
-- Only this generated company has a table of the truth. A match is right if truth_person says that one person has both.
WITH truth AS (
    SELECT DISTINCT contact.identifier AS contact_id, known.record
    FROM truth_person AS contact
    JOIN (
        SELECT person, 'mailbox ' || to_hex(crm.fn.email_token(identifier)) AS record
        FROM truth_person
        WHERE identifier_type = 'email'
        UNION ALL
        SELECT person, 'phone ' || to_hex(crm.fn.phone_token(normalised))
        FROM truth_person
        WHERE identifier_type = 'phone'
    ) AS known USING (person)
    WHERE contact.identifier_type = 'contact'
)
SELECT
    rule,
    IF(confidence = 1, 'one contact', 'several') AS key_is_of,
    count(*) AS matches,
    count(truth.record) AS "right",
    round(count(truth.record) * 1e0 / count(*), 3) AS precision
FROM memory.default.contact_match AS found
LEFT JOIN truth ON truth.contact_id = found.contact_id AND truth.record = found.record
GROUP BY 1, 2
ORDER BY 1, 2;
