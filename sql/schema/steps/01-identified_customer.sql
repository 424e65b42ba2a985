-- Whose an identifier is
-- Every identifier of identity once. One of several customers is nobody's. Names of blanks are no names: without that, all people whom a source calls '' would be one.
CREATE OR REPLACE VIEW identified_customer
COMMENT 'Tributary step: every identifier once, with its customer if there is exactly one'
AS
SELECT
    identifier,
    IF(min(customer) = max(customer), min(customer)) AS customer
FROM (
    SELECT nullif(trim(identifier), '') AS identifier, nullif(trim(customer), '') AS customer
    FROM identity
) AS named
WHERE identifier IS NOT NULL AND customer IS NOT NULL
GROUP BY identifier;

COMMENT ON COLUMN identified_customer.identifier IS 'Identifier, as in touch and conversion';
COMMENT ON COLUMN identified_customer.customer IS 'The only person whose it is; NULL if there are several';
