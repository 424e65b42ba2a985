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
package io.tributary.benchmarks;

/**
 * The SQL of the variants. {@code events} stands for the table; every query returns credit by channel, so that each row's credit has to be
 * computed, and little is sent to the client.
 */
final class EventQueries
{
    /**
     * The floor of every window function: partition, sort, and one number for each row.
     */
    static final String ROW_NUMBER = overWindow(window("row_number()"));

    static final String U_SHAPED = overWindow(window("attribute_u_shaped(conversion, event_time, INTERVAL '30' DAY)"));

    static final String U_SHAPED_90_DAYS = overWindow(window("attribute_u_shaped(conversion, event_time, INTERVAL '90' DAY)"));

    static final String LINEAR = overWindow(window("attribute_linear(conversion, event_time, INTERVAL '30' DAY)"));

    static final String TIME_DECAY = overWindow(window("attribute_time_decay(conversion, event_time, INTERVAL '7' DAY, INTERVAL '30' DAY)"));

    static final String U_SHAPED_SINCE_PREVIOUS = overWindow(window("attribute_u_shaped(conversion, event_time, NULL, 'since_previous')"));

    /**
     * U-shaped, since the previous conversion, written by hand as it is written mostly: number the journeys, then place, length and outcome of each, then
     * a {@code CASE}.
     */
    static final String WINDOW_SQL =
            """
            WITH numbered AS (
                SELECT customer, event_time, channel, conversion,
                    coalesce(
                        sum(CASE WHEN conversion THEN 1 ELSE 0 END) OVER (
                            PARTITION BY customer ORDER BY event_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                        0) AS journey
                FROM events
            ),
            placed AS (
                SELECT channel, conversion,
                    row_number() OVER (PARTITION BY customer, journey ORDER BY event_time) AS place,
                    count_if(NOT conversion) OVER (PARTITION BY customer, journey) AS touches,
                    bool_or(conversion) OVER (PARTITION BY customer, journey) AS converted
                FROM numbered
            )
            SELECT channel, sum(
                CASE
                    WHEN conversion OR NOT converted THEN 0e0
                    WHEN touches = 1 THEN 1e0
                    WHEN touches = 2 THEN 0.5e0
                    WHEN place = 1 OR place = touches THEN 0.4e0
                    ELSE 0.2e0 / (touches - 2)
                END) AS credit
            FROM placed
            GROUP BY channel
            """;

    /**
     * The same, the fastest of several ways that were tried: place and counts from one sorted window cost less than the counts from a window of their own.
     */
    static final String WINDOW_SQL_TUNED =
            """
            WITH numbered AS (
                SELECT customer, event_time, channel, conversion,
                    count(CASE WHEN conversion THEN 1 END) OVER (
                        PARTITION BY customer ORDER BY event_time ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
                    - CASE WHEN conversion THEN 1 ELSE 0 END AS journey
                FROM events
            ),
            placed AS (
                SELECT channel, conversion,
                    row_number() OVER journeys AS place,
                    count(CASE WHEN NOT conversion THEN 1 END) OVER (journeys ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS touches,
                    count(CASE WHEN conversion THEN 1 END) OVER (journeys ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS conversions
                FROM numbered
                WINDOW journeys AS (PARTITION BY customer, journey ORDER BY event_time)
            )
            SELECT channel, sum(
                CASE
                    WHEN conversion OR conversions = 0 THEN 0e0
                    WHEN touches = 1 THEN 1e0
                    WHEN touches = 2 THEN 0.5e0
                    WHEN place = 1 OR place = touches THEN 0.4e0
                    ELSE 0.2e0 / (touches - 2)
                END) AS credit
            FROM placed
            GROUP BY channel
            """;

    /**
     * The same answer for the sum by channel, but not a credit for each row: touches that lead to no conversion are dropped before the
     * second sort, which pays where few of them do.
     */
    static final String WINDOW_SQL_CREDITED_ONLY =
            """
            WITH numbered AS (
                SELECT customer, event_time, channel, conversion,
                    count(CASE WHEN conversion THEN 1 END) OVER (
                        PARTITION BY customer ORDER BY event_time ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS journey,
                    count(CASE WHEN conversion THEN 1 END) OVER (PARTITION BY customer) AS conversions
                FROM events
            ),
            placed AS (
                SELECT channel,
                    row_number() OVER (PARTITION BY customer, journey ORDER BY event_time) AS place,
                    count(*) OVER (PARTITION BY customer, journey) AS touches
                FROM numbered
                WHERE journey < conversions AND NOT conversion
            )
            SELECT channel, sum(
                CASE
                    WHEN touches = 1 THEN 1e0
                    WHEN touches = 2 THEN 0.5e0
                    WHEN place = 1 OR place = touches THEN 0.4e0
                    ELSE 0.2e0 / (touches - 2)
                END) AS credit
            FROM placed
            GROUP BY channel
            """;

    /**
     * Linear, 30 days back, each conversion crediting every touch: the conversions count the touches before them, and the touches sum the shares
     * that the conversions after them have to give.
     */
    static final String RANGE_WINDOW_SQL =
            """
            WITH counted AS (
                SELECT customer, event_time, channel, conversion,
                    count_if(NOT conversion) OVER (
                        PARTITION BY customer ORDER BY event_time RANGE BETWEEN INTERVAL '30' DAY PRECEDING AND CURRENT ROW) AS touches
                FROM events
            ),
            credited AS (
                SELECT channel, conversion,
                    sum(IF(conversion AND touches > 0, 1e0 / touches)) OVER (
                        PARTITION BY customer ORDER BY event_time RANGE BETWEEN CURRENT ROW AND INTERVAL '30' DAY FOLLOWING) AS credit
                FROM counted
            )
            SELECT channel, sum(credit) AS credit
            FROM credited
            WHERE NOT conversion
            GROUP BY channel
            """;

    static final String JOIN_SQL = joinSql(30);

    static final String JOIN_SQL_90_DAYS = joinSql(90);

    /**
     * The cheapest built-in way to one touch of each customer: the last event, no lookback, no conversion.
     */
    static final String MAX_BY =
            """
            SELECT channel, count(*) AS customers
            FROM (
                SELECT customer, max_by(channel, event_time) AS channel
                FROM events
                GROUP BY customer
            )
            GROUP BY channel
            """;

    static final String U_SHAPED_AGGREGATE = aggregate("'u_shaped'", "INTERVAL '30' DAY");

    static final String U_SHAPED_90_DAYS_AGGREGATE = aggregate("'u_shaped'", "INTERVAL '90' DAY");

    static final String U_SHAPED_SINCE_PREVIOUS_AGGREGATE = aggregate("'u_shaped'", "NULL, 'since_previous'");

    static final String ALL_MODELS_AGGREGATE = aggregate(
            """
            'first_touch', 'last_touch', 'last_non_direct', 'linear', 'u_shaped', 'position_based(0.3, 0.3)', 'j_shaped', 'inverse_j_shaped',
            'w_shaped(email)', 'full_path(email, social)', 'time_decay', 'participation', 'custom(1, 2, 4)'
            """,
            "INTERVAL '30' DAY");

    private EventQueries() {}

    private static String aggregate(String models, String lookbackAndOwnership)
    {
        return """
               SELECT credit.channel, sum(credit.conversions) AS credit
               FROM (
                   SELECT attribution_agg(ARRAY[%s], channel, event_time, conversion, %s) AS credits
                   FROM events
                   GROUP BY customer
               )
               CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
               WHERE credit.touches > 0
               GROUP BY credit.channel
               """.formatted(models, lookbackAndOwnership);
    }

    private static String window(String function)
    {
        return function + " OVER (PARTITION BY customer ORDER BY event_time)";
    }

    private static String overWindow(String credit)
    {
        return """
               SELECT channel, sum(credit) AS credit
               FROM (
                   SELECT channel, %s AS credit
                   FROM events
               )
               GROUP BY channel
               """.formatted(credit);
    }

    /**
     * U-shaped, each conversion crediting every touch in its lookback. A touch that no conversion reaches is not among the
     * rows, which makes no difference to the sum. Conversions are the smaller side, and stand where the engine builds its hash table.
     */
    private static String joinSql(int days)
    {
        return """
               WITH touches AS (
                   SELECT customer, event_time, channel
                   FROM events
                   WHERE NOT conversion
               ),
               conversions AS (
                   SELECT customer, event_time
                   FROM events
                   WHERE conversion
               ),
               matched AS (
                   SELECT t.channel,
                       row_number() OVER (PARTITION BY c.customer, c.event_time ORDER BY t.event_time) AS place,
                       count(*) OVER (PARTITION BY c.customer, c.event_time) AS touches
                   FROM touches t
                   JOIN conversions c
                       ON t.customer = c.customer AND t.event_time BETWEEN c.event_time - INTERVAL '%s' DAY AND c.event_time
               )
               SELECT channel, sum(
                   CASE
                       WHEN touches = 1 THEN 1e0
                       WHEN touches = 2 THEN 0.5e0
                       WHEN place = 1 OR place = touches THEN 0.4e0
                       ELSE 0.2e0 / (touches - 2)
                   END) AS credit
               FROM matched
               GROUP BY channel
               """.formatted(days);
    }
}
