-- What each channel brought and cost. What no channel can be given is there too, by the reason why: lines add up to all conversions, their value and all spend.
SELECT
    IF(line = 'channel', coalesce(channel, '(unknown)'), '(' || line || ')') AS channel,
    line = 'channel' AS is_channel,
    sum(conversions) AS conversions,
    -- Decimals come to Node as text, so that no digit is lost; for pictures doubles do
    CAST(sum(value) AS double) AS value,
    CAST(sum(spend) AS double) AS spend
FROM channel_performance
GROUP BY 1, 2
ORDER BY is_channel DESC, conversions DESC, spend DESC, channel
