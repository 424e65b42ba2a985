-- The tables crm and shop, from the contacts and the orders of the generated company. Plain hashes do for people who are generated, and for nobody else: real ones want the tokens of a catalog of hashed_id.
CREATE TABLE crm AS
SELECT
    contact_id AS id,
    sha256(to_utf8(lower(trim(email)))) AS email_token,
    sha256(to_utf8(substr(regexp_replace(phone, '[^0-9]'), -7))) AS phone_token
FROM journeys.tiny.crm_contact;

CREATE TABLE shop AS
SELECT
    order_number AS id,
    sha256(to_utf8(lower(trim(customer_email)))) AS email_token,
    sha256(to_utf8(substr(regexp_replace(customer_phone, '[^0-9]'), -7))) AS phone_token
FROM journeys.tiny.shop_order;
