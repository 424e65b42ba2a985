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
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The functions over the order of events on several workers: however rows are distributed and in whatever order they come,
 * and whether or not they are aggregated in part first, the answers are the same.
 */
@TestInstance(PER_CLASS)
final class TestFunnelsDistributed
{
    private static final String ANSWERS =
            """
            SELECT
                customer,
                funnel_agg(event_time, ARRAY[interaction = 'view', interaction = 'click', interaction = 'visit', conversion], INTERVAL '30' DAY),
                funnel_agg(event_time, ARRAY[interaction = 'view', interaction = 'click', interaction = 'visit', conversion], NULL, 'increasing_time'),
                funnel_agg(event_time, ARRAY[interaction = 'view', interaction = 'click', interaction = 'visit', conversion], NULL, 'strict_order'),
                funnel_agg(CAST(event_time AS date), ARRAY[interaction = 'view', interaction = 'click', is_direct], NULL, 'no_repeats'),
                funnel_agg(CAST(event_time AS timestamp(12) with time zone), ARRAY[interaction = 'visit', lead, conversion], NULL, 're_entry'),
                retention_agg(ARRAY[interaction = 'visit', conversion, lead]),
                sequence_count(CAST(event_time AS date), ARRAY[interaction = 'view', interaction = 'click', is_direct], '(?1)(?t<=10d)(?3)'),
                sequence_match(event_time, ARRAY[interaction = 'view', interaction = 'click', is_direct], '(?1)(?1)(?2)'),
                sequence_next(CAST(event_time AS date), channel, ARRAY[interaction = 'click'], '(?1)(?1)', 'backward', 'last')
            FROM (%s)
            GROUP BY customer
            ORDER BY customer
            """;

    // a customer has rows in all branches
    private static final String THIRDS =
            """
            SELECT * FROM event WHERE crc32(to_utf8(event_id)) % 3 = 0
            UNION ALL
            SELECT * FROM event WHERE crc32(to_utf8(event_id)) % 3 = 1
            UNION ALL
            SELECT * FROM event WHERE crc32(to_utf8(event_id)) % 3 = 2
            """;

    private final Session session = testSessionBuilder()
            .setCatalog("journeys")
            .setSchema("tiny")
            .build();
    private final QueryRunner queryRunner;
    private final List<MaterializedRow> expected;

    TestFunnelsDistributed()
            throws Exception
    {
        queryRunner = DistributedQueryRunner.builder(session)
                .setWorkerCount(2)
                .build();
        queryRunner.installPlugin(new TributaryPlugin());
        queryRunner.createCatalog("journeys", "journeys", ImmutableMap.of());
        expected = answers(partial("false"), "SELECT * FROM event");
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    @Test
    void testAnswersAreMany()
    {
        assertThat(expected).hasSizeGreaterThan(100);
    }

    @Test
    void testInPartAndAtOnceAreTheSame()
    {
        assertThat(plan(partial("true"), THIRDS)).contains("Aggregate[type = PARTIAL", "Aggregate[type = FINAL");
        assertThat(plan(partial("false"), THIRDS)).doesNotContain("PARTIAL", "FINAL");
        assertThat(answers(partial("true"), THIRDS)).isEqualTo(expected);
        assertThat(answers(partial("false"), THIRDS)).isEqualTo(expected);
        assertThat(answers(partial("true"), "SELECT * FROM event")).isEqualTo(expected);
    }

    @Test
    void testOneGroup()
    {
        String sql =
                """
                SELECT
                    funnel_agg(event_time, ARRAY[interaction = 'view', interaction = 'click', conversion], INTERVAL '1' DAY),
                    retention_agg(ARRAY[conversion, lead]),
                    sequence_count(event_time, ARRAY[interaction = 'view', conversion], '(?1)(?2)'),
                    sequence_next(event_time, event_id, ARRAY[conversion], '(?1)(?1)', 'forward', 'last')
                FROM (%s)
                """;
        assertThat(plan(partial("true"), THIRDS, sql)).contains("Aggregate[type = PARTIAL", "Aggregate[type = FINAL");
        assertThat(queryRunner.execute(partial("true"), sql.formatted(THIRDS)).getMaterializedRows())
                .isEqualTo(queryRunner.execute(partial("false"), sql.formatted("SELECT * FROM event")).getMaterializedRows());
    }

    @Test
    void testOrderOfInputDoesNotMatter()
    {
        for (String order : List.of("event_time", "event_time DESC", "crc32(to_utf8(event_id))")) {
            // without a limit the engine would not sort
            assertThat(answers(session, "SELECT * FROM event ORDER BY %s LIMIT 1000000".formatted(order)))
                    .describedAs(order)
                    .isEqualTo(expected);
        }
    }

    private List<MaterializedRow> answers(Session session, String events)
    {
        return queryRunner.execute(session, ANSWERS.formatted(events)).getMaterializedRows();
    }

    private String plan(Session session, String events)
    {
        return plan(session, events, ANSWERS);
    }

    private String plan(Session session, String events, String sql)
    {
        return (String) queryRunner.execute(session, "EXPLAIN (TYPE DISTRIBUTED) " + sql.formatted(events)).getOnlyValue();
    }

    private Session partial(String preferred)
    {
        return Session.builder(session)
                .setSystemProperty("prefer_partial_aggregation", preferred)
                .build();
    }
}
