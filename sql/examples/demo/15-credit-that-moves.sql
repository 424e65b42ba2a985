-- What matching changes
-- Euros by channel, linear over 30 days. An order has no cookie, so that without matching no purchase has a touch before it. With persons, more than half of the value is credited; the rest of the truth is
-- with people who never logged in, ordered or clicked a mail on the device that saw the advertisement.
WITH credited AS (
    SELECT 'cookie' AS identity, attribution_agg(ARRAY['linear'], channel, event_time, value, INTERVAL '30' DAY) AS credits
    FROM memory.default.event_of
    GROUP BY record
    UNION ALL
    SELECT 'person', attribution_agg(ARRAY['linear'], channel, event_time, value, INTERVAL '30' DAY)
    FROM memory.default.event_of
    GROUP BY person
    UNION ALL
    SELECT 'truth', attribution_agg(ARRAY['linear'], channel, event_time, value, INTERVAL '30' DAY)
    FROM memory.default.event_of
    WHERE customer IS NOT NULL
    GROUP BY customer
)
SELECT
    IF(touches = 0, '(no touch)', coalesce(channel, '(unknown)')) AS channel,
    sum(value) FILTER (WHERE identity = 'cookie') AS by_cookie,
    sum(value) FILTER (WHERE identity = 'person') AS by_person,
    sum(value) FILTER (WHERE identity = 'truth') AS by_truth,
    sum(value) FILTER (WHERE identity = 'person') - coalesce(sum(value) FILTER (WHERE identity = 'cookie'), 0) AS moved
FROM credited
CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
GROUP BY 1
ORDER BY abs(moved) DESC;
