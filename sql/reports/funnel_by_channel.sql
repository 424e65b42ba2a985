-- Funnel of channels
-- How many of those whom a channel reaches act, buy, and buy again? Four steps in this order, all within the lookback of report_setting after the first: reached by any touch of the channel; acted, which is any touch that is no view, and may be the
-- same one; bought; bought again. What a person does on one channel may follow from another: a person is counted in each channel that reached them, and conversions in several, so that the lines of channels do not add up.
-- Who was reached less than a lookback before the newest event of all had no time for it: shares are of the others. All of it is of all time, whatever the period of report_setting.
CREATE OR REPLACE VIEW funnel_by_channel
COMMENT 'Tributary report: how many of those whom a channel reached acted, bought and bought again. The line all channels counts each person once'
AS
WITH
    events AS (
        SELECT
            customer,
            event_time,
            coalesce(channel, '') AS channel,
            CASE WHEN value IS NOT NULL THEN ARRAY['bought'] WHEN interaction = 'view' THEN ARRAY['reached'] ELSE ARRAY['reached', 'acted'] END AS steps,
            map_keys(histogram(IF(value IS NULL, coalesce(channel, ''))) OVER (PARTITION BY customer)) AS channels
        FROM customer_event
        WHERE state = 'measured'
    ),
    steps AS (
        -- what a person bought is a step in the funnel of each channel that reached the person, and in that of all channels
        SELECT
            IF(part.channel = U&'\001F', 'all channels', 'channel') AS line,
            nullif(nullif(part.channel, U&'\001F'), '') AS channel,
            events.customer,
            events.event_time,
            part_step.step
        FROM events
        CROSS JOIN UNNEST(IF(contains(events.steps, 'bought'), events.channels, ARRAY[events.channel]) || U&'\001F') AS part (channel)
        CROSS JOIN UNNEST(events.steps) AS part_step (step)
        WHERE events.channels IS NOT NULL
    ),
    funnels AS (
        SELECT
            steps.line,
            steps.channel,
            funnel_agg(
                steps.event_time,
                ARRAY[steps.step = 'reached', steps.step = 'acted', steps.step = 'bought', steps.step = 'bought'],
                setting.lookback_days * INTERVAL '1' DAY).depth AS depth,
            coalesce(min(steps.event_time) FILTER (WHERE steps.step = 'reached') <= any_value(newest.event_time) - any_value(setting.lookback_days) * INTERVAL '1' DAY, true) AS observed
        FROM steps
        CROSS JOIN report_setting AS setting
        CROSS JOIN newest_event AS newest
        GROUP BY steps.line, steps.channel, steps.customer
    )
SELECT
    line,
    channel,
    count(*) AS reached,
    count_if(depth >= 2) AS acted,
    count_if(depth >= 3) AS bought,
    count_if(depth >= 4) AS bought_again,
    count_if(observed) AS reached_in_time,
    round(1e0 * count_if(observed AND depth >= 2) / nullif(count_if(observed), 0), 6) AS share_acted,
    round(1e0 * count_if(observed AND depth >= 3) / nullif(count_if(observed AND depth >= 2), 0), 6) AS share_bought_of_acted,
    round(1e0 * count_if(observed AND depth >= 4) / nullif(count_if(observed AND depth >= 3), 0), 6) AS share_again_of_bought
FROM funnels
GROUP BY line, channel;

COMMENT ON COLUMN funnel_by_channel.line IS 'channel, or all channels for people reached by any of them, each counted once';
COMMENT ON COLUMN funnel_by_channel.channel IS 'Channel; NULL on the line channel for touches whose channel is not known, and on the other line';
COMMENT ON COLUMN funnel_by_channel.reached IS 'How many people have a touch of the channel';
COMMENT ON COLUMN funnel_by_channel.acted IS 'How many of them acted on the channel';
COMMENT ON COLUMN funnel_by_channel.bought IS 'How many of them then bought, within the lookback after the touch that reached them';
COMMENT ON COLUMN funnel_by_channel.bought_again IS 'How many of them then bought again, within the same time';
COMMENT ON COLUMN funnel_by_channel.reached_in_time IS 'How many were first reached at least the lookback before the newest event of all, so that all steps had their time; shares are of these';
COMMENT ON COLUMN funnel_by_channel.share_acted IS 'Part of those reached in time who acted';
COMMENT ON COLUMN funnel_by_channel.share_bought_of_acted IS 'Part of those reached in time who acted who bought; NULL if nobody acted';
COMMENT ON COLUMN funnel_by_channel.share_again_of_bought IS 'Part of those reached in time who bought who bought again; NULL if nobody bought';
