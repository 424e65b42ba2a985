-- Touches of the generated customers
-- What the ad platform delivers has a device or a cookie and no customer, as from a real one: identity tells whose it is. All other touches have their customer.
CREATE OR REPLACE VIEW touch
COMMENT 'Tributary data: touches of the generated customers'
AS
SELECT
    touch.touch_id,
    IF(advertisement.touch_id IS NULL, CAST(touch.customer AS varchar)) AS customer,
    advertisement.identifier,
    touch.event_time,
    touch.channel,
    touch.campaign,
    touch.interaction
FROM journeys.tiny.touch
LEFT JOIN (
    SELECT impression_id AS touch_id, 'device ' || device_id AS identifier
    FROM journeys.tiny.ad_impression
    UNION ALL
    SELECT click_id, 'cookie ' || cookie_id
    FROM journeys.tiny.ad_click
) AS advertisement ON advertisement.touch_id = touch.touch_id;

COMMENT ON COLUMN touch.touch_id IS 'Key of the touch';
COMMENT ON COLUMN touch.customer IS 'The person, as in all tables here; NULL when the source does not know who it was';
COMMENT ON COLUMN touch.identifier IS 'What the source has instead of a customer, such as a cookie or a device, as in identity; NULL when there is none';
COMMENT ON COLUMN touch.event_time IS 'When it happened, in UTC; a touch without time is in no journey';
COMMENT ON COLUMN touch.channel IS 'Channel; NULL or empty when it is not known, which is a channel of its own';
COMMENT ON COLUMN touch.campaign IS 'Campaign of the channel; NULL or empty when there is none or it is not known';
COMMENT ON COLUMN touch.interaction IS 'view for an advertisement that was seen and not clicked; any other word, such as click, visit or open, for what a person did';
