-- What channels earned
-- Purchases, the touches of the 30 days before them, and nine ways to share the credit.
SELECT
    people,
    touches,
    first_day,
    last_day,
    purchases,
    euros,
    credited_purchases,
    credited_euros,
    open_journeys
FROM (
    SELECT
        count(DISTINCT customer) AS people,
        count_if(NOT conversion) AS touches,
        CAST(min(event_time) AS date) AS first_day,
        CAST(max(event_time) AS date) AS last_day,
        count_if(conversion) AS purchases,
        CAST(coalesce(sum(value), 0) AS double) AS euros
    FROM event
    WHERE customer IS NOT NULL AND event_time IS NOT NULL
)
CROSS JOIN (
    SELECT sum(conversions) AS credited_purchases, sum(value) AS credited_euros, sum(non_conversions) AS open_journeys
    FROM memory.default.report_path
);
