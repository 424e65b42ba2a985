-- Contract of conversions
-- One row for each outcome that touches are to explain, such as a purchase. Zero and negative values are conversions too. Deliver a conversion once: a second row with the same conversion_id is a second conversion,
-- and the report data_quality counts it.
CREATE TABLE IF NOT EXISTS conversion (
    conversion_id varchar COMMENT 'Key of the conversion',
    customer varchar COMMENT 'The person, as in touch; NULL when the source does not know who it was',
    identifier varchar COMMENT 'What the source has instead of a customer, as in identity; NULL when there is none',
    event_time timestamp(3) COMMENT 'When it happened, in UTC; no touch can be credited for a conversion without time',
    place varchar COMMENT 'online, or store for what was bought in a shop of bricks',
    value decimal(18,2) COMMENT 'What it was worth, in the currency of the row; NULL when it is not known, which counts as 0',
    currency varchar COMMENT 'Currency of the value, as in exchange_rate'
)
COMMENT 'Tributary data: conversions, one row for each purchase or other outcome';
