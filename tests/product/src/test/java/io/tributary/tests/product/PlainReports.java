/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.tributary.tests.product;

import java.util.List;

/**
 * Reports computed once more, in plain SQL over the unified tables of the generated data set: with joins and windows, and with none of our functions, steps, identities or exchange rates.
 */
record PlainReports(String report, String columns, String sql)
{
    /**
     * Touches and conversions, with the values that the data set has in euros, and each pair of them within 30 days.
     */
    static final List<String> TABLES = List.of(
            """
            CREATE TABLE memory.plain.refusal AS
            SELECT DISTINCT truth.person AS customer
            FROM journeys.tiny.truth_person truth
            JOIN journeys.tiny.crm_contact contact ON truth.identifier_type = 'contact' AND truth.identifier = contact.contact_id
            WHERE contact.opted_out
            """,
            """
            CREATE TABLE memory.plain.touch AS
            SELECT touch_id, customer, event_time, channel, campaign, interaction
            FROM journeys.tiny.touch
            WHERE customer NOT IN (SELECT customer FROM memory.plain.refusal) AND event_time IS NOT NULL
            """,
            """
            CREATE TABLE memory.plain.conversion AS
            SELECT
                conversion.*,
                refusal.customer IS NOT NULL AS refused,
                row_number() OVER (PARTITION BY conversion.customer ORDER BY event_time, value) AS number
            FROM journeys.tiny.conversion
            LEFT JOIN memory.plain.refusal ON refusal.customer = conversion.customer
            """,
            """
            CREATE TABLE memory.plain.pair AS
            SELECT
                conversion_id, conversion.customer, conversion.value, kind, number, touch.channel, touch.campaign, touch_id, touch.event_time AS touch_time, conversion.event_time AS conversion_time,
                row_number() OVER (PARTITION BY conversion_id ORDER BY touch.event_time, touch.channel) AS position,
                lag(touch.channel) OVER (PARTITION BY conversion_id ORDER BY touch.event_time, touch.channel) AS previous_channel,
                count(*) OVER (PARTITION BY conversion_id) AS touches
            FROM memory.plain.conversion
            JOIN memory.plain.touch ON touch.customer = conversion.customer AND touch.event_time BETWEEN conversion.event_time - INTERVAL '30' DAY AND conversion.event_time
            """);

    private static final String WITHOUT_TOUCH =
            """
            SELECT IF(refused, 'no consent', 'no touch') AS line, *
            FROM memory.plain.conversion
            WHERE conversion_id NOT IN (SELECT conversion_id FROM memory.plain.pair)
            """;

    static final List<PlainReports> ALL = List.of(
            new PlainReports("channel_performance", "line, channel, credited_touches, conversions, spend",
                    """
                    SELECT 'channel', channel, touches, round(conversions, 6), round(sum(coalesce(spend, 0)) OVER (ORDER BY channel), 2) - round(sum(coalesce(spend, 0)) OVER (ORDER BY channel) - coalesce(spend, 0), 2)
                    FROM (SELECT channel, count(DISTINCT touch_id) AS touches, sum(1e0 / touches) AS conversions FROM memory.plain.pair GROUP BY channel)
                    LEFT JOIN (
                        SELECT channel, sum(CAST(cost AS decimal(18, 2)) * CASE currency WHEN 'GBP' THEN DECIMAL '1.17' WHEN 'USD' THEN DECIMAL '0.92' ELSE DECIMAL '1.00' END) AS spend
                        FROM journeys.tiny.ad_spend
                        GROUP BY channel
                    ) USING (channel)
                    UNION ALL
                    SELECT line, NULL, 0, CAST(count(*) AS double), 0.00 FROM (%s) GROUP BY line
                    """.formatted(WITHOUT_TOUCH)),
            new PlainReports("campaign_performance", "line, channel, campaign, conversions",
                    """
                    SELECT 'channel', channel, campaign, round(sum(1e0 / touches), 6) FROM memory.plain.pair GROUP BY channel, campaign
                    UNION ALL
                    SELECT line, NULL, NULL, CAST(count(*) AS double) FROM (%s) GROUP BY line
                    """.formatted(WITHOUT_TOUCH)),
            new PlainReports("model_comparison WHERE model IN ('first_touch', 'last_touch') AND line = 'channel'", "model, channel, CAST(conversions AS bigint) AS conversions, value",
                    """
                    SELECT 'first_touch', channel, count(*), CAST(sum(value) AS decimal(38, 2)) FROM memory.plain.pair WHERE position = 1 GROUP BY channel
                    UNION ALL
                    SELECT 'last_touch', channel, count(*), CAST(sum(value) AS decimal(38, 2)) FROM memory.plain.pair WHERE position = touches GROUP BY channel
                    """),
            new PlainReports("model_comparison WHERE model IN ('u_shaped', 'time_decay(7d)') AND line = 'channel'", "model, channel, conversions",
                    """
                    SELECT
                        'u_shaped', channel,
                        round(sum(CASE WHEN touches = 1 THEN 1e0 WHEN touches = 2 THEN 0.5e0 WHEN position IN (1, touches) THEN 0.4e0 ELSE 0.2e0 / (touches - 2) END), 6)
                    FROM memory.plain.pair
                    GROUP BY channel
                    UNION ALL
                    SELECT 'time_decay(7d)', channel, round(sum(weight / total), 6)
                    FROM (
                        SELECT channel, weight, sum(weight) OVER (PARTITION BY conversion_id) AS total
                        FROM (SELECT *, power(2e0, -date_diff('millisecond', touch_time, conversion_time) / 604800e3) AS weight FROM memory.plain.pair)
                    )
                    GROUP BY channel
                    """),
            new PlainReports("top_paths WHERE line = 'journey' AND conversions > 0", "path, conversions, value",
                    """
                    SELECT path, count(*), CAST(sum(value) AS decimal(38, 2))
                    FROM (
                        SELECT array_agg(channel ORDER BY position) AS path, max(value) AS value
                        FROM memory.plain.pair
                        WHERE position = 1 OR channel IS DISTINCT FROM previous_channel
                        GROUP BY conversion_id
                    )
                    GROUP BY path
                    """),
            new PlainReports(
                    "path_length WHERE line = 'journey'",
                    "touches, conversions, value",
                    "SELECT touches, count(*), CAST(sum(value) AS decimal(38, 2)) FROM memory.plain.pair WHERE position = 1 GROUP BY touches"),
            new PlainReports(
                    "time_to_convert WHERE line = 'journey'",
                    "days, conversions, value",
                    "SELECT date_diff('day', touch_time, conversion_time), count(*), CAST(sum(value) AS decimal(38, 2)) FROM memory.plain.pair WHERE position = 1 GROUP BY 1"),
            new PlainReports("new_and_returning", "line, channel, new_conversions, returning_conversions",
                    """
                    SELECT 'channel', channel, round(sum(IF(number = 1, 1e0 / touches, 0e0)), 6), round(sum(IF(number > 1, 1e0 / touches, 0e0)), 6) FROM memory.plain.pair GROUP BY channel
                    UNION ALL
                    SELECT line, NULL, CAST(count_if(number = 1) AS double), CAST(count_if(number > 1) AS double) FROM (%s) GROUP BY line
                    """.formatted(WITHOUT_TOUCH)),
            new PlainReports("lifetime_value_by_first_channel WHERE line = 'channel'", "channel, customers, buyers, conversions, value, customers_observed_90_days, value_per_customer_90_days",
                    """
                    SELECT channel, count(DISTINCT first.customer), count(DISTINCT conversion.customer), count(conversion_id), CAST(coalesce(sum(value), 0) AS decimal(38, 2)),
                        count(DISTINCT IF(observed, first.customer)),
                        round(coalesce(sum(IF(observed AND event_time <= first_time + INTERVAL '90' DAY, CAST(value AS double))), 0e0) / count(DISTINCT IF(observed, first.customer)), 4)
                    FROM (
                        SELECT customer, channel, event_time AS first_time, date_diff('day', event_time, newest) >= 90 AS observed
                        FROM (SELECT *, row_number() OVER (PARTITION BY customer ORDER BY event_time, channel) AS number FROM memory.plain.touch)
                        CROSS JOIN (
                            SELECT greatest(touch.newest, conversion.newest) AS newest
                            FROM (SELECT max(event_time) AS newest FROM memory.plain.touch) touch
                            CROSS JOIN (SELECT max(event_time) AS newest FROM memory.plain.conversion) conversion
                        )
                        WHERE number = 1
                    ) first
                    LEFT JOIN memory.plain.conversion ON conversion.customer = first.customer
                    WHERE first.customer NOT IN (
                        SELECT conversion.customer
                        FROM memory.plain.conversion
                        JOIN (SELECT customer, min(event_time) AS first_time FROM memory.plain.touch GROUP BY customer) touched ON touched.customer = conversion.customer
                        WHERE event_time < first_time)
                    GROUP BY channel
                    """),
            new PlainReports("cohort_curve", "cohort, months_later, customers, active_customers, conversions, value, month_complete",
                    """
                    SELECT cohort, date_diff('month', cohort, month), count(DISTINCT customer), count(DISTINCT IF(active = month, customer)), count_if(active = month), CAST(coalesce(sum(IF(active = month, value)), 0) AS decimal(38, 2)),
                        month < DATE '2025-12-01'
                    FROM (SELECT customer, CAST(date_trunc('month', event_time) AS date) AS active, value FROM memory.plain.conversion)
                    JOIN (SELECT customer, CAST(date_trunc('month', min(event_time)) AS date) AS cohort FROM memory.plain.conversion GROUP BY customer) USING (customer)
                    CROSS JOIN UNNEST(sequence(DATE '2024-01-01', DATE '2025-12-01', INTERVAL '1' MONTH)) AS calendar (month)
                    WHERE month >= cohort
                    GROUP BY cohort, month
                    """),
            new PlainReports("funnel_by_channel WHERE line = 'channel'", "channel, reached, acted, bought, bought_again",
                    """
                    SELECT channel, count(*), count_if(acted), count_if(purchases >= 1), count_if(purchases >= 2)
                    FROM (
                        SELECT channel, customer, bool_or(acts) AS acted, max(purchases) AS purchases
                        FROM (
                            SELECT channel, touch.customer, touch_id, interaction <> 'view' AS acts, count(conversion_id) AS purchases
                            FROM memory.plain.touch
                            LEFT JOIN memory.plain.conversion
                                ON conversion.customer = touch.customer AND interaction <> 'view' AND conversion.event_time BETWEEN touch.event_time AND touch.event_time + INTERVAL '30' DAY
                            GROUP BY channel, touch.customer, touch_id, interaction
                        )
                        GROUP BY channel, customer
                    )
                    GROUP BY channel
                    """),
            new PlainReports("assisted_conversions WHERE line = 'channel'", "channel, last_conversions, last_value, assisted_conversions, assisted_value",
                    """
                    SELECT channel, count_if(is_last), CAST(coalesce(sum(IF(is_last, value)), 0) AS decimal(38, 2)), count_if(NOT is_last), CAST(coalesce(sum(IF(NOT is_last, value)), 0) AS decimal(38, 2))
                    FROM (SELECT conversion_id, channel, bool_or(position = touches) AS is_last, max(value) AS value FROM memory.plain.pair GROUP BY conversion_id, channel)
                    GROUP BY channel
                    """),
            new PlainReports("online_to_offline WHERE line = 'channel'", "channel, store_buyers, store_purchases, last_store_purchases, last_store_value",
                    """
                    SELECT channel, count(DISTINCT customer), count(*), count_if(is_last), CAST(coalesce(sum(IF(is_last, value)), 0) AS decimal(38, 2))
                    FROM (
                        SELECT customer, conversion_id, channel, bool_or(recency = 1) AS is_last, max(value) AS value
                        FROM (
                            SELECT pair.*, row_number() OVER (PARTITION BY conversion_id ORDER BY touch_time DESC, pair.channel DESC NULLS FIRST) AS recency
                            FROM memory.plain.pair
                            JOIN memory.plain.touch USING (touch_id)
                            WHERE kind = 'store' AND (pair.channel IN (SELECT channel FROM journeys.tiny.ad_spend) OR interaction = 'view')
                        )
                        GROUP BY customer, conversion_id, channel
                    )
                    GROUP BY channel
                    """),
            new PlainReports("frequency WHERE touches_from IN (1, 5, 101)", "channel, touches_from, customers, touches",
                    """
                    SELECT channel, IF(number > 100, 101, number), count(*), sum(number)
                    FROM (SELECT channel, customer, count(*) AS number FROM memory.plain.touch GROUP BY channel, customer)
                    WHERE number IN (1, 5) OR number > 100
                    GROUP BY 1, 2
                    """),
            new PlainReports("saturation WHERE touches_from IN (2, 6)", "channel, touches_from, customers, buyers, conversions",
                    """
                    SELECT channel, IF(reach = 2, 2, 6), count(DISTINCT touched.customer), count(DISTINCT conversion.customer), count(conversion_id)
                    FROM (SELECT channel, customer, count(*) AS reach, min(event_time) AS first_time FROM memory.plain.touch GROUP BY channel, customer) touched
                    LEFT JOIN memory.plain.conversion ON conversion.customer = touched.customer AND event_time >= first_time
                    WHERE reach = 2 OR reach BETWEEN 6 AND 10
                    GROUP BY 1, 2
                    """),
            new PlainReports("data_quality WHERE subject <> 'spend' AND rows > 0 AND finding IN ('nobody known', 'no time', 'no channel', 'no consent', 'no touch')", "subject, finding, rows",
                    """
                    SELECT 'touch', finding, rows
                    FROM (
                        SELECT count_if(customer IS NULL) AS nobody, count_if(event_time IS NULL AND customer NOT IN (SELECT customer FROM memory.plain.refusal)) AS timeless, count_if(channel IS NULL) AS lost,
                            count_if(customer IN (SELECT customer FROM memory.plain.refusal)) AS refused
                        FROM journeys.tiny.touch
                    )
                    CROSS JOIN UNNEST(ARRAY['nobody known', 'no time', 'no channel', 'no consent'], ARRAY[nobody, timeless, lost, refused]) AS part (finding, rows)
                    UNION ALL
                    SELECT 'conversion', line, count(*) FROM (%s) GROUP BY line
                    """.formatted(WITHOUT_TOUCH)));
}
