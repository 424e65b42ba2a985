-- How far people come whom a channel reaches
SELECT
    IF(line = 'channel', coalesce(channel, '(unknown)'), '(' || line || ')') AS channel,
    step.place,
    step.step,
    sum(step.people) AS people
FROM funnel_by_channel
CROSS JOIN UNNEST(
    ARRAY[1, 2, 3, 4],
    ARRAY['Reached', 'Acted', 'Bought', 'Bought again'],
    ARRAY[reached, acted, bought, bought_again]) AS step (place, step, people)
GROUP BY 1, 2, 3
ORDER BY channel, place
