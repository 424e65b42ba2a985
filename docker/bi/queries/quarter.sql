-- Credit of each channel by the quarter of the touch, U-shaped, 30 days before a purchase
SELECT
    CAST(date_trunc('quarter', event_time) AS date) AS quarter,
    coalesce(replace(channel, '_', ' '), '(unknown)') AS channel,
    sum(credit) AS purchases,
    sum(earned) AS euros
FROM (
    SELECT
        channel,
        event_time,
        attribute_u_shaped(conversion, event_time, INTERVAL '30' DAY) OVER customer_journey AS credit,
        attribute_u_shaped(value, event_time, INTERVAL '30' DAY) OVER customer_journey AS earned
    FROM event
    WHERE customer IS NOT NULL
    WINDOW customer_journey AS (PARTITION BY customer ORDER BY event_time, event_id)
)
WHERE credit > 0
GROUP BY 1, 2
ORDER BY quarter, purchases DESC
