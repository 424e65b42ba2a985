-- What all lines have to add up to, counted with nothing of journeys or models in between
SELECT sum(conversions) AS conversions, CAST(sum(value) AS double) AS value, CAST(sum(spend) AS double) AS spend
FROM report_total
