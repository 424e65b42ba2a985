-- Backfill
-- The first run of incremental-refresh.sql over years of events, in 64 slices of customers, so that no query holds more than one of them, and what is done stays done. It is that file with the first statement below in
-- place of the one that makes credit_next, and the second one at its end. Run it until no slice is left. Further runs do nothing:
--
--     SELECT 64 - count(DISTINCT slice) AS slices_left FROM credit_run
--
-- A run that was stopped is made again, and leaves nothing twice. From then on incremental-refresh.sql goes on from where the first slice began, so that nothing is missed that was delivered meanwhile. To compute
-- everything anew, after a change of models or lookback: empty credit and credit_run, and begin again.

-- The next slice that is missing, and all of its events
CREATE OR REPLACE TABLE credit_next AS
SELECT min(slice) AS slice, least((SELECT max(loaded_at) FROM event), CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6))) AS watermark, TIMESTAMP '0001-01-01 00:00:00' AS loaded_after
FROM UNNEST(sequence(0, 63)) AS number (slice)
WHERE slice NOT IN (SELECT slice FROM credit_run WHERE slice IS NOT NULL)
HAVING count(*) > 0;

-- When all slices are there, they are together as good as a run of all customers
INSERT INTO credit_run
SELECT min(watermark), CAST(NULL AS bigint), sum(customers), current_timestamp
FROM credit_run
HAVING count(slice) = 64 AND count(*) = 64;
