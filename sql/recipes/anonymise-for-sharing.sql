-- Paths to hand on
-- Makes a table of paths by month that can be given to an agency or a partner: without ids and times, and with at least 20 customers behind every row. What is too rare is told less exactly, and left out only if that
-- does not help: first the last five channels of the path, then its channels without their order, then the last channel, then the month alone, then nothing of all this.
--
-- It needs the table journey with the columns customer, path, converted, conversion_time and value, as journey_agg gives them. Journeys without a customer or without a touch are left out.
--
-- What it does not protect. A second table, of other months or limits, may tell by its difference to this one what neither tells alone: publish a journey once, and never the totals beside it if rows were left out. Who
-- knows 19 of 20 customers knows the last. A channel that is named after a hospital tells by itself. It is a table that tells little, and not one that is anonymous in the sense of the law.

-- A customer with many journeys counts once in the 20. An order above 1,000 counts as 1,000, so that no sum tells that there was a very large one.
CREATE TABLE shared_journey AS
SELECT
    customer,
    converted,
    least(round(value), 1000) AS value,
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
    'path' AS told,
    path,
    count(DISTINCT customer) AS customers,
    count_if(converted) AS conversions,
    count_if(NOT converted) AS non_conversions,
    coalesce(sum(value), 0) AS value
FROM shared_journey
GROUP BY month, path
HAVING count(DISTINCT customer) >= 20;

INSERT INTO shared_path
SELECT month, 'channels', channels, count(DISTINCT customer), count_if(converted), count_if(NOT converted), coalesce(sum(value), 0)
FROM shared_journey
WHERE (month, path) NOT IN (SELECT month, path FROM shared_path WHERE told = 'path')
GROUP BY month, channels
HAVING count(DISTINCT customer) >= 20;

INSERT INTO shared_path
SELECT month, 'last channel', ARRAY[last_channel], count(DISTINCT customer), count_if(converted), count_if(NOT converted), coalesce(sum(value), 0)
FROM shared_journey
WHERE (month, path) NOT IN (SELECT month, path FROM shared_path WHERE told = 'path')
    AND (month, channels) NOT IN (SELECT month, path FROM shared_path WHERE told = 'channels')
GROUP BY month, last_channel
HAVING count(DISTINCT customer) >= 20;

INSERT INTO shared_path
SELECT month, 'month', NULL, count(DISTINCT customer), count_if(converted), count_if(NOT converted), coalesce(sum(value), 0)
FROM shared_journey
WHERE (month, path) NOT IN (SELECT month, path FROM shared_path WHERE told = 'path')
    AND (month, channels) NOT IN (SELECT month, path FROM shared_path WHERE told = 'channels')
    AND (month, ARRAY[last_channel]) NOT IN (SELECT month, path FROM shared_path WHERE told = 'last channel')
GROUP BY month
HAVING count(DISTINCT customer) >= 20;

INSERT INTO shared_path
SELECT NULL, 'nothing', NULL, count(DISTINCT customer), count_if(converted), count_if(NOT converted), coalesce(sum(value), 0)
FROM shared_journey
WHERE (month, path) NOT IN (SELECT month, path FROM shared_path WHERE told = 'path')
    AND (month, channels) NOT IN (SELECT month, path FROM shared_path WHERE told = 'channels')
    AND (month, ARRAY[last_channel]) NOT IN (SELECT month, path FROM shared_path WHERE told = 'last channel')
    AND month NOT IN (SELECT month FROM shared_path WHERE told = 'month')
HAVING count(DISTINCT customer) >= 20;

-- It holds the customers
DROP TABLE shared_journey;
