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
package io.tributary.connector.journeys;

import io.tributary.connector.journeys.table.JourneysTables;
import io.tributary.connector.journeys.table.TableDefinition;
import io.trino.sql.query.QueryAssertions;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;
import org.intellij.lang.annotations.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.trino.spi.StandardErrorCode.COLUMN_NOT_FOUND;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static io.trino.spi.StandardErrorCode.SCHEMA_NOT_FOUND;
import static io.trino.spi.StandardErrorCode.TABLE_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestJourneysConnector
{
    private final DistributedQueryRunner queryRunner;
    private final QueryAssertions assertions;

    TestJourneysConnector()
            throws Exception
    {
        queryRunner = JourneysQueryRunner.builder().build();
        assertions = new QueryAssertions(queryRunner);
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testListedSchemas()
    {
        assertThat(assertions.query("SHOW SCHEMAS"))
                .skippingTypesCheck()
                .matches("VALUES 'information_schema', 'system', 'tiny', 'sf0_1', 'sf1', 'sf10', 'sf100'");
    }

    @Test
    void testUnlistedSchemaExists()
    {
        assertThat(assertions.query("SELECT count(DISTINCT customer) > 10 FROM sf0_0003.event")).matches("VALUES true");
    }

    @Test
    void testTinyIsAnotherNameOfAScale()
    {
        assertThat(assertions.query("TABLE sf0_01.conversion")).matches("TABLE tiny.conversion");
    }

    @Test
    void testSmallerSchemaIsPartOfLargerOne()
    {
        assertThat(assertions.query("TABLE tiny.conversion")).matches("SELECT * FROM sf0_1.conversion WHERE customer <= 1000");
    }

    @Test
    void testMissingSchema()
    {
        assertThat(assertions.query("TABLE sfx.event")).failure()
                .hasErrorCode(SCHEMA_NOT_FOUND)
                .hasMessage("line 1:1: Schema 'sfx' does not exist");
    }

    @Test
    void testAbsurdSchema()
    {
        assertThat(assertions.query("TABLE sf100000.event")).failure()
                .hasErrorCode(NOT_SUPPORTED)
                .hasMessage("Schema sf100000 would have 10000000000 people; a schema has from 1 (sf0_00001) to 100000000 people (sf1000)");
    }

    @Test
    void testMissingTable()
    {
        assertThat(assertions.query("TABLE tiny.nothing")).failure().hasErrorCode(TABLE_NOT_FOUND);
    }

    @Test
    void testMissingColumn()
    {
        assertThat(assertions.query("SELECT nothing FROM tiny.event")).failure().hasErrorCode(COLUMN_NOT_FOUND);
    }

    @Test
    void testTimeTravelIsNotSupported()
    {
        assertThat(assertions.query("SELECT * FROM tiny.event FOR VERSION AS OF 1")).failure().hasErrorCode(NOT_SUPPORTED);
    }

    @Test
    void testTablesOfASchema()
    {
        assertThat(queryRunner.execute("SHOW TABLES FROM tiny").getOnlyColumnAsSet())
                .containsExactlyInAnyOrderElementsOf(JourneysTables.TABLES.stream().<Object>map(TableDefinition::name).toList());
    }

    @Test
    void testEveryTableHasAComment()
    {
        assertThat(assertions.query(
                """
                SELECT count(*), count_if(comment LIKE '%_.')
                FROM system.metadata.table_comments
                WHERE catalog_name = 'journeys' AND schema_name = 'tiny'
                """))
                .matches("VALUES (BIGINT '15', BIGINT '15')");
    }

    @Test
    void testEveryColumnHasAComment()
    {
        assertThat(assertions.query(
                """
                SELECT table_name, column_name
                FROM information_schema.columns
                WHERE table_schema = 'tiny' AND (comment IS NULL OR comment NOT LIKE '%_.')
                """))
                .returnsEmptyResult();
    }

    @Test
    void testColumnsOfTheEventTable()
    {
        assertThat(assertions.query("SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'tiny' AND table_name = 'event'"))
                .skippingTypesCheck()
                .matches(
                        """
                        VALUES
                            ('customer', 'bigint'),
                            ('event_time', 'timestamp(3)'),
                            ('ingested_at', 'timestamp(3)'),
                            ('event_id', 'varchar'),
                            ('channel', 'varchar'),
                            ('campaign', 'varchar'),
                            ('interaction', 'varchar'),
                            ('device', 'varchar'),
                            ('is_direct', 'boolean'),
                            ('lead', 'boolean'),
                            ('opportunity', 'boolean'),
                            ('conversion', 'boolean'),
                            ('value', 'decimal(12,2)')
                        """);
    }

    @Test
    void testLimitOnALargeSchemaGeneratesLittle()
    {
        assertThat(generatedRows("SELECT * FROM sf100.event LIMIT 10")).isLessThan(100_000);
        assertThat(assertions.query("SELECT count(*) FROM (SELECT * FROM sf100.event LIMIT 10)")).matches("VALUES BIGINT '10'");
    }

    @Test
    void testLimitLargerThanTheTable()
    {
        assertThat(assertions.query("SELECT * FROM tiny.truth_effect LIMIT 1000")).matches("TABLE tiny.truth_effect");
    }

    @Test
    void testPredicateOnCustomerPrunesPeople()
    {
        long expected = generatedRows("SELECT * FROM sf0_0005.event WHERE customer IN (7, 9)");
        assertThat(generatedRows("SELECT * FROM sf100.event WHERE customer IN (7, 9)")).isEqualTo(expected).isLessThan(5_000);
        assertThat(generatedRows("SELECT * FROM sf100.event WHERE customer = 9999999")).isLessThan(5_000);
        assertThat(generatedRows("SELECT * FROM sf100.truth_person WHERE person BETWEEN 30 AND 50")).isLessThan(5_000);
    }

    @Test
    void testPredicateOnCustomerKeepsTheRightRows()
    {
        assertThat(assertions.query("SELECT * FROM tiny.event WHERE customer BETWEEN 700 AND 800"))
                .matches("SELECT * FROM tiny.event WHERE customer + 0 BETWEEN 700 AND 800");
        assertThat(assertions.query("SELECT * FROM tiny.event WHERE customer IS NULL"))
                .matches("SELECT * FROM tiny.event WHERE coalesce(customer, 0) = 0");
        assertThat(assertions.query("SELECT * FROM tiny.event WHERE customer IS NULL OR customer = 5"))
                .matches("SELECT * FROM tiny.event WHERE coalesce(customer, 5) = 5");
        assertThat(assertions.query("SELECT * FROM tiny.event WHERE customer > 1000")).returnsEmptyResult();
        assertThat(assertions.query("SELECT * FROM tiny.event WHERE customer <= 0")).returnsEmptyResult();
    }

    @Test
    void testDynamicFilterOnCustomerPrunesPeople()
    {
        assertThat(generatedRows("SELECT count(*) FROM sf1.event e JOIN (VALUES BIGINT '7', 9) v (customer) ON e.customer = v.customer")).isLessThan(50_000);
    }

    @Test
    void testStatisticsOfLargeSchemaGrowEvenly()
    {
        assertThat(rowEstimate("sf100.event")).isCloseTo(100 * rowEstimate("sf1.event"), within(1.0));
        assertThat(rowEstimate("sf100.ad_spend")).isEqualTo(rowEstimate("tiny.ad_spend"));
    }

    @Test
    void testStatisticsOfOneCustomer()
    {
        assertThat(rowEstimate("(SELECT * FROM sf100.event WHERE customer = 7)")).isBetween(1.0, 100.0);
    }

    @Test
    void testWritesAreRefused()
    {
        assertThat(assertions.query("DELETE FROM tiny.event")).failure().hasErrorCode(NOT_SUPPORTED);
    }

    private double rowEstimate(String relation)
    {
        return (double) queryRunner.execute("SHOW STATS FOR " + relation).getMaterializedRows().getLast().getField(4);
    }

    private long generatedRows(@Language("SQL") String sql)
    {
        MaterializedResultWithPlan result = queryRunner.executeWithPlan(queryRunner.getDefaultSession(), sql);
        return queryRunner.getCoordinator().getQueryManager().getFullQueryInfo(result.queryId()).getQueryStats().getPhysicalInputPositions();
    }
}
