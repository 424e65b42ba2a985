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

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;

/**
 * Rules of attribution for {@link RuleTables}, and the statements that make them.
 */
final class RuleSets
{
    /**
     * Three rules, of which a conversion gets the first that it meets:
     * <ul>
     * <li>big: conversions of a large amount go to the clicks of 30 days in equal parts, and where there is none, to the views of one day.
     * <li>brand: conversions of four campaigns go to the last touch with the campaign of the conversion.
     * <li>rest: all others go to paid touches, u-shaped, and where there is none, to direct ones.
     * </ul>
     */
    static final String THREE = "three";

    /**
     * Ten rules for two campaigns each: every conversion meets one of them.
     */
    static final String TEN = "ten";

    /**
     * The same ten, with the same names, among 990 others for campaigns that no event has.
     */
    static final String THOUSAND = "thousand";

    /**
     * Ten rules for two campaigns each, all of which credit clicks of any campaign.
     */
    static final String TEN_OF_CLICKS = "ten of clicks";

    /**
     * The same ten among 990 others for conversions that there are not.
     */
    static final String THOUSAND_OF_CLICKS = "thousand of clicks";

    private static final String NAMES = Stream.of(THREE, TEN, THOUSAND, TEN_OF_CLICKS, THOUSAND_OF_CLICKS).map("'%s'"::formatted).collect(joining(", "));

    private static final List<String> THREE_RULES = ImmutableList.of(
            """
            INSERT INTO attribution.rules.rule (rule_set, rule, priority, condition, model, lookback)
            VALUES
                ('three', 'big', 1, 'conversion.amount > 80', 'linear', INTERVAL '30' DAY),
                ('three', 'brand', 2, 'conversion.campaign IN (''campaign 1'', ''campaign 5'', ''campaign 9'', ''campaign 13'')', 'last_touch', INTERVAL '30' DAY),
                ('three', 'rest', 3, NULL, 'u_shaped', INTERVAL '30' DAY)
            """,
            """
            INSERT INTO attribution.rules.touch_class (rule_set, rule, class, kind, condition, lookback, precedence)
            VALUES
                ('three', 'big', 'clicks', 'regular', 'touch.type = ''click''', NULL, 1),
                ('three', 'big', 'views', 'regular', 'touch.type = ''view''', INTERVAL '1' DAY, 2),
                ('three', 'brand', 'same campaign', 'regular', 'touch.campaign = conversion.campaign', NULL, 1),
                ('three', 'rest', 'paid', 'regular', 'touch.channel IN (''paid_search'', ''social'', ''display'', ''affiliate'')', NULL, 1),
                ('three', 'rest', 'direct', 'optional', 'touch.channel = ''direct''', NULL, 1)
            """);

    private RuleSets() {}

    /**
     * The statements leave nothing of what had these names before.
     */
    static List<String> createSql()
    {
        return ImmutableList.<String>builder()
                .add("DELETE FROM attribution.rules.rule_set WHERE rule_set IN (%s)".formatted(NAMES))
                .add("INSERT INTO attribution.rules.rule_set (rule_set) VALUES %s".formatted(NAMES))
                .addAll(THREE_RULES)
                .addAll(campaignRules(TEN, 100, "'touch.' || condition"))
                .addAll(campaignRules(THOUSAND, 1, "'touch.' || condition"))
                .addAll(campaignRules(TEN_OF_CLICKS, 100, "'touch.type = ''click'''"))
                .addAll(campaignRules(THOUSAND_OF_CLICKS, 1, "'touch.type = ''click'''"))
                .build();
    }

    /**
     * Every hundredth of a thousand rules names campaigns that there are: 0 and 1, 2 and 3, and so on.
     *
     * @param touches the condition on touches, in SQL
     */
    private static List<String> campaignRules(String ruleSet, int step, String touches)
    {
        String rules =
                """
                FROM (
                    SELECT number, 'campaign IN (''campaign ' || CAST(first AS varchar) || ''', ''campaign ' || CAST(first + 1 AS varchar) || ''')' AS condition
                    FROM (
                        SELECT number, IF(number %% 100 = 0, number / 50, 1000 + 2 * number) AS first
                        FROM UNNEST(sequence(0, 999, %s)) AS numbers (number)
                    )
                )
                """.formatted(step);
        return ImmutableList.of(
                """
                INSERT INTO attribution.rules.rule (rule_set, rule, priority, condition, model, lookback)
                SELECT '%s', 'rule ' || CAST(number AS varchar), CAST(number AS integer), 'conversion.' || condition, 'linear', INTERVAL '30' DAY
                %s
                """.formatted(ruleSet, rules),
                """
                INSERT INTO attribution.rules.touch_class (rule_set, rule, class, condition)
                SELECT '%s', 'rule ' || CAST(number AS varchar), 'credited', %s
                %s
                """.formatted(ruleSet, touches, rules));
    }
}
