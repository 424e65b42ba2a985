-- Identity, then attribution
-- Makes persons of the records that events carry (cookies, devices, mailboxes, contacts), credits touches within persons, and shows what that moves: journeys that were cut into pieces, and conversions without a touch,
-- become whole. Identity comes first: no model makes good for a journey that is attributed in parts.
--
-- It needs two tables. event has the columns event_id, record, event_time, channel and value, which is that of a conversion and NULL for a touch. identity_edge has the columns a, b, weight and reason: two records of
-- one person, how sure that is, from 0 to 1, and how it is known. Records are texts that say what they are, such as 'cookie 7f' and 'mailbox 9A': a cookie and an order may have the same number.

-- Persons of at most 200 records: what is larger is a shared device, a test account or a bot, and its weakest edges are left out. A record without edges is a person of its own.
CREATE TABLE person AS
SELECT record.record, coalesce(member.person, record.record) AS person, member.linked_to, member.reason
FROM (SELECT DISTINCT record FROM event WHERE record IS NOT NULL) AS record
LEFT JOIN (
    SELECT member.record, member.person, member.linked_to, member.reason
    FROM (SELECT identity_graph_agg(a, b, weight, reason, 200) AS graph FROM identity_edge)
    CROSS JOIN UNNEST(graph.members) AS member (record, person, linked_to, weight, reason, distance)
) AS member ON member.record = record.record;

-- Credit within persons and, to compare, within records
CREATE TABLE credit_by_identity AS
SELECT whose, earned.model, earned.channel, sum(earned.touches) AS touches, sum(earned.conversions) AS conversions, sum(earned.value) AS value
FROM (
    SELECT whose, attribution_agg(ARRAY['first_touch', 'last_touch', 'linear'], coalesce(channel, '(unknown)'), event_time, value, INTERVAL '30' DAY) AS credits
    FROM (
        SELECT 'person' AS whose, person.person AS customer, event.channel, event.event_time, event.value
        FROM event
        JOIN person ON person.record = event.record
        UNION ALL
        SELECT 'record', event.record, event.channel, event.event_time, event.value
        FROM event
        WHERE event.record IS NOT NULL
        UNION ALL
        -- A conversion of nobody has no journey, and still is one: each is a customer of its own
        SELECT whose, event.event_id, event.channel, event.event_time, event.value
        FROM event
        CROSS JOIN (VALUES 'person', 'record') AS both (whose)
        WHERE event.record IS NULL AND event.value IS NOT NULL
    )
    GROUP BY whose, customer
)
CROSS JOIN UNNEST(credits) AS earned (model, channel, touches, conversions, value)
GROUP BY whose, earned.model, earned.channel;

-- What persons move. The row without channel is the conversions that no touch precedes. The sums of both columns of conversions are the same.
CREATE TABLE credit_that_moves AS
SELECT
    model,
    channel,
    coalesce(max(conversions) FILTER (WHERE whose = 'record'), 0) AS by_record,
    coalesce(max(conversions) FILTER (WHERE whose = 'person'), 0) AS by_person,
    coalesce(max(value) FILTER (WHERE whose = 'person'), 0) - coalesce(max(value) FILTER (WHERE whose = 'record'), 0) AS value_that_moves
FROM credit_by_identity
GROUP BY model, channel;
