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

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.tributary.trino.TributaryPlugin;
import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Matching on several workers, against plain SQL: each step a table, as the engine computes a {@code WITH} once more for each use.
 */
@TestInstance(PER_CLASS)
final class TestMatchingAgainstPlainSql
{
    // an id, a country, and three keys that get more common: the first is that of a few only, some values of the third are those of hundreds
    private static final String CRM =
            """
            CREATE TABLE crm AS
            SELECT n AS id, n % 3 AS country, IF(n % 3 = 0, CAST(n AS varchar)) AS k1, CAST(n * 7919 % 2000 AS varchar) AS k2, CAST(n * n % 150 AS varchar) AS k3
            FROM UNNEST(sequence(1, 2400)) AS t(n)
            """;
    private static final String SHOP =
            """
            CREATE TABLE shop AS
            SELECT 's' || CAST(n AS varchar) AS id, n % 3 AS country, IF(n % 5 < 3, CAST(n + 699 AS varchar)) AS k1, CAST(n * 104729 % 2100 AS varchar) AS k2, CAST(n * n % 140 AS varchar) AS k3
            FROM UNNEST(sequence(1, 1700)) AS t(n)
            """;
    private static final String RECORDS =
            """
            CREATE TABLE records AS
            SELECT id AS left_id, NULL AS right_id, country, ARRAY[to_utf8(k1), to_utf8(k2), to_utf8(k3)] AS keys FROM crm
            UNION ALL
            SELECT NULL, id, country, ARRAY[to_utf8(k1), to_utf8(k2), to_utf8(k3)] FROM shop
            """;
    // people with an address each and some with a telephone, so that components are chains of up to tens of them
    private static final String EDGES =
            """
            CREATE TABLE edges AS
            SELECT 'p' || CAST(n AS varchar) AS a, 'e' || CAST(n * 7 % 400 AS varchar) AS b, 1 / (1e0 + n % 3) AS weight, IF(n % 2 = 0, 'email') AS reason
            FROM UNNEST(sequence(1, 500)) AS t(n)
            UNION ALL
            SELECT 't' || CAST(n * n % 97 AS varchar), 'p' || CAST(n AS varchar), 1 / (2e0 + n % 5), 'phone'
            FROM UNNEST(sequence(1, 500, 9)) AS t(n)
            UNION ALL
            SELECT 'p' || CAST(n AS varchar), NULL, NULL, NULL
            FROM UNNEST(sequence(450, 550)) AS t(n)
            """;
    private static final int MAX_ROUNDS = 60;

    private final DistributedQueryRunner queryRunner;
    private final MatchingInPlainSql matching;

    TestMatchingAgainstPlainSql()
            throws Exception
    {
        Session session = testSessionBuilder()
                .setCatalog("memory")
                .setSchema("default")
                // tables are small, and what is spread over threads of a worker takes longer to prepare than to compute
                .setSystemProperty("task_concurrency", "1")
                .setSystemProperty("scale_writers", "false")
                .setSystemProperty("task_scale_writers_enabled", "false")
                .setSystemProperty("enable_dynamic_filtering", "false")
                .build();
        queryRunner = DistributedQueryRunner.builder(session)
                .setWorkerCount(2)
                .build();
        queryRunner.installPlugin(new TributaryPlugin());
        queryRunner.installPlugin(new MemoryPlugin());
        queryRunner.createCatalog("memory", "memory", ImmutableMap.of());
        for (String table : List.of(CRM, SHOP, RECORDS, EDGES)) {
            queryRunner.execute(table);
        }
        matching = new MatchingInPlainSql(queryRunner);
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    @Test
    void testOneToOne()
    {
        List<MaterializedRow> expected = matching.waterfall("ungrouped", "", 64);
        assertThat(expected).hasSizeGreaterThan(1000);
        assertThat(rows(matches("one_to_one", 64, "records", ""))).isEqualTo(expected);
    }

    @Test
    void testGroupsAreMatchedApart()
    {
        // a key counts within its country, as if it began with it
        List<MaterializedRow> expected = matching.waterfall("grouped", "CAST(country AS varchar) || ':' || ", 48);
        assertThat(expected).hasSizeGreaterThan(1000);
        assertThat(rows(matches("one_to_one", 48, "records", "GROUP BY country"))).isEqualTo(expected);
    }

    @Test
    void testAll()
    {
        assertSame(
                matches("all", 24, "records", ""),
                """
                SELECT left_id, right_id, min(rule), max_by(confidence, -rule)
                FROM (%s)
                GROUP BY left_id, right_id
                ORDER BY 3, 1, 2
                """.formatted(MatchingInPlainSql.pairs(24)));
    }

    @Test
    void testOneToMany()
    {
        assertSame(
                matches("one_to_many", 24, "records", ""),
                """
                SELECT left_id, right_id, rule, 1e0 / left_rows
                FROM (
                    SELECT *, row_number() OVER (PARTITION BY right_id ORDER BY rule, left_id) AS place
                    FROM (%s))
                WHERE place = 1
                ORDER BY rule, left_id, right_id
                """.formatted(MatchingInPlainSql.pairs(24)));
    }

    @Test
    void testOrderOfRowsDoesNotMatter()
    {
        assertSame(
                matches("one_to_one", 64, "(SELECT * FROM records ORDER BY xxhash64(to_utf8(coalesce(right_id, CAST(left_id AS varchar)))) LIMIT 1000000)", ""),
                matches("one_to_one", 64, "records", ""));
    }

    @Test
    void testStagesGiveWhatOneCallGives()
    {
        queryRunner.execute("CREATE SCHEMA memory.recipe");
        // addresses of up to two records, and telephones of up to six
        queryRunner.execute("CREATE TABLE recipe.crm AS SELECT id, to_utf8(k2) AS email_token, to_utf8(CAST(id % 800 AS varchar)) AS phone_token FROM crm");
        queryRunner.execute("CREATE TABLE recipe.shop AS SELECT id, to_utf8(k2) AS email_token, to_utf8(CAST(CAST(substr(id, 2) AS bigint) * 3 % 900 AS varchar)) AS phone_token FROM shop");
        Session session = Session.builder(queryRunner.getDefaultSession()).setSchema("recipe").build();
        for (String statement : Splitter.on(';').trimResults().omitEmptyStrings().split(Repository.read("sql/recipes/matching-in-stages.sql"))) {
            queryRunner.execute(session, statement);
        }
        assertThat(rows("SELECT count(*) > 500 FROM recipe.matched").getFirst().getField(0)).isEqualTo(true);
        assertSame(
                "SELECT * FROM recipe.matches ORDER BY rule, crm_id, shop_id",
                matches(
                        "one_to_one",
                        10,
                        "(SELECT id AS left_id, NULL AS right_id, ARRAY[email_token, phone_token] AS keys FROM recipe.crm UNION ALL SELECT NULL, id, ARRAY[email_token, phone_token] FROM recipe.shop)",
                        ""));
    }

    @Test
    void testComponentsAreThoseOfLabelsThatSpread()
    {
        List<MaterializedRow> expected = components();
        assertThat(expected).hasSizeGreaterThan(900);
        assertThat(rows("SELECT member, component FROM (%s) ORDER BY member".formatted(members(1_000_000, "edges")))).isEqualTo(expected);
    }

    @Test
    void testOrderOfEdgesDoesNotMatter()
    {
        assertSame(
                members(4, "(SELECT * FROM edges ORDER BY xxhash64(to_utf8(a)) LIMIT 1000000)"),
                members(4, "edges"));
    }

    @Test
    void testAggregationHasASingleStep()
    {
        for (String groups : List.of("", "GROUP BY country")) {
            String plan = (String) queryRunner.execute(
                    Session.builder(queryRunner.getDefaultSession()).setSystemProperty("prefer_partial_aggregation", "true").build(),
                    "EXPLAIN (TYPE DISTRIBUTED) SELECT match_agg(left_id, right_id, keys) FROM records " + groups).getOnlyValue();
            assertThat(plan).contains("match_agg(").doesNotContain("PARTIAL", "FINAL");
        }
    }

    private static String matches(String policy, int maxRows, String records, String groups)
    {
        return
                """
                SELECT m.*
                FROM (SELECT match_agg(left_id, right_id, keys, '%s', %s) AS result FROM %s %s)
                CROSS JOIN UNNEST(result.matches) AS m(left_id, right_id, rule, confidence)
                ORDER BY rule, left_id, right_id
                """.formatted(policy, maxRows, records, groups);
    }

    private static String members(int maxMembers, String edges)
    {
        return
                """
                SELECT m.*
                FROM (SELECT identity_graph_agg(a, b, weight, reason, %s) AS graph FROM %s)
                CROSS JOIN UNNEST(graph.members) AS m(member, component, linked_to, weight, reason, distance)
                ORDER BY component, member
                """.formatted(maxMembers, edges);
    }

    /**
     * Each vertex with the smallest one that it is connected with: it takes the smallest label of its neighbours until none gets another one.
     */
    private List<MaterializedRow> components()
    {
        queryRunner.execute("CREATE TABLE neighbors AS SELECT a, coalesce(b, a) AS b FROM edges UNION SELECT coalesce(b, a), a FROM edges");
        queryRunner.execute("CREATE TABLE labels0 AS SELECT DISTINCT a AS member, a AS label FROM neighbors");
        List<MaterializedRow> labels = ImmutableList.of();
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            queryRunner.execute(
                    """
                    CREATE TABLE labels%1$s AS
                    SELECT member, min(label) AS label
                    FROM (
                        SELECT member, label FROM labels%2$s
                        UNION ALL
                        SELECT neighbors.a, labels.label FROM neighbors JOIN labels%2$s labels ON neighbors.b = labels.member)
                    GROUP BY member
                    """.formatted(round, round - 1));
            List<MaterializedRow> spread = rows("SELECT member, label FROM labels%s ORDER BY member".formatted(round));
            if (spread.equals(labels)) {
                return labels;
            }
            labels = spread;
        }
        throw new AssertionError("Labels still change after %s rounds".formatted(MAX_ROUNDS));
    }

    private void assertSame(String actualSql, String expectedSql)
    {
        assertThat(rows(actualSql)).isNotEmpty().isEqualTo(rows(expectedSql));
    }

    private List<MaterializedRow> rows(String sql)
    {
        return queryRunner.execute(sql).getMaterializedRows();
    }
}
