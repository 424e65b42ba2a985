-- What is wrong with the data. What is not there at all needs no row.
SELECT subject, finding, "rows", of_rows, CAST(amount AS double) AS amount, currency, consequence
FROM data_quality
WHERE "rows" > 0 AND finding NOT IN ('all', 'measured')
ORDER BY subject, "rows" DESC, finding
