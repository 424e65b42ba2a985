-- The table event, from the generated customers
CREATE TABLE event AS
SELECT
    customer,
    event_id,
    CAST(event_time AS timestamp(6)) AS event_time,
    channel,
    value,
    CAST(ingested_at AS timestamp(6)) AS loaded_at
FROM journeys.tiny.event;
