-- Precision and recall of the persons
-- Of all pairs of events that got one person, the share that is of one person in truth_person; and of all pairs of events of one person there, the share that got one. Customers
-- with many events weigh most. Beside it: cookies, devices and mailboxes taken for persons, as most reports do.
WITH truth AS (
    SELECT event_of.record, event_of.person, truth.person AS true_person
    FROM memory.default.event_of
    JOIN (SELECT DISTINCT person FROM truth_person) AS truth ON truth.person = event_of.customer
),
counted (identity, true_person, found, events) AS (
    SELECT 'person', true_person, person, count(*) FROM truth GROUP BY true_person, person
    UNION ALL
    SELECT 'cookie, device, mailbox', true_person, record, count(*) FROM truth GROUP BY true_person, record
),
right_pairs AS (
    SELECT identity, sum(events * (events - 1) / 2) AS pairs
    FROM counted
    GROUP BY identity
),
found_pairs AS (
    SELECT identity, sum(events * (events - 1) / 2) AS pairs, count(*) AS identities
    FROM (SELECT identity, found, sum(events) AS events FROM counted GROUP BY identity, found)
    GROUP BY identity
),
true_pairs AS (
    SELECT identity, sum(events * (events - 1) / 2) AS pairs, count(*) AS persons
    FROM (SELECT identity, true_person, sum(events) AS events FROM counted GROUP BY identity, true_person)
    GROUP BY identity
)
SELECT
    identity,
    identities,
    persons,
    round(right_pairs.pairs * 1e0 / found_pairs.pairs, 4) AS precision,
    round(right_pairs.pairs * 1e0 / true_pairs.pairs, 4) AS recall
FROM right_pairs
JOIN found_pairs USING (identity)
JOIN true_pairs USING (identity)
ORDER BY identity;
