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
import com.google.common.collect.ImmutableMap;
import io.tributary.trino.TributaryPlugin;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;
import io.trino.testing.StandaloneQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.function.UnaryOperator;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The recipes for standard errors. They are run with a model whose credits are sums over customers, where the standard errors are known without any draw.
 */
@TestInstance(PER_CLASS)
final class TestUncertainty
{
    private static final String BOOTSTRAP = "sql/recipes/uncertainty-bootstrap.sql";
    private static final String JACKKNIFE = "sql/recipes/uncertainty-jackknife.sql";

    private static final String JOURNEYS =
            """
            CREATE TABLE journey AS
            SELECT customer, path, converted, value
            FROM (
                SELECT customer, journey_agg(channel, event_time, value, INTERVAL '30' DAY) AS journeys
                FROM journeys.sf0_02.event
                WHERE customer IS NOT NULL
                GROUP BY customer
            )
            CROSS JOIN UNNEST(journeys) AS journey (path, touch_times, converted, conversion_time, value)
            WHERE cardinality(path) > 0
            """;

    /**
     * What the recipe says, and the truth for customers that are drawn independently: a sum varies as the root of the sum of squares, and a share as the same of what each customer has more than the share.
     */
    private static final String COMPARED =
            """
            WITH customer_credit AS (
                SELECT customer, coalesce(step.channel, '(none)') AS channel, sum(1e0 / cardinality(array_distinct(path))) AS credit
                FROM journey
                CROSS JOIN UNNEST(array_distinct(path)) AS step (channel)
                WHERE converted
                GROUP BY customer, step.channel
            ),
            customer_conversions AS (
                SELECT customer, count_if(converted) AS conversions
                FROM journey
                GROUP BY customer
            ),
            known AS (
                SELECT
                    channel,
                    sqrt(sum(credit * credit)) AS conversions_error,
                    sqrt(sum(power(credit - share * conversions, 2))) / sum(conversions) AS share_error
                FROM (
                    SELECT channel, conversions, coalesce(credit, 0) AS credit, sum(credit) OVER (PARTITION BY channel) / sum(conversions) OVER (PARTITION BY channel) AS share
                    FROM (SELECT DISTINCT channel FROM customer_credit)
                    CROSS JOIN customer_conversions
                    LEFT JOIN customer_credit USING (channel, customer)
                )
                GROUP BY channel
            )
            SELECT credit_error.conversions_error / known.conversions_error, credit_error.share_error / known.share_error
            FROM credit_error
            JOIN known USING (channel)
            """;

    private final QueryRunner queryRunner;

    TestUncertainty()
    {
        queryRunner = new StandaloneQueryRunner(testSessionBuilder().setCatalog("memory").setSchema("default").build());
        queryRunner.installPlugin(new TributaryPlugin());
        queryRunner.installPlugin(new MemoryPlugin());
        queryRunner.createCatalog("journeys", "journeys", ImmutableMap.of());
        queryRunner.createCatalog("memory", "memory", ImmutableMap.of());
        queryRunner.execute(JOURNEYS);
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    @BeforeEach
    void dropTables()
    {
        for (String table : List.of("credit_draw", "credit_without", "credit_error")) {
            queryRunner.execute("DROP TABLE IF EXISTS " + table);
        }
    }

    @Test
    void testBootstrapFindsKnownErrors()
    {
        run(BOOTSTRAP, TestUncertainty::withShapleyValues);
        assertKnownErrors(0.3, 0.08);
    }

    @Test
    void testJackknifeFindsKnownErrors()
    {
        run(JACKKNIFE, TestUncertainty::withShapleyValues);
        assertKnownErrors(0.6, 0.2);
    }

    @Test
    void testJackknifeWithMoreGroups()
    {
        run(JACKKNIFE, statement -> withShapleyValues(statement).replace("% 20 AS", "% 60 AS").replace("sequence(0, 20)", "sequence(0, 60)"));
        assertKnownErrors(0.4, 0.12);
    }

    @Test
    void testRecipesAgreeForMarkovChains()
    {
        run(BOOTSTRAP, UnaryOperator.identity());
        queryRunner.execute("CREATE TABLE bootstrap_error AS SELECT * FROM credit_error");
        dropTables();
        run(JACKKNIFE, UnaryOperator.identity());
        assertThat(rows("SELECT jackknife.share_error / bootstrap.share_error FROM credit_error AS jackknife JOIN bootstrap_error AS bootstrap USING (channel)"))
                .hasSize(13)
                .allSatisfy(row -> assertThat((double) row.getField(0)).isBetween(0.5, 2.0));
        assertThat(rows("SELECT channel, conversions, share FROM credit_error ORDER BY channel"))
                .isEqualTo(rows(
                        """
                        SELECT coalesce(credit.channel, '(none)') AS channel, credit.conversions, credit.conversions / sum(credit.conversions) OVER ()
                        FROM (SELECT markov_attribution(path, IF(converted, 1, 0), IF(converted, CAST(value AS double), 0), IF(converted, 0, 1)) AS credits FROM journey)
                        CROSS JOIN UNNEST(credits) AS credit
                        ORDER BY channel
                        """));
    }

    private void assertKnownErrors(double tolerance, double toleranceOfMean)
    {
        List<MaterializedRow> ratios = rows(COMPARED);
        assertThat(ratios).hasSize(13);
        for (int column = 0; column < 2; column++) {
            int field = column;
            assertThat(ratios).allSatisfy(row -> assertThat((double) row.getField(field)).isCloseTo(1, within(tolerance)));
            assertThat(ratios.stream().mapToDouble(row -> (double) row.getField(field)).average().orElseThrow()).isCloseTo(1, within(toleranceOfMean));
        }
    }

    private static String withShapleyValues(String statement)
    {
        return statement.replace("markov_attribution(", "shapley_attribution(");
    }

    private void run(String recipe, UnaryOperator<String> change)
    {
        for (String statement : Splitter.on(';').trimResults().omitEmptyStrings().split(Repository.read(recipe))) {
            queryRunner.execute(change.apply(statement));
        }
    }

    private List<MaterializedRow> rows(String sql)
    {
        return queryRunner.execute(sql).getMaterializedRows();
    }
}
