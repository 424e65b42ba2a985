-- The table page_view, from the generated web shop
CREATE TABLE page_view AS
SELECT
    visitor_id,
    event_id,
    CAST(occurred_at AT TIME ZONE 'UTC' AS timestamp(6)) AS occurred_at,
    url,
    referrer,
    CAST(loaded_at AS timestamp(6)) AS loaded_at
FROM journeys.tiny.web_event;
