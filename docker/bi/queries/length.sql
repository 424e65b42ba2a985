-- How many touches, of how many channels, lie before conversions
SELECT touches, sum(conversions) AS conversions, sum(conversions * average_channels) / sum(conversions) AS average_channels
FROM path_length
WHERE line = 'journey'
GROUP BY touches
ORDER BY touches
