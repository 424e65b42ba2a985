-- Paths to hand on
-- Makes a table of paths by month that can be given to an agency or a partner: without ids and times, and with at least 20 customers behind every row. What is too rare is told less exactly, and left out only if that
-- does not help: first the last five channels of the path, then its channels without their order, then the last channel, then the month alone, then nothing of all this.
--
-- It needs the table journey with the columns customer, path, converted, conversion_time and value, as journey_agg gives them. Journeys without a customer or without a touch are left out.
--
-- What it does not protect. A second table, of other months or limits, may tell by its difference to this one what neither tells alone: publish a journey once, and never the totals beside it if rows were left out. Who
-- knows 19 of 20 customers knows the last. A channel that is named after a hospital tells by itself. It is a table that tells little, and not one that is anonymous in the sense of the law.

-- A customer with many journeys counts once in the 20, and in a row with at most 5 conversions, 5 open journeys, and a value from -1,000 to 1,000: so no sum tells that there was a very large order or refund, or one customer
-- who orders every day. Totals are therefore smaller than elsewhere.
CREATE TABLE shared_journey AS
SELECT
    customer,
    converted,
    round(value) AS value,
    IF(converted, date_format(conversion_time, '%Y-%m'), '(open)') AS month,
    path_trim(path_collapse(path), 5) AS path,
    path_unique(path) AS channels,
    element_at(path, -1) AS last_channel
FROM (
    SELECT customer, transform(path, channel -> coalesce(channel, '(unknown)')) AS path, converted, conversion_time, value
    FROM journey
    WHERE customer IS NOT NULL AND cardinality(path) > 0
);

CREATE TABLE shared_path AS
SELECT
    month,
    CAST('path' AS varchar) AS told,
    path,
    count(*) AS customers,
    sum(conversions) AS conversions,
    sum(non_conversions) AS non_conversions,
    sum(value) AS value
FROM (
    SELECT
        month, path, customer,
        least(count_if(converted), 5) AS conversions,
        least(count_if(NOT converted), 5) AS non_conversions,
        greatest(least(coalesce(sum(value), 0), 1000), -1000) AS value
    FROM shared_journey
    GROUP BY month, path, customer
)
GROUP BY month, path
HAVING count(*) >= 20;

INSERT INTO shared_path
SELECT month, 'channels', channels, count(*), sum(conversions), sum(non_conversions), sum(value)
FROM (
    SELECT
        month, channels, customer,
        least(count_if(converted), 5) AS conversions,
        least(count_if(NOT converted), 5) AS non_conversions,
        greatest(least(coalesce(sum(value), 0), 1000), -1000) AS value
    FROM shared_journey
    WHERE (month, path) NOT IN (SELECT month, path FROM shared_path WHERE told = 'path')
    GROUP BY month, channels, customer
)
GROUP BY month, channels
HAVING count(*) >= 20;

INSERT INTO shared_path
SELECT month, 'last channel', ARRAY[last_channel], count(*), sum(conversions), sum(non_conversions), sum(value)
FROM (
    SELECT
        month, last_channel, customer,
        least(count_if(converted), 5) AS conversions,
        least(count_if(NOT converted), 5) AS non_conversions,
        greatest(least(coalesce(sum(value), 0), 1000), -1000) AS value
    FROM shared_journey
    WHERE (month, path) NOT IN (SELECT month, path FROM shared_path WHERE told = 'path')
        AND (month, channels) NOT IN (SELECT month, path FROM shared_path WHERE told = 'channels')
    GROUP BY month, last_channel, customer
)
GROUP BY month, last_channel
HAVING count(*) >= 20;

INSERT INTO shared_path
SELECT month, 'month', NULL, count(*), sum(conversions), sum(non_conversions), sum(value)
FROM (
    SELECT
        month, customer,
        least(count_if(converted), 5) AS conversions,
        least(count_if(NOT converted), 5) AS non_conversions,
        greatest(least(coalesce(sum(value), 0), 1000), -1000) AS value
    FROM shared_journey
    WHERE (month, path) NOT IN (SELECT month, path FROM shared_path WHERE told = 'path')
        AND (month, channels) NOT IN (SELECT month, path FROM shared_path WHERE told = 'channels')
        AND (month, ARRAY[last_channel]) NOT IN (SELECT month, path FROM shared_path WHERE told = 'last channel')
    GROUP BY month, customer
)
GROUP BY month
HAVING count(*) >= 20;

INSERT INTO shared_path
SELECT NULL, 'nothing', NULL, count(*), sum(conversions), sum(non_conversions), sum(value)
FROM (
    SELECT
        customer,
        least(count_if(converted), 5) AS conversions,
        least(count_if(NOT converted), 5) AS non_conversions,
        greatest(least(coalesce(sum(value), 0), 1000), -1000) AS value
    FROM shared_journey
    WHERE (month, path) NOT IN (SELECT month, path FROM shared_path WHERE told = 'path')
        AND (month, channels) NOT IN (SELECT month, path FROM shared_path WHERE told = 'channels')
        AND (month, ARRAY[last_channel]) NOT IN (SELECT month, path FROM shared_path WHERE told = 'last channel')
        AND month NOT IN (SELECT month FROM shared_path WHERE told = 'month')
    GROUP BY customer
)
HAVING count(*) >= 20;

-- It holds the customers
DROP TABLE shared_journey;
