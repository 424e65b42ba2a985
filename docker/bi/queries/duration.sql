-- How many whole days pass from the first touch to the conversion
SELECT days, sum(conversions) AS conversions
FROM time_to_convert
WHERE line = 'journey'
GROUP BY days
ORDER BY days
