-- Purchases of the generated customers, in the web shop and in stores
-- Values are in the currency that was paid, so that the daily rates have work to do.
CREATE OR REPLACE VIEW conversion
COMMENT 'Tributary data: purchases of the generated customers, in the web shop and in stores'
AS
SELECT
    conversion_id,
    CAST(customer AS varchar) AS customer,
    CAST(NULL AS varchar) AS identifier,
    event_time,
    IF(kind = 'store', 'store', 'online') AS place,
    CAST(original_value AS decimal(18, 2)) AS value,
    currency
FROM journeys.tiny.conversion;

COMMENT ON COLUMN conversion.conversion_id IS 'Key of the conversion';
COMMENT ON COLUMN conversion.customer IS 'The person, as in touch; NULL when the source does not know who it was';
COMMENT ON COLUMN conversion.identifier IS 'What the source has instead of a customer, as in identity; NULL when there is none';
COMMENT ON COLUMN conversion.event_time IS 'When it happened, in UTC; no touch can be credited for a conversion without time';
COMMENT ON COLUMN conversion.place IS 'online, or store for what was bought in a shop of bricks';
COMMENT ON COLUMN conversion.value IS 'What it was worth, in the currency of the row; NULL when it is not known, which counts as 0';
COMMENT ON COLUMN conversion.currency IS 'Currency of the value, as in exchange_rate';
