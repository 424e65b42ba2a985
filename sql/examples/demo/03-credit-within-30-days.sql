-- Purchases by channel, lookback of 30 days
-- A purchase credits only the touches of the 30 days before it.
WITH credit AS (
    SELECT
        coalesce(channel, '(unknown)') AS channel,
        attribute_first_touch(conversion, event_time, INTERVAL '30' DAY) OVER journey AS first,
        attribute_last_touch(conversion, event_time, INTERVAL '30' DAY) OVER journey AS last,
        attribute_last_non_direct(conversion, event_time, is_direct, INTERVAL '30' DAY) OVER journey AS non_direct,
        attribute_linear(conversion, event_time, INTERVAL '30' DAY) OVER journey AS linear,
        attribute_u_shaped(conversion, event_time, INTERVAL '30' DAY) OVER journey AS u_shaped,
        attribute_position_based(conversion, event_time, 0.5, 0.3, INTERVAL '30' DAY) OVER journey AS position,
        attribute_j_shaped(conversion, event_time, INTERVAL '30' DAY) OVER journey AS j_shaped,
        attribute_inverse_j_shaped(conversion, event_time, INTERVAL '30' DAY) OVER journey AS inverse_j,
        attribute_w_shaped(conversion, event_time, lead, INTERVAL '30' DAY) OVER journey AS w_shaped,
        attribute_full_path(conversion, event_time, lead, opportunity, INTERVAL '30' DAY) OVER journey AS full_path,
        attribute_time_decay(conversion, event_time, INTERVAL '7' DAY, INTERVAL '30' DAY) OVER journey AS decay,
        attribute_custom(conversion, event_time, ARRAY[1, 2, 4], INTERVAL '30' DAY) OVER journey AS custom,
        attribute_weighted(conversion, event_time, IF(interaction IN ('click', 'open'), 3, 1), INTERVAL '30' DAY) OVER journey AS weighted,
        attribute_participation(conversion, event_time, INTERVAL '30' DAY) OVER journey AS participation
    FROM event
    WHERE customer IS NOT NULL AND event_time IS NOT NULL
    WINDOW journey AS (PARTITION BY customer ORDER BY event_time, event_id)
)
SELECT
    channel,
    sum(first) AS first,
    sum(last) AS last,
    sum(non_direct) AS non_direct,
    sum(linear) AS linear,
    sum(u_shaped) AS u_shaped,
    sum(position) AS position,
    sum(j_shaped) AS j_shaped,
    sum(inverse_j) AS inverse_j,
    sum(w_shaped) AS w_shaped,
    sum(full_path) AS full_path,
    sum(decay) AS decay,
    sum(custom) AS custom,
    sum(weighted) AS weighted,
    sum(participation) AS participation
FROM credit
GROUP BY channel
HAVING sum(participation) > 0
ORDER BY linear DESC;
