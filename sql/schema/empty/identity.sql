-- No identities
-- Touches and conversions have to have their customer, until a view or table with data takes the place of this one.
CREATE OR REPLACE VIEW identity
COMMENT 'Tributary data: nothing yet. Touches and conversions have to have their customer'
AS
SELECT
    CAST(NULL AS varchar) AS identifier,
    CAST(NULL AS varchar) AS customer
WHERE false;

COMMENT ON COLUMN identity.identifier IS 'Identifier, as in touch and conversion';
COMMENT ON COLUMN identity.customer IS 'The person whose it is';
