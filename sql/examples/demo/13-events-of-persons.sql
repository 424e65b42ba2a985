-- Whose events are these?
-- Each event is of a record: a cookie, a device, a mailbox, an order. The person of the record is that of the event.
CREATE TABLE memory.default.event_of AS
WITH source (event_id, record) AS (
    SELECT event_id, 'visitor ' || visitor_id FROM web_event
    UNION ALL
    SELECT click_id, 'cookie ' || cookie_id FROM ad_click
    UNION ALL
    SELECT impression_id, 'device ' || device_id FROM ad_impression
    UNION ALL
    SELECT event_id, 'mailbox ' || to_hex(crm.fn.email_token(recipient)) FROM email_event
    UNION ALL
    SELECT order_number, 'order ' || lower(order_number) FROM shop.public.customer_order
    UNION ALL
    SELECT receipt_number, coalesce('card ' || loyalty_card, 'phone ' || to_hex(crm.fn.phone_token(phone, upper(substr(till_number, 1, 2))))) FROM store_purchase
)
SELECT DISTINCT event.event_id, event.event_time, event.channel, event.conversion, event.value, event.customer, source.record, coalesce(identity.person, source.record) AS person
FROM event
JOIN source ON source.event_id = event.event_id
LEFT JOIN memory.default.identity ON identity.record = source.record
WHERE source.record IS NOT NULL;
