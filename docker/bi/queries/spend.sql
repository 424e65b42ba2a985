-- What the advertisements of each channel cost in euros, at the rates of the purchases
WITH rate AS (
    SELECT currency, CAST(sum(value) AS double) / CAST(sum(original_value) AS double) AS euros
    FROM conversion
    GROUP BY currency
)
SELECT replace(ad_spend.channel, '_', ' ') AS channel, sum(CAST(ad_spend.cost AS double) * rate.euros) AS spend
FROM ad_spend
JOIN rate ON ad_spend.currency = rate.currency
GROUP BY ad_spend.channel
