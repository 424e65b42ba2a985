-- Devices and cookies of the generated customers, as the truth has them
-- Devices and cookies of the ad platform. Nobody knows this outside of a generated data set: with data of one's own, it is what comes out of matching, such as identity_graph_agg.
CREATE OR REPLACE VIEW identity
COMMENT 'Tributary data: devices and cookies of the generated customers, as the truth has them'
AS
SELECT
    IF(identifier_type = 'device', 'device ', 'cookie ') || identifier AS identifier,
    CAST(person AS varchar) AS customer
FROM journeys.tiny.truth_person
WHERE identifier_type IN ('device', 'ad_cookie');

COMMENT ON COLUMN identity.identifier IS 'Identifier, as in touch and conversion';
COMMENT ON COLUMN identity.customer IS 'The person whose it is';
