-- Contacts without their addresses
-- The customer relationship system is a PostgreSQL. The catalog crm shows tokens where it has e-mail addresses and telephone numbers, and nothing at all of names, streets and birth dates.
SELECT contact_id, city, country, substr(to_hex(email_token), 1, 22) || '...' AS email_token, substr(to_hex(phone_token), 1, 22) || '...' AS phone_token
FROM crm.public.contact
ORDER BY contact_id
LIMIT 5;
