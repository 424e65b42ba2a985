-- How far visitors of the shop come, by how much time they have for it
SELECT
    within,
    place,
    step,
    count_if(depth >= place) AS visitors
FROM (
    SELECT
        funnel_agg(occurred_at, steps, INTERVAL '1' HOUR).depth AS hour,
        funnel_agg(occurred_at, steps, INTERVAL '7' DAY).depth AS week,
        funnel_agg(occurred_at, steps, NULL).depth AS ever
    FROM (
        SELECT
            visitor_id,
            occurred_at,
            ARRAY[event_name = 'session_start', event_name = 'page_view', event_name = 'add_to_cart', event_name = 'purchase'] AS steps
        FROM web_event
        WHERE visitor_id IS NOT NULL
    )
    GROUP BY visitor_id
)
CROSS JOIN UNNEST(ARRAY[CAST('An hour' AS varchar), '7 days', 'No limit'], ARRAY[hour, week, ever]) AS depth (within, depth)
CROSS JOIN (VALUES (1, 'Visit'), (2, 'Page viewed'), (3, 'Put into cart'), (4, 'Purchase')) AS step (place, step)
GROUP BY within, place, step
ORDER BY within, place
