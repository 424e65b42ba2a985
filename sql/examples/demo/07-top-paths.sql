-- Top paths
-- The last four channels before a purchase, repeats taken together, and what these paths brought in.
WITH
    numbered AS (
        SELECT
            customer,
            event_time,
            event_id,
            coalesce(channel, '(unknown)') AS channel,
            conversion,
            value,
            journey_number(conversion) OVER (PARTITION BY customer ORDER BY event_time) AS journey
        FROM event
        WHERE customer IS NOT NULL AND event_time IS NOT NULL
    ),
    steps AS (
        SELECT
            *,
            conversion OR channel IS DISTINCT FROM lag(channel) OVER (PARTITION BY customer, journey, conversion ORDER BY event_time, event_id) AS is_step
        FROM numbered
    ),
    paths AS (
        SELECT
            array_agg(channel ORDER BY event_time, event_id) FILTER (WHERE is_step AND NOT conversion) AS path,
            sum(value) AS value
        FROM steps
        GROUP BY customer, journey
        HAVING bool_or(conversion) AND NOT bool_and(conversion)
    )
SELECT
    array_join(slice(path, greatest(1, cardinality(path) - 3), 4), ' > ') AS path,
    count(*) AS purchases,
    sum(value) AS euros
FROM paths
GROUP BY 1
ORDER BY purchases DESC, euros DESC, path
LIMIT 12;
