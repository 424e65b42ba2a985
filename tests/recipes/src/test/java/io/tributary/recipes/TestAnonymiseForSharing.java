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
package io.tributary.recipes;

import com.google.common.collect.ImmutableList;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The recipe for paths that are handed on: against the same decisions taken journey by journey.
 */
@TestInstance(PER_CLASS)
final class TestAnonymiseForSharing
{
    private static final int FEWEST_CUSTOMERS = 20;

    private final LakeEngine engine;

    TestAnonymiseForSharing()
            throws IOException, SQLException
    {
        engine = new LakeEngine();
    }

    @BeforeAll
    void run()
    {
        engine.execute(
                """
                CREATE TABLE journey AS
                SELECT customer, path, converted, conversion_time, value
                FROM (
                    SELECT customer, journey_agg(channel, CAST(event_time AS timestamp(6)), value, INTERVAL '2' DAY) AS journeys
                    FROM journeys.sf0_02.event
                    WHERE event_time >= TIMESTAMP '2025-10-01 00:00:00'
                    GROUP BY customer
                )
                CROSS JOIN UNNEST(journeys) AS journey (path, touch_times, converted, conversion_time, value)
                """);
        // two orders of the same channels, each too rare by itself
        engine.execute("INSERT INTO journey SELECT -customer, IF(customer % 2 = 0, ARRAY['television', 'radio'], ARRAY['radio', 'television']), false, NULL, NULL FROM UNNEST(sequence(1, 30)) AS person (customer)");
        // of 20 customers one orders 500 times, one has a very large order, and one a very large refund
        engine.execute("INSERT INTO journey SELECT -100, ARRAY['cinema'], true, TIMESTAMP '2025-03-01 00:00:00', 10.00 FROM UNNEST(sequence(1, 500))");
        engine.execute("INSERT INTO journey VALUES (-101, ARRAY['cinema'], true, TIMESTAMP '2025-03-01 00:00:00', 50000.00), (-102, ARRAY['cinema'], true, TIMESTAMP '2025-03-01 00:00:00', -70000.00)");
        engine.execute("INSERT INTO journey SELECT -customer, ARRAY['cinema'], true, TIMESTAMP '2025-03-01 00:00:00', 10.00 FROM UNNEST(sequence(103, 119)) AS person (customer)");
        LakeEngine.statements("sql/recipes/anonymise-for-sharing.sql").forEach(engine::execute);
    }

    @AfterAll
    void close()
            throws IOException
    {
        engine.close();
    }

    @Test
    void testEachJourneyIsToldAsExactlyAsItsCrowdAllows()
    {
        List<Journey> rest = journeys();
        Map<String, List<Long>> expected = new TreeMap<>();
        List<Function<Journey, String>> levels = ImmutableList.of(
                journey -> "%s path %s".formatted(journey.month(), journey.path()),
                journey -> "%s channels %s".formatted(journey.month(), journey.channels()),
                journey -> "%s last channel [%s]".formatted(journey.month(), journey.path().getLast()),
                journey -> "%s month null".formatted(journey.month()),
                _ -> "null nothing null");
        for (Function<Journey, String> level : levels) {
            List<Journey> next = new ArrayList<>();
            rest.stream().collect(groupingBy(level)).forEach((cell, members) -> {
                long customers = members.stream().map(Journey::customer).distinct().count();
                if (customers < FEWEST_CUSTOMERS) {
                    next.addAll(members);
                    return;
                }
                Collection<List<Journey>> byCustomer = members.stream().collect(groupingBy(Journey::customer)).values();
                expected.put(cell, List.of(
                        customers,
                        byCustomer.stream().mapToLong(journeys -> Math.min(5, journeys.stream().filter(Journey::converted).count())).sum(),
                        byCustomer.stream().mapToLong(journeys -> Math.min(5, journeys.stream().filter(journey -> !journey.converted()).count())).sum(),
                        byCustomer.stream().mapToLong(journeys -> Math.clamp(journeys.stream().mapToLong(Journey::value).sum(), -1000, 1000)).sum()));
            });
            rest = next;
        }

        Map<String, List<Long>> told = new TreeMap<>();
        for (MaterializedRow row : engine.rows("SELECT month, told, path, customers, conversions, non_conversions, CAST(value AS bigint) FROM shared_path")) {
            told.put(
                    "%s %s %s".formatted(row.getField(0), row.getField(1), row.getField(2)),
                    row.getFields().subList(3, 7).stream().map(Long.class::cast).toList());
        }
        assertThat(told).isEqualTo(expected);
        assertThat(told.keySet().stream().map(cell -> cell.split(" ", 3)[1]).collect(Collectors.toSet()))
                .contains("path", "channels", "last", "month");
    }

    @Test
    void testNobodyMakesASum()
    {
        assertThat(engine.rows("SELECT customers, conversions, CAST(value AS bigint) FROM shared_path WHERE path = ARRAY['cinema']"))
                .isEqualTo(engine.rows("VALUES (BIGINT '20', BIGINT '24', BIGINT '1170')"));
    }

    @Test
    void testNobodyIsInIt()
    {
        assertThat(engine.rows("SELECT column_name FROM information_schema.columns WHERE table_schema = 'shop' AND table_name = 'shared_path'").stream().map(row -> row.getField(0)))
                .containsExactly("month", "told", "path", "customers", "conversions", "non_conversions", "value");
        assertThat(engine.rows("SHOW TABLES").stream().map(row -> row.getField(0))).doesNotContain("shared_journey");
    }

    private List<Journey> journeys()
    {
        return engine.rows("SELECT customer, converted, date_format(conversion_time, '%Y-%m'), path, CAST(value AS double) FROM journey WHERE customer IS NOT NULL AND cardinality(path) > 0").stream()
                .map(row -> {
                    List<String> path = new ArrayList<>();
                    for (Object step : (List<?>) row.getField(3)) {
                        String channel = step == null ? "(unknown)" : (String) step;
                        if (path.isEmpty() || !path.getLast().equals(channel)) {
                            path.add(channel);
                        }
                    }
                    Set<String> channels = new HashSet<>(path);
                    boolean converted = (boolean) row.getField(1);
                    long value = converted ? Math.round((double) row.getField(4)) : 0;
                    return new Journey(
                            (long) row.getField(0),
                            converted,
                            converted ? (String) row.getField(2) : "(open)",
                            List.copyOf(path.subList(Math.max(0, path.size() - 5), path.size())),
                            channels.stream().sorted().toList(),
                            value);
                })
                .toList();
    }

    private record Journey(long customer, boolean converted, String month, List<String> path, List<String> channels, long value) {}
}
