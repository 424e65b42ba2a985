-- From cookies, devices, mailboxes, orders and contacts to persons
-- What the six platforms know of each other becomes edges, the surest first, and connected records become a person. One that would have more than 200 records is not made: its weakest edges are left out.
CREATE TABLE memory.default.identity AS
WITH edge (a, b, weight, reason) AS (
    SELECT DISTINCT 'visitor ' || visitor_id, 'contact ' || contact_id, 1e0, 'was logged in'
    FROM web_event
    WHERE visitor_id IS NOT NULL AND contact_id IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'visitor ' || visitor_id, 'order ' || lower(regexp_extract(url, 'order=([^&]+)', 1)), 1e0, 'saw the thanks'
    FROM web_event
    WHERE visitor_id IS NOT NULL AND event_name = 'purchase'
    UNION ALL
    SELECT 'payment ' || payment_id, 'order ' || lower(order_reference), 1e0, 'paid'
    FROM payments.public.payment
    UNION ALL
    SELECT DISTINCT 'visitor ' || web_event.visitor_id, 'cookie ' || ad_click.cookie_id, 1e0, 'click id'
    FROM web_event
    JOIN ad_click USING (click_id)
    WHERE web_event.visitor_id IS NOT NULL AND ad_click.cookie_id IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'cookie ' || cookie_id, 'device ' || device_id, 1e0, 'same click'
    FROM ad_click
    WHERE cookie_id IS NOT NULL AND device_id IS NOT NULL
    UNION ALL
    SELECT 'order ' || lower(order_number), 'mailbox ' || to_hex(customer_email_token), 1e0, 'ordered with it'
    FROM shop.public.customer_order
    WHERE customer_email_token IS NOT NULL
    UNION ALL
    SELECT DISTINCT 'visitor ' || web_event.visitor_id, 'mailbox ' || to_hex(crm.fn.email_token(email_event.recipient)), 0.95e0, 'came from the mail'
    FROM email_event
    JOIN web_event
        ON web_event.url LIKE '%utm_source=newsletter%'
        AND date_trunc('second', web_event.occurred_at) = from_iso8601_timestamp(email_event.occurred_at)
    WHERE email_event.event_type = 'click' AND email_event.recipient IS NOT NULL AND web_event.visitor_id IS NOT NULL
    UNION ALL
    SELECT 'contact ' || contact_id, record, 1e0 - rule / 1e1, 'rule ' || CAST(rule AS varchar)
    FROM memory.default.contact_match
    WHERE confidence = 1
)
SELECT record, person, linked_to, reason
FROM (
    SELECT identity_graph_agg(a, b, weight, reason, 200) AS graph
    FROM edge
)
CROSS JOIN UNNEST(graph.members) AS member (record, person, linked_to, weight, reason, distance);
