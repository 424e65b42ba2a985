-- Whose an identifier is
-- Identifiers of exactly one customer. An empty text is nobody, here and in all other steps.
CREATE OR REPLACE VIEW identified_customer
COMMENT 'Tributary step: identifiers of exactly one customer'
AS
SELECT
    identifier,
    min(customer) AS customer
FROM (
    SELECT nullif(trim(identifier), '') AS identifier, nullif(trim(customer), '') AS customer
    FROM identity
)
WHERE identifier IS NOT NULL AND customer IS NOT NULL
GROUP BY identifier
HAVING min(customer) = max(customer);

COMMENT ON COLUMN identified_customer.identifier IS 'Identifier, as in touch and conversion';
COMMENT ON COLUMN identified_customer.customer IS 'The only person whose it is';
