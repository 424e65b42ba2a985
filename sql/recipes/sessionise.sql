-- Sessions from page views
-- Makes sessions, and of each session a touch, from the rows of web analytics as they are delivered. A session ends when 30 minutes pass without an event of the visitor, and also when the visitor comes from somewhere
-- else: the campaign that brought him back has a touch of its own then. Further events of the same channel and campaign belong to the session, as those of one page, a reload or the way back to it, and so do pages of
-- one's own shop.
--
-- It needs the table page_view with the columns visitor_id, event_id, occurred_at, url, referrer and loaded_at, in which an event may be delivered several times with the same event_id: the delivery counts that was
-- loaded first. Events without event_id are all kept. Events without a visitor or a time belong to no session, and the last statement counts them.

CREATE TABLE session AS
WITH
    delivered AS (
        SELECT visitor_id, event_id, occurred_at, url, referrer
        FROM (
            SELECT *, row_number() OVER (PARTITION BY visitor_id, event_id ORDER BY loaded_at, occurred_at, url, referrer) AS delivery
            FROM page_view
            WHERE visitor_id IS NOT NULL AND occurred_at IS NOT NULL
        )
        WHERE delivery = 1 OR event_id IS NULL
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
            session_number(occurred_at, INTERVAL '30' MINUTE) OVER visits AS activity,
            row_number() OVER visits AS place
        FROM (SELECT *, campaign_params(url) AS params FROM delivered)
        WINDOW visits AS (PARTITION BY visitor_id ORDER BY occurred_at, event_id, url, referrer)
    ),
    numbered AS (
        SELECT *, count_if(is_first OR is_elsewhere) OVER (PARTITION BY visitor_id ORDER BY place) AS session
        FROM (
            SELECT
                *,
                activity <> lag(activity, 1, 0) OVER (PARTITION BY visitor_id ORDER BY place) AS is_first,
                -- Direct tells nothing of where the visitor is from: what was known before stays
                channel <> 'Direct' AND ROW(channel, campaign) IS DISTINCT FROM
                    last_value(IF(channel <> 'Direct', ROW(channel, campaign))) IGNORE NULLS OVER (PARTITION BY visitor_id, activity ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_elsewhere
            FROM visit
        )
    )
SELECT
    visitor_id,
    session,
    min(occurred_at) AS started_at,
    max(occurred_at) AS ended_at,
    count(*) AS page_views,
    min_by(event_id, place) AS first_event_id,
    min_by(url, place) AS landing_page,
    min_by(channel, place) AS channel,
    min_by(campaign, place) AS campaign
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
