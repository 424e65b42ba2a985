-- And with the times of touches?
-- The survival model also looks at when touches were, and at those that came to nothing. It is fitted in many passes, so this is asked of 2,000 people. With all touches, it too takes visits of people who are about to buy for
-- the cause; without them it has less credit in the wrong place than last touch.
WITH kept AS (
    SELECT kept.touches, customer, event_time, channel, conversion
    FROM journeys.sf0_02.event
    CROSS JOIN (VALUES
        ('all', CAST(ARRAY[] AS array(varchar))),
        ('no direct', ARRAY['direct']),
        ('no intent', ARRAY['direct', 'brand_search', 'retargeting'])) AS kept (touches, left_out)
    WHERE customer IS NOT NULL AND (conversion OR contains(left_out, channel) IS NOT TRUE)
),
journey AS (
    SELECT touches, journey.path, journey.touch_times, journey.converted, coalesce(journey.conversion_time, last_time) AS end_time
    FROM (
        SELECT touches, journey_agg(channel, event_time, conversion, NULL, 'since_previous') AS journeys, max(max(event_time)) OVER () AS last_time
        FROM kept
        GROUP BY touches, customer
    )
    CROSS JOIN UNNEST(journeys) AS journey
    WHERE cardinality(journey.path) > 0
),
credit AS (
    SELECT fitted.touches, 'survival' AS model, credit.channel, credit.conversions
    FROM (
        SELECT touches, survival_attribution(path, touch_times, converted, end_time, 0).channels AS credits
        FROM journey
        GROUP BY touches
    ) AS fitted
    CROSS JOIN UNNEST(credits) AS credit
    UNION ALL
    SELECT touches, 'last touch', element_at(path, -1), count(*)
    FROM journey
    WHERE converted
    GROUP BY touches, element_at(path, -1)
),
truth AS (
    SELECT channel, sum(effect) AS caused
    FROM journeys.sf0_02.touch
    JOIN journeys.sf0_02.truth_effect USING (channel)
    GROUP BY channel
),
compared AS (
    SELECT model, touches, truth.channel, caused, coalesce(sum(conversions) FILTER (WHERE credit.channel = truth.channel), 0) AS credit
    FROM credit
    CROSS JOIN truth
    GROUP BY model, touches, truth.channel, caused
),
ranked AS (
    SELECT
        model,
        touches,
        -- equal credits share their ranks
        rank() OVER (PARTITION BY model, touches ORDER BY credit) + count(*) OVER (PARTITION BY model, touches, credit) / 2e0 AS credit_rank,
        rank() OVER (PARTITION BY model, touches ORDER BY caused) AS true_rank,
        abs(credit / sum(credit) OVER (PARTITION BY model, touches) - caused / sum(caused) OVER (PARTITION BY model, touches)) / 2 AS wrong
    FROM compared
)
SELECT
    model,
    corr(credit_rank, true_rank) FILTER (WHERE touches = 'all') AS rank_all,
    corr(credit_rank, true_rank) FILTER (WHERE touches = 'no direct') AS rank_no_direct,
    corr(credit_rank, true_rank) FILTER (WHERE touches = 'no intent') AS rank_no_intent,
    sum(wrong) FILTER (WHERE touches = 'all') AS wrong_all,
    sum(wrong) FILTER (WHERE touches = 'no direct') AS wrong_no_direct,
    sum(wrong) FILTER (WHERE touches = 'no intent') AS wrong_no_intent
FROM ranked
GROUP BY model
ORDER BY model DESC;
