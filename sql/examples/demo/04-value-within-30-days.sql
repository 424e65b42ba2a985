-- Euros by channel, lookback of 30 days
-- The same in euros.
WITH credit AS (
    SELECT
        coalesce(channel, '(unknown)') AS channel,
        attribute_first_touch(value, event_time, INTERVAL '30' DAY) OVER journey AS first,
        attribute_last_touch(value, event_time, INTERVAL '30' DAY) OVER journey AS last,
        attribute_last_non_direct(value, event_time, is_direct, INTERVAL '30' DAY) OVER journey AS non_direct,
        attribute_linear(value, event_time, INTERVAL '30' DAY) OVER journey AS linear,
        attribute_u_shaped(value, event_time, INTERVAL '30' DAY) OVER journey AS u_shaped,
        attribute_position_based(value, event_time, 0.5, 0.3, INTERVAL '30' DAY) OVER journey AS position,
        attribute_j_shaped(value, event_time, INTERVAL '30' DAY) OVER journey AS j_shaped,
        attribute_inverse_j_shaped(value, event_time, INTERVAL '30' DAY) OVER journey AS inverse_j,
        attribute_w_shaped(value, event_time, lead, INTERVAL '30' DAY) OVER journey AS w_shaped,
        attribute_full_path(value, event_time, lead, opportunity, INTERVAL '30' DAY) OVER journey AS full_path,
        attribute_time_decay(value, event_time, INTERVAL '7' DAY, INTERVAL '30' DAY) OVER journey AS decay,
        attribute_custom(value, event_time, ARRAY[1, 2, 4], INTERVAL '30' DAY) OVER journey AS custom,
        attribute_weighted(value, event_time, IF(interaction IN ('click', 'open'), 3, 1), INTERVAL '30' DAY) OVER journey AS weighted,
        attribute_participation(value, event_time, INTERVAL '30' DAY) OVER journey AS participation
    FROM event
    WHERE customer IS NOT NULL AND event_time IS NOT NULL
    WINDOW journey AS (PARTITION BY customer ORDER BY event_time, event_id)
)
SELECT
    channel,
    CAST(round(sum(first)) AS bigint) AS first,
    CAST(round(sum(last)) AS bigint) AS last,
    CAST(round(sum(non_direct)) AS bigint) AS non_direct,
    CAST(round(sum(linear)) AS bigint) AS linear,
    CAST(round(sum(u_shaped)) AS bigint) AS u_shaped,
    CAST(round(sum(position)) AS bigint) AS position,
    CAST(round(sum(j_shaped)) AS bigint) AS j_shaped,
    CAST(round(sum(inverse_j)) AS bigint) AS inverse_j,
    CAST(round(sum(w_shaped)) AS bigint) AS w_shaped,
    CAST(round(sum(full_path)) AS bigint) AS full_path,
    CAST(round(sum(decay)) AS bigint) AS decay,
    CAST(round(sum(custom)) AS bigint) AS custom,
    CAST(round(sum(weighted)) AS bigint) AS weighted,
    CAST(round(sum(participation)) AS bigint) AS participation
FROM credit
GROUP BY channel
HAVING sum(participation) > 0
ORDER BY linear DESC;
