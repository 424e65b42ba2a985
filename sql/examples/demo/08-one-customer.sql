-- One customer, row by row
-- Two purchases, and the credit that each touch earned in purchases and in euros.
WITH chosen AS (
    SELECT min(customer) AS customer
    FROM (
        SELECT customer
        FROM event
        WHERE customer IS NOT NULL AND event_time IS NOT NULL
        GROUP BY customer
        HAVING count_if(conversion) = 2 AND count(*) BETWEEN 10 AND 16
    )
)
SELECT
    event_time,
    channel,
    interaction,
    value,
    journey_number(conversion) OVER (ORDER BY event_time) AS journey,
    session_number(event_time, INTERVAL '30' MINUTE) OVER journey AS session,
    attribute_u_shaped(conversion, event_time) OVER journey AS u_shaped,
    attribute_time_decay(conversion, event_time) OVER journey AS decay,
    attribute_u_shaped(conversion, event_time, NULL, 'since_previous') OVER journey AS u_since_previous,
    attribute_u_shaped(value, event_time, NULL, 'since_previous') OVER journey AS euros_since_previous
FROM event
WHERE customer = (SELECT customer FROM chosen) AND event_time IS NOT NULL
WINDOW journey AS (ORDER BY event_time, event_id)
ORDER BY event_time, event_id;
