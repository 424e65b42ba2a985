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
package io.tributary.tests.product;

import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tools ask JDBC before they show anything.
 */
@ExtendWith(ClientServer.class)
final class TestJdbcMetadata
{
    private final TributaryServer server;

    TestJdbcMetadata(TributaryServer server)
    {
        this.server = server;
    }

    @Test
    void testSchemasByPattern()
            throws SQLException
    {
        try (Connection connection = connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(rows(metadata.getSchemas("journeys", "sf%"), "TABLE_SCHEM")).contains("sf0_1", "sf1", "sf10", "sf100");
            // an underline is any character, unless it is escaped
            assertThat(rows(metadata.getSchemas("journeys", "sf_"), "TABLE_SCHEM")).containsExactly("sf1");
            assertThat(rows(metadata.getSchemas("journeys", "sf0%s_1".formatted(metadata.getSearchStringEscape())), "TABLE_SCHEM")).containsExactly("sf0_1");
            assertThat(rows(metadata.getSchemas("attribution", null), "TABLE_SCHEM")).containsExactly("information_schema", "rules", "system");
        }
    }

    @Test
    void testTablesByPattern()
            throws SQLException
    {
        try (Connection connection = connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(rows(metadata.getTables("journeys", "tiny", "truth\\_%", new String[] {"TABLE"}), "TABLE_NAME"))
                    .containsExactly("truth_conversion", "truth_effect", "truth_person");
            assertThat(rows(metadata.getTables("journeys", "tiny", "e_ent", null), "TABLE_NAME", "TABLE_TYPE")).containsExactly("event TABLE");
            assertThat(rows(metadata.getTables("journeys", "tiny", null, new String[] {"VIEW"}), "TABLE_NAME")).isEmpty();
            assertThat(rows(metadata.getTables("attribution", "rules", "%", new String[] {"TABLE", "VIEW"}), "TABLE_NAME"))
                    .contains("rule_set", "rule", "touch_class", "milestone", "history");
        }
    }

    @Test
    void testViewsByType()
            throws SQLException
    {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW memory.default.client_credit AS SELECT attribution_agg(ARRAY['linear'], channel, event_time, conversion) AS credits FROM journeys.tiny.event GROUP BY customer");
            try {
                assertThat(rows(connection.getMetaData().getTables("memory", "default", "client\\_%", new String[] {"VIEW"}), "TABLE_NAME")).containsExactly("client_credit");
                assertThat(rows(connection.getMetaData().getColumns("memory", "default", "client\\_credit", null), "TYPE_NAME"))
                        .containsExactly("array(row(\"model\" varchar, \"channel\" varchar, \"touches\" bigint, \"conversions\" double, \"value\" double))");
            }
            finally {
                statement.execute("DROP VIEW memory.default.client_credit");
            }
        }
    }

    @Test
    void testColumnsHaveSizes()
            throws SQLException
    {
        try (Connection connection = connect()) {
            assertThat(rows(connection.getMetaData().getColumns("journeys", "tiny", "conversion", null), "COLUMN_NAME", "DATA_TYPE", "TYPE_NAME", "COLUMN_SIZE", "DECIMAL_DIGITS", "ORDINAL_POSITION"))
                    .containsExactly(
                            "conversion_id %s varchar 2147483647 null 1".formatted(Types.VARCHAR),
                            "customer %s bigint 19 null 2".formatted(Types.BIGINT),
                            "event_time %s timestamp(3) 25 3 3".formatted(Types.TIMESTAMP),
                            "ingested_at %s timestamp(3) 25 3 4".formatted(Types.TIMESTAMP),
                            "kind %s varchar 2147483647 null 5".formatted(Types.VARCHAR),
                            "value %s decimal(12,2) 12 2 6".formatted(Types.DECIMAL),
                            "currency %s varchar 2147483647 null 7".formatted(Types.VARCHAR),
                            "original_value %s decimal(12,2) 12 2 8".formatted(Types.DECIMAL));
        }
    }

    @Test
    void testEveryColumnHasAComment()
            throws SQLException
    {
        try (Connection connection = connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(rows(metadata.getColumns("journeys", "tiny", null, null), "REMARKS")).hasSizeGreaterThan(100).noneMatch(remark -> remark.equals("null") || remark.isBlank());
            assertThat(rows(metadata.getColumns("attribution", "rules", null, null), "REMARKS")).hasSizeGreaterThan(40).noneMatch(remark -> remark.equals("null") || remark.isBlank());
        }
    }

    @Test
    void testColumnsOfRulesTellWhatMayBeLeftOut()
            throws SQLException
    {
        try (Connection connection = connect()) {
            assertThat(rows(connection.getMetaData().getColumns("attribution", "rules", "rule", null), "COLUMN_NAME", "IS_NULLABLE", "TYPE_NAME"))
                    .contains(
                            "rule_set NO varchar",
                            "model NO varchar",
                            "condition YES varchar",
                            "valid_from YES timestamp(6) with time zone",
                            "lookback YES interval day to second");
        }
    }

    @Test
    void testCommentsOfTablesComeFromSqlOnly()
            throws SQLException
    {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // The driver leaves them out. Once it has them, tools show ours, and this test changes
            assertThat(rows(connection.getMetaData().getTables("attribution", "rules", "rule", null), "REMARKS")).containsExactly("null");
            assertThat(rows(statement.executeQuery("SELECT comment FROM system.metadata.table_comments WHERE catalog_name IN ('journeys', 'attribution') AND schema_name IN ('tiny', 'rules')"), "comment"))
                    .hasSizeGreaterThan(15)
                    .noneMatch(comment -> comment.equals("null") || comment.isBlank());
        }
    }

    @Test
    void testTypes()
            throws SQLException
    {
        try (Connection connection = connect()) {
            assertThat(rows(connection.getMetaData().getTypeInfo(), "TYPE_NAME", "DATA_TYPE", "PRECISION"))
                    .contains("bigint %s 19".formatted(Types.BIGINT), "double %s 53".formatted(Types.DOUBLE), "boolean %s null".formatted(Types.BOOLEAN), "array %s null".formatted(Types.ARRAY));
        }
    }

    @Test
    void testTypesOfResults()
            throws SQLException
    {
        String sql =
                """
                SELECT
                    attribute_linear(conversion, event_time) OVER (ORDER BY event_time) AS credit,
                    session_number(event_time, INTERVAL '30' MINUTE) OVER (ORDER BY event_time) AS session,
                    attribution_agg(ARRAY['linear'], channel, event_time, value) OVER () AS credits,
                    funnel_agg(event_time, ARRAY[conversion], NULL) OVER () AS funnel,
                    journey_agg(channel, event_time, conversion) OVER ()[1].conversion_time AS conversion_time,
                    path_collapse(ARRAY[channel]) AS path
                FROM journeys.tiny.event
                WHERE customer = 1
                """;
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData metadata = result.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= metadata.getColumnCount(); column++) {
                columns.add("%s %s %s".formatted(metadata.getColumnLabel(column), metadata.getColumnType(column), metadata.getColumnTypeName(column)));
            }
            assertThat(columns).containsExactly(
                    "credit %s double".formatted(Types.DOUBLE),
                    "session %s bigint".formatted(Types.BIGINT),
                    "credits %s array(row(model varchar,channel varchar,touches bigint,conversions double,value decimal(38,2)))".formatted(Types.ARRAY),
                    "funnel %s row(depth bigint,times array(timestamp(3)))".formatted(Types.JAVA_OBJECT),
                    "conversion_time %s timestamp(3)".formatted(Types.TIMESTAMP),
                    "path %s array(varchar)".formatted(Types.ARRAY));
        }
    }

    @Test
    void testWhatAnalystsLookUp()
            throws SQLException
    {
        try (Connection connection = connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            // Asked by tools for every table; none of them may fail
            assertThat(rows(metadata.getPrimaryKeys("journeys", "tiny", "event"), "COLUMN_NAME")).isEmpty();
            assertThat(rows(metadata.getImportedKeys("journeys", "tiny", "event"), "FKCOLUMN_NAME")).isEmpty();
            assertThat(rows(metadata.getTableTypes(), "TABLE_TYPE")).containsExactly("TABLE", "VIEW");
        }
    }

    private Connection connect()
            throws SQLException
    {
        return DriverManager.getConnection(server.jdbcUrl(), "metadata", null);
    }

    private static List<String> rows(ResultSet result, String... columns)
            throws SQLException
    {
        try (result) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (String column : columns) {
                    values.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join(" ", values));
            }
            return rows;
        }
    }
}
