-- Late events where conversions do not depend on each other
-- The statement that takes the place of the one on the same table in late-events.sql, for rule sets of which every rule has the ownership shared, the frequency every, and a lookback of at most 7 days, as have all
-- its classes. An event then matters to conversions up to 7 days later and to no others, so that only they are computed, from events of the 7 days before. All deliveries of an event have to agree in event_time.

CREATE OR REPLACE TABLE attributed_customer AS
SELECT
    customer,
    min(since) AS since,
    max(since) + INTERVAL '7' DAY AS until,
    min(since) - INTERVAL '7' DAY AS read_from
FROM (
    SELECT event.customer, event.event_time AS since
    FROM event
    JOIN attributed_next AS next ON event.loaded_at > next.loaded_after OR event.loaded_at IS NULL
    UNION ALL
    SELECT attributed.customer, attributed.conversion_time
    FROM attributed
    JOIN attributed_next AS next ON next.everything
)
WHERE customer IS NOT NULL
GROUP BY customer;
