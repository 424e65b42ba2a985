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
package io.tributary.contract;

import com.google.common.collect.ImmutableMap;
import io.tributary.functions.window.AttributionFunction;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Map;

import static io.tributary.functions.window.AttributionFunctions.ATTRIBUTION_FUNCTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What rules and window functions can both say has the same result.
 */
@TestInstance(PER_CLASS)
final class TestRulesAgainstWindowFunctions
{
    private static final Map<String, String> WINDOW_FUNCTIONS = ImmutableMap.<String, String>builder()
            .put("first_touch", "attribute_first_touch(value, event_time%s)")
            .put("last_touch", "attribute_last_touch(value, event_time%s)")
            .put("last_non_direct", "attribute_last_non_direct(value, event_time, channel = 'direct'%s)")
            .put("linear", "attribute_linear(value, event_time%s)")
            .put("u_shaped", "attribute_u_shaped(value, event_time%s)")
            .put("position_based(0.3, 0.3)", "attribute_position_based(value, event_time, 0.3, 0.3%s)")
            .put("j_shaped", "attribute_j_shaped(value, event_time%s)")
            .put("inverse_j_shaped", "attribute_inverse_j_shaped(value, event_time%s)")
            .put("w_shaped", "attribute_w_shaped(value, event_time, channel = 'email'%s)")
            .put("full_path", "attribute_full_path(value, event_time, channel = 'email', channel = 'direct'%s)")
            .put("time_decay(2d)", "attribute_time_decay(value, event_time, INTERVAL '2' DAY%s)")
            .put("custom(1, 2, 4)", "attribute_custom(value, event_time, ARRAY[1, 2, 4]%s)")
            .put("participation", "attribute_participation(value, event_time%s)")
            .buildOrThrow();

    // how a rule and a window function say the same
    private static final List<Journeys> JOURNEYS = List.of(
            new Journeys("NULL", "shared", ""),
            new Journeys("INTERVAL '30' DAY", "shared", ", INTERVAL '30' DAY"),
            new Journeys("NULL", "since_previous", ", NULL, 'since_previous'"),
            new Journeys("INTERVAL '90' DAY", "first_only", ", INTERVAL '90' DAY, 'first_only'"));

    private record Journeys(String lookback, String ownership, String arguments) {}

    private final TributaryEngine engine = new TributaryEngine();

    @BeforeAll
    void createRules()
    {
        engine.createCatalog("attribution", "attribution", ImmutableMap.of("attribution.store-url", "jdbc:h2:mem:rules_against_window_functions;DB_CLOSE_DELAY=-1"));
        StringBuilder sets = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        StringBuilder milestones = new StringBuilder();
        for (int journeys = 0; journeys < JOURNEYS.size(); journeys++) {
            for (String model : WINDOW_FUNCTIONS.keySet()) {
                String set = "%s %s".formatted(model, journeys);
                sets.append(", ('%s')".formatted(set));
                rules.append(", ('%s', 'all', '%s', %s, '%s')".formatted(set, model, JOURNEYS.get(journeys).lookback(), JOURNEYS.get(journeys).ownership()));
                switch (model) {
                    case "last_non_direct" -> milestones.append(", ('%s', 'all', 'direct', 'touch.channel = ''direct''')".formatted(set));
                    case "w_shaped" -> milestones.append(", ('%s', 'all', 'milestone', 'touch.channel = ''email''')".formatted(set));
                    case "full_path" -> milestones.append(", ('%1$s', 'all', 'lead', 'touch.channel = ''email'''), ('%1$s', 'all', 'opportunity', 'touch.channel = ''direct''')".formatted(set));
                    default -> {}
                }
            }
        }
        engine.execute("INSERT INTO attribution.rules.rule_set (rule_set) VALUES " + sets.substring(2));
        engine.execute("INSERT INTO attribution.rules.rule (rule_set, rule, model, lookback, ownership) VALUES " + rules.substring(2));
        engine.execute("INSERT INTO attribution.rules.milestone (rule_set, rule, milestone, condition) VALUES " + milestones.substring(2));
    }

    @AfterAll
    void close()
    {
        engine.close();
    }

    @Test
    void testEveryModelIsHere()
    {
        assertThat(WINDOW_FUNCTIONS.keySet()).extracting(model -> "attribute_" + model.replaceFirst("\\(.*", ""))
                .containsExactlyInAnyOrderElementsOf(ATTRIBUTION_FUNCTIONS.stream().map(AttributionFunction::name).filter(name -> !name.equals("attribute_weighted")).toList());
    }

    @Test
    void testAllModelsAndOwnerships()
    {
        for (int journeys = 0; journeys < JOURNEYS.size(); journeys++) {
            for (Map.Entry<String, String> function : WINDOW_FUNCTIONS.entrySet()) {
                MaterializedRow row = engine.execute(
                        """
                        WITH events AS (
                            SELECT customer, event_time, channel, CAST(IF(conversion, value) AS double) AS value, row_number() OVER (ORDER BY customer, event_time, channel, conversion, value) AS number
                            FROM event
                            WHERE customer IS NOT NULL),
                        ours AS (
                            SELECT number, sum(value) AS value
                            FROM TABLE(attribution.system.attribute_events(
                                events => TABLE(SELECT customer, event_time, channel, number, value AS amount FROM events) PARTITION BY customer ORDER BY (event_time, number),
                                conversion => DESCRIPTOR(amount),
                                ruleset => '%s %s'))
                            WHERE decision = 'CREDITED'
                            GROUP BY number),
                        theirs AS (
                            SELECT number, %s OVER (PARTITION BY customer ORDER BY event_time, number) AS value
                            FROM events)
                        SELECT count(ours.value), max(abs(coalesce(ours.value, 0) - coalesce(theirs.value, 0)) / greatest(1, abs(coalesce(theirs.value, 0))))
                        FROM ours
                        FULL JOIN theirs ON theirs.number = ours.number
                        """.formatted(function.getKey(), journeys, function.getValue().formatted(JOURNEYS.get(journeys).arguments()))).getMaterializedRows().getFirst();
                assertThat((long) row.getField(0)).describedAs("touches").isGreaterThan(100);
                assertThat((double) row.getField(1)).describedAs("largest difference of %s%s", function.getKey(), JOURNEYS.get(journeys)).isCloseTo(0, within(1e-12));
            }
        }
    }
}
