-- Until when the data goes
-- The time of the newest touch or conversion, as what people do after it is not known yet. Times in the future are wrong and do not count; data_quality tells how many there are.
CREATE OR REPLACE VIEW newest_event
COMMENT 'Tributary step: the time of the newest touch or conversion, one row'
AS
SELECT max(event_time) AS event_time
FROM (
    SELECT event_time
    FROM touch
    UNION ALL
    SELECT event_time
    FROM conversion
) AS event
WHERE event_time <= CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6));

COMMENT ON COLUMN newest_event.event_time IS 'Time of the newest touch or conversion up to now, in UTC; NULL if there is none';
