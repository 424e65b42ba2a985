-- Sessions from page views
-- Makes sessions, and of each session a touch, from the rows of web analytics as they are delivered. A session ends when 30 minutes pass without an event of the visitor, and also when the visitor comes from somewhere
-- else: the campaign that brought him back has a touch of its own then. Pages of one's own shop do not start a session.
--
-- It needs the table page_view with the columns visitor_id, event_id, occurred_at, url, referrer and loaded_at, in which an event may be delivered several times with the same event_id. Events without a visitor or a
-- time belong to no session, and the last statement counts them.

CREATE TABLE session AS
WITH
    -- the first delivery of each event
    delivered AS (
        SELECT visitor_id, event_id, min(occurred_at) AS occurred_at, min_by(url, loaded_at) AS url, min_by(referrer, loaded_at) AS referrer
        FROM page_view
        WHERE visitor_id IS NOT NULL AND occurred_at IS NOT NULL
        GROUP BY visitor_id, event_id
    ),
    visit AS (
        SELECT
            visitor_id, event_id, occurred_at, url,
            element_at(params, 'utm_campaign') AS campaign,
            -- A click id says that an advertisement was paid for, where the address says nothing else
            channel_group(
                element_at(params, 'utm_source'),
                coalesce(element_at(params, 'utm_medium'), IF(element_at(params, 'gclid') IS NOT NULL, 'cpc')),
                element_at(params, 'utm_campaign'),
                IF(url_extract_host(referrer) = url_extract_host(url), NULL, referrer)) AS channel,
            session_number(occurred_at, INTERVAL '30' MINUTE) OVER (PARTITION BY visitor_id ORDER BY occurred_at, event_id) AS activity
        FROM (SELECT *, campaign_params(url) AS params FROM delivered)
    ),
    numbered AS (
        SELECT
            *,
            count_if(channel <> 'Direct' OR is_first) OVER (PARTITION BY visitor_id ORDER BY occurred_at, event_id) AS session
        FROM (
            SELECT *, activity <> lag(activity, 1, 0) OVER (PARTITION BY visitor_id ORDER BY occurred_at, event_id) AS is_first
            FROM visit
        )
    )
SELECT
    visitor_id,
    session,
    min(occurred_at) AS started_at,
    max(occurred_at) AS ended_at,
    count(*) AS page_views,
    min_by(event_id, (occurred_at, event_id)) AS first_event_id,
    min_by(url, (occurred_at, event_id)) AS landing_page,
    min_by(channel, (occurred_at, event_id)) AS channel,
    min_by(campaign, (occurred_at, event_id)) AS campaign
FROM numbered
GROUP BY visitor_id, session;

-- Touches as attribution wants them: one for each session, when it began
CREATE TABLE session_touch AS
SELECT
    first_event_id AS touch_id,
    visitor_id AS customer,
    started_at AS event_time,
    channel,
    campaign,
    channel = 'Direct' AS is_direct
FROM session;

-- Every delivered event is in a session, a repetition, or without what a session needs
CREATE TABLE session_check AS
SELECT
    count(*) AS delivered,
    count_if(visitor_id IS NULL) AS without_visitor,
    count_if(visitor_id IS NOT NULL AND occurred_at IS NULL) AS without_time,
    count_if(visitor_id IS NOT NULL AND occurred_at IS NOT NULL) - (SELECT sum(page_views) FROM session) AS repeated,
    (SELECT sum(page_views) FROM session) AS in_sessions
FROM page_view;
