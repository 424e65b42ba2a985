-- Match contacts with the customers of shop, newsletter and stores
-- A waterfall of three rules: the same address and number, the same address, the same number. The shop and the newsletter know a customer by an address, the till by a number; an address or a
-- number that many contacts share says nothing, and where two share it the confidence is one half.
CREATE TABLE memory.default.contact_match AS
WITH known AS (
    SELECT 'mailbox ' || to_hex(email_token) AS record, email_token, max(phone_token) AS phone_token
    FROM (
        SELECT customer_email_token AS email_token, customer_phone_token AS phone_token
        FROM shop.public.customer_order
        UNION ALL
        SELECT crm.fn.email_token(recipient), NULL
        FROM email_event
    )
    WHERE email_token IS NOT NULL
    GROUP BY email_token
    UNION ALL
    SELECT DISTINCT 'phone ' || to_hex(phone_token), CAST(NULL AS varbinary), phone_token
    FROM (SELECT crm.fn.phone_token(phone, upper(substr(till_number, 1, 2))) AS phone_token FROM store_purchase)
    WHERE phone_token IS NOT NULL
)
SELECT matched.*
FROM (
    SELECT match_agg(contact_id, record, keys, 'one_to_many') AS result
    FROM (
        SELECT contact_id, NULL AS record, ARRAY[email_token || phone_token, email_token, phone_token] AS keys
        FROM crm.public.contact
        UNION ALL
        SELECT NULL, record, ARRAY[email_token || phone_token, email_token, phone_token]
        FROM known
    )
)
CROSS JOIN UNNEST(result.matches) AS matched (contact_id, record, rule, confidence);
