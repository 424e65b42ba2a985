-- The tables event and identity_edge, from what the platforms of the generated company know: devices, cookies, visitors and orders, but no mailboxes
CREATE TABLE event AS
WITH source (event_id, record) AS (
    SELECT event_id, 'visitor ' || visitor_id FROM journeys.tiny.web_event
    UNION
    SELECT click_id, 'cookie ' || cookie_id FROM journeys.tiny.ad_click
    UNION
    SELECT impression_id, 'device ' || device_id FROM journeys.tiny.ad_impression
    UNION
    SELECT order_number, 'order ' || lower(order_number) FROM journeys.tiny.shop_order
)
SELECT event.event_id, source.record, CAST(event.event_time AS timestamp(6)) AS event_time, event.channel, event.value
FROM journeys.tiny.event AS event
JOIN source ON source.event_id = event.event_id;

CREATE TABLE identity_edge AS
SELECT DISTINCT 'visitor ' || visitor_id AS a, 'order ' || lower(regexp_extract(url, 'order=([^&]+)', 1)) AS b, 1e0 AS weight, 'saw the thanks' AS reason
FROM journeys.tiny.web_event
WHERE visitor_id IS NOT NULL AND event_name = 'purchase'
UNION ALL
SELECT DISTINCT 'visitor ' || visitor_id, 'contact ' || contact_id, 1e0, 'was logged in'
FROM journeys.tiny.web_event
WHERE visitor_id IS NOT NULL AND contact_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'visitor ' || web_event.visitor_id, 'cookie ' || ad_click.cookie_id, 0.9e0, 'click id'
FROM journeys.tiny.web_event
JOIN journeys.tiny.ad_click ON ad_click.click_id = web_event.click_id
WHERE web_event.visitor_id IS NOT NULL AND ad_click.cookie_id IS NOT NULL
UNION ALL
SELECT DISTINCT 'cookie ' || cookie_id, 'device ' || device_id, 0.8e0, 'same click'
FROM journeys.tiny.ad_click
WHERE cookie_id IS NOT NULL AND device_id IS NOT NULL;
