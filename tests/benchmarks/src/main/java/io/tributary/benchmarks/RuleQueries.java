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
 * Queries over {@link RuleTables}, whose table {@code event} stands for.
 */
final class RuleQueries
{
    static final String THREE_RULES = byRuleAndChannel(RuleSets.THREE, "event");

    /**
     * Without the customers who have no conversion, of whom a function can say nothing.
     */
    static final String THREE_RULES_OF_BUYERS = byRuleAndChannel(RuleSets.THREE, "SELECT * FROM event WHERE customer IN (SELECT customer FROM event WHERE amount IS NOT NULL)");

    static final String TEN_RULES = byRuleAndChannel(RuleSets.TEN, "event");

    static final String THOUSAND_RULES = byRuleAndChannel(RuleSets.THOUSAND, "event");

    static final String TEN_RULES_OF_CLICKS = byRuleAndChannel(RuleSets.TEN_OF_CLICKS, "event");

    static final String THOUSAND_RULES_OF_CLICKS = byRuleAndChannel(RuleSets.THOUSAND_OF_CLICKS, "event");

    /**
     * The rules of {@link RuleSets#THREE} by hand: each conversion meets the touches of the 30 days before it, those that its rule may credit are kept, of these the ones of the better class,
     * which are placed and counted. Conversions are the smaller side, and stand where the engine builds its hash table.
     */
    static final String JOIN_SQL =
            """
            WITH touches AS (
                SELECT customer, event_time, channel, type, campaign
                FROM event
                WHERE amount IS NULL
            ),
            conversions AS (
                SELECT customer, event_time, campaign, amount,
                    CASE
                        WHEN amount > 80 THEN 'big'
                        WHEN campaign IN ('campaign 1', 'campaign 5', 'campaign 9', 'campaign 13') THEN 'brand'
                        ELSE 'rest'
                    END AS rule
                FROM event
                WHERE amount IS NOT NULL
            ),
            matched AS (
                SELECT c.customer, c.event_time AS conversion_time, c.amount, c.rule, t.event_time, t.channel,
                    IF(c.rule = 'big' AND t.type = 'view' OR c.rule = 'rest' AND t.channel = 'direct', 2, 1) AS precedence
                FROM touches t
                JOIN conversions c
                    ON t.customer = c.customer AND t.event_time BETWEEN c.event_time - INTERVAL '30' DAY AND c.event_time
                WHERE CASE c.rule
                    WHEN 'big' THEN t.type = 'click' OR t.event_time >= c.event_time - INTERVAL '1' DAY
                    WHEN 'brand' THEN t.campaign = c.campaign
                    ELSE t.channel IN ('paid_search', 'social', 'display', 'affiliate', 'direct')
                END
            ),
            ranked AS (
                SELECT customer, conversion_time, amount, rule, event_time, channel, precedence,
                    min(precedence) OVER (PARTITION BY customer, conversion_time) AS best
                FROM matched
            ),
            placed AS (
                SELECT amount, rule, channel,
                    row_number() OVER (PARTITION BY customer, conversion_time ORDER BY event_time) AS place,
                    count(*) OVER (PARTITION BY customer, conversion_time) AS touches
                FROM ranked
                WHERE precedence = best
            )
            SELECT rule || ' ' || channel AS name, sum(
                amount * CASE
                    WHEN rule = 'big' THEN 1e0 / touches
                    WHEN rule = 'brand' OR touches = 1 THEN 1e0
                    WHEN touches = 2 THEN 0.5e0
                    WHEN place = 1 OR place = touches THEN 0.4e0
                    ELSE 0.2e0 / (touches - 2)
                END) AS value
            FROM placed
            WHERE rule <> 'brand' OR place = touches
            GROUP BY rule, channel
            """;

    /**
     * What stands beside the floor: the same grouping, and every row of the function.
     */
    static final String THREE_RULES_BY_CHANNEL = byChannel("attribution.system.attribute_events", "conversion => DESCRIPTOR(amount), ruleset => 'three'", "value");

    /**
     * The floor of every table function that looks at all events of each customer: partition, sort, and hand on every row.
     */
    static final String PASS = byChannel("floor.system.pass", "with_value => false", "amount");

    /**
     * The same, but only the conversions are handed on.
     */
    static final String PASS_CONVERSIONS = byChannel("floor.system.pass", "with_value => true", "amount");

    private RuleQueries() {}

    /**
     * Rows without a touch have no channel, and the join has no such rows.
     */
    private static String byRuleAndChannel(String ruleSet, String events)
    {
        return """
               SELECT rule || ' ' || channel AS name, sum(value) AS value
               FROM TABLE(attribution.system.attribute_events(
                   events => TABLE(%s) PARTITION BY customer ORDER BY event_time,
                   conversion => DESCRIPTOR(amount),
                   ruleset => '%s'))
               WHERE decision = 'CREDITED'
               GROUP BY rule, channel
               """.formatted(events, ruleSet);
    }

    private static String byChannel(String function, String arguments, String value)
    {
        return """
               SELECT channel, count(*) + coalesce(sum(%s), 0e0) AS answer
               FROM TABLE(%s(
                   events => TABLE(event) PARTITION BY customer ORDER BY event_time,
                   %s))
               GROUP BY channel
               """.formatted(value, function, arguments);
    }
}
