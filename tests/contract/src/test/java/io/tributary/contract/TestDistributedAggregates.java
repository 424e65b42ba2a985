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
import io.tributary.trino.TributaryPlugin;
import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Aggregates give the same result on several workers, however their input is cut into parts and in whatever order it comes.
 */
@TestInstance(PER_CLASS)
final class TestDistributedAggregates
{
    private static final List<String> AGGREGATES = List.of(
            "attribution_agg(ARRAY['linear', 'u_shaped', 'time_decay(2d)', 'participation', 'last_non_direct(direct)'], channel, event_time, value, INTERVAL '30' DAY)",
            "attribution_agg(ARRAY['w_shaped(email)', 'custom(1, 2)'], channel, event_time, conversion, NULL, 'since_previous')",
            "attribution_agg(ARRAY['first_touch', 'last_touch'], channel, event_time, CAST(value AS double), NULL, 'first_only')",
            "journey_agg(channel, event_time, value, INTERVAL '90' DAY, 'since_previous')");

    private final DistributedQueryRunner queryRunner;

    TestDistributedAggregates()
            throws Exception
    {
        queryRunner = DistributedQueryRunner.builder(session(ImmutableMap.of()))
                .setWorkerCount(2)
                .build();
        queryRunner.installPlugin(new TributaryPlugin());
        queryRunner.createCatalog("journeys", "journeys", ImmutableMap.of());
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    @Test
    void testPlansHavePartialAndFinalSteps()
    {
        for (String aggregate : AGGREGATES) {
            String plan = (String) queryRunner.execute(partial(), "EXPLAIN (TYPE DISTRIBUTED) " + perCustomer(aggregate, "event")).getOnlyValue();
            assertThat(plan).describedAs(aggregate).contains("PARTIAL", "FINAL");
            String planWithoutParts = (String) queryRunner.execute(single(), "EXPLAIN (TYPE DISTRIBUTED) " + perCustomer(aggregate, "event")).getOnlyValue();
            assertThat(planWithoutParts).describedAs(aggregate).doesNotContain("PARTIAL");
        }
    }

    @Test
    void testPartsOfTheInputGiveTheResultOfTheWhole()
    {
        for (String aggregate : AGGREGATES) {
            Object expected = checksum(single(), aggregate, "event");
            assertThat(checksum(partial(), aggregate, "event")).describedAs(aggregate).isEqualTo(expected);
            assertThat(checksum(session(ImmutableMap.of()), aggregate, "event")).describedAs(aggregate).isEqualTo(expected);
        }
    }

    @Test
    void testOrderOfTheInputDoesNotMatter()
    {
        for (String aggregate : AGGREGATES) {
            Object expected = checksum(single(), aggregate, "event");
            for (String order : List.of("event_time", "event_time DESC", "xxhash64(CAST(event_id AS varbinary))")) {
                assertThat(checksum(partial(), aggregate, "(SELECT * FROM event ORDER BY %s LIMIT 1000000)".formatted(order)))
                        .describedAs("%s ordered by %s", aggregate, order)
                        .isEqualTo(expected);
            }
        }
    }

    /**
     * The rows of both customers and results are in the checksum.
     */
    private Object checksum(Session session, String aggregate, String events)
    {
        return queryRunner.execute(session, "SELECT checksum(ROW(customer, result)), count(*), sum(cardinality(result)) FROM (%s)".formatted(perCustomer(aggregate, events)))
                .getMaterializedRows();
    }

    private static String perCustomer(String aggregate, String events)
    {
        return "SELECT customer, %s AS result FROM %s WHERE customer IS NOT NULL GROUP BY customer".formatted(aggregate, events);
    }

    private static Session partial()
    {
        return session(ImmutableMap.of("prefer_partial_aggregation", "true", "adaptive_partial_aggregation_enabled", "false"));
    }

    private static Session single()
    {
        return session(ImmutableMap.of("prefer_partial_aggregation", "false"));
    }

    private static Session session(ImmutableMap<String, String> properties)
    {
        Session.SessionBuilder session = testSessionBuilder()
                .setCatalog("journeys")
                .setSchema("tiny");
        properties.forEach(session::setSystemProperty);
        return session.build();
    }
}
