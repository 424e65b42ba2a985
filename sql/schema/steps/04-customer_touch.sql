-- Touches with their customers
-- Every touch is here once, with a state that says whether reports use it.
CREATE OR REPLACE VIEW customer_touch
COMMENT 'Tributary step: every touch once, with its customer and whether reports use it'
AS
SELECT
    touch.touch_id,
    coalesce(touch.customer, identified.customer) AS customer,
    touch.event_time,
    nullif(touch.channel, '') AS channel,
    nullif(touch.campaign, '') AS campaign,
    touch.interaction,
    CASE
        WHEN touch.customer IS NOT NULL THEN 'customer'
        WHEN identified.customer IS NOT NULL THEN 'identifier'
        WHEN identified.identifier IS NOT NULL THEN 'ambiguous identifier'
        WHEN touch.identifier IS NOT NULL THEN 'unmatched identifier'
        ELSE 'nothing'
    END AS known_by,
    CASE
        WHEN coalesce(touch.customer, identified.customer) IS NULL THEN 'no customer'
        WHEN NOT coalesce(consent.granted, setting.include_without_consent_record) THEN 'no consent'
        WHEN touch.event_time IS NULL THEN 'no time'
        ELSE 'measured'
    END AS state
FROM (
    SELECT touch_id, nullif(trim(customer), '') AS customer, nullif(trim(identifier), '') AS identifier, event_time, channel, campaign, interaction
    FROM touch
) AS touch
CROSS JOIN report_setting AS setting
LEFT JOIN identified_customer AS identified ON touch.customer IS NULL AND identified.identifier = touch.identifier
LEFT JOIN current_consent AS consent ON consent.customer = coalesce(touch.customer, identified.customer);

COMMENT ON COLUMN customer_touch.touch_id IS 'Key of the touch';
COMMENT ON COLUMN customer_touch.customer IS 'The person, known to the source or by the identifier; NULL when unknown';
COMMENT ON COLUMN customer_touch.event_time IS 'When it happened, in UTC';
COMMENT ON COLUMN customer_touch.channel IS 'Channel; NULL when it is not known';
COMMENT ON COLUMN customer_touch.campaign IS 'Campaign; NULL when there is none or it is not known';
COMMENT ON COLUMN customer_touch.interaction IS 'view for an advertisement that was seen, another word for what a person did';
COMMENT ON COLUMN customer_touch.known_by IS 'By what the person is known: customer, identifier, or nobody because of an identifier that is ambiguous or unmatched, or because there is nothing';
COMMENT ON COLUMN customer_touch.state IS 'measured, or why no report uses the touch: no customer, no consent, no time';
