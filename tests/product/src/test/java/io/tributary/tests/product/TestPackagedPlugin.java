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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

@ExtendWith(ClientServer.class)
final class TestPackagedPlugin
{
    // The code of INVALID_FUNCTION_ARGUMENT, as a client sees it
    private static final int INVALID_FUNCTION_ARGUMENT = 7;

    private final TributaryServer server;

    TestPackagedPlugin(TributaryServer server)
    {
        this.server = server;
    }

    @Test
    void testPluginIsLoadedFromItsFolderAndNotFromTheClassPath()
            throws IOException
    {
        assertThat(Files.readString(server.log().file()))
                .contains("-- Loading plugin tributary --")
                .contains("Installing io.tributary.trino.TributaryPlugin");
        assertThat(fileNames("plugin/tributary"))
                .anyMatch(name -> name.contains("tributary-functions"));
        assertThat(fileNames("lib"))
                .filteredOn(name -> name.contains("tributary"))
                .allMatch(name -> name.contains("tributary-server"));
    }

    @Test
    void testFunctionsAreListedWithADescription()
            throws SQLException, IOException
    {
        Map<String, String> descriptions = new HashMap<>();
        List<String> tableFunctions = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW FUNCTIONS LIKE 'attribute%'")) {
            while (result.next()) {
                if (result.getString("Function Type").equals("table")) {
                    tableFunctions.add(result.getString("Function"));
                    continue;
                }
                assertThat(result.getString("Function Type")).isEqualTo("window");
                descriptions.put(result.getString("Function"), result.getString("Description"));
            }
        }
        assertThat(tableFunctions).contains("attribute_events");
        assertThat(descriptions).containsOnlyKeys(Pattern.compile("(?m)^### (attribute_\\w+)$").matcher(Files.readString(Installation.launcher().resolveSibling("functions/docs/attribution.md"))).results()
                .map(heading -> heading.group(1))
                .toList());
        assertThat(descriptions.values()).allMatch(description -> description.length() > 20);
    }

    @Test
    void testAggregateSharesAllMoney()
            throws SQLException
    {
        String difference =
                """
                SELECT
                    sum(value) FILTER (WHERE model = 'linear') - (SELECT sum(value) FROM journeys.tiny.event WHERE customer IS NOT NULL AND conversion AND event_time IS NOT NULL),
                    sum(value) FILTER (WHERE model = 'linear') - sum(value) FILTER (WHERE model = 'time_decay(3d)'),
                    count(*)
                FROM (
                    SELECT attribution_agg(ARRAY['linear', 'time_decay(3d)'], channel, event_time, value, INTERVAL '30' DAY) AS credits
                    FROM journeys.tiny.event
                    WHERE customer IS NOT NULL
                    GROUP BY customer)
                CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
                """;
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(difference)) {
            assertThat(result.next()).isTrue();
            assertThat(result.getBigDecimal(1)).isZero();
            assertThat(result.getBigDecimal(2)).isZero();
            assertThat(result.getLong(3)).isGreaterThan(100);
        }
    }

    @Test
    void testOneQueryOfEveryOtherFamily()
            throws SQLException
    {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        """
                        SELECT
                            funnel_agg(day, ARRAY[event = 'view', event = 'buy'], INTERVAL '7' DAY).depth,
                            retention_agg(ARRAY[event = 'view', event = 'return'])[2],
                            sequence_match(day, ARRAY[event = 'view', event = 'buy'], '(?1)(?2)'),
                            array_join(journey_agg(event, day, event = 'buy')[1].path, '>'),
                            array_join(path_collapse(ARRAY['a', 'a', 'b']), '>'),
                            channel_group('google', 'cpc', NULL, NULL),
                            campaign_params('https://shop.example/?utm_source=news')['utm_source']
                        FROM (VALUES ('view', DATE '2026-01-01'), ('buy', DATE '2026-01-02')) events (event, day)
                        """)) {
            assertThat(result.next()).isTrue();
            assertThat(result.getLong(1)).isEqualTo(2);
            assertThat(result.getBoolean(2)).isFalse();
            assertThat(result.getBoolean(3)).isTrue();
            assertThat(result.getString(4)).isEqualTo("view");
            assertThat(result.getString(5)).isEqualTo("a>b");
            assertThat(result.getString(6)).isEqualTo("Paid Search");
            assertThat(result.getString(7)).isEqualTo("news");
        }
    }

    @Test
    void testModelSharesOneConversion()
            throws SQLException
    {
        List<Double> credits = doubles(
                """
                SELECT attribute_u_shaped(conversion, event_time) OVER (ORDER BY event_time)
                FROM (VALUES
                    (TIMESTAMP '2026-01-01 10:00:00', false),
                    (TIMESTAMP '2026-01-02 10:00:00', false),
                    (TIMESTAMP '2026-01-03 10:00:00', false),
                    (TIMESTAMP '2026-01-04 10:00:00', true)) t(event_time, conversion)
                ORDER BY event_time
                """);
        assertThat(credits).hasSize(4);
        assertThat(credits.get(0)).isCloseTo(0.4, within(1e-12));
        assertThat(credits.get(1)).isCloseTo(0.2, within(1e-12));
        assertThat(credits.get(2)).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void testEveryConversionWithTouchesIsSharedOutOnce()
            throws SQLException
    {
        // Unlimited lookback and shared journeys: a conversion counts as soon as one touch lies at or before it
        double conversions = doubles(
                """
                SELECT CAST(count(*) AS double)
                FROM event AS purchase
                JOIN (
                    SELECT customer, min(event_time) AS first_touch
                    FROM event
                    WHERE NOT conversion
                    GROUP BY customer) AS journey
                    ON purchase.customer = journey.customer AND journey.first_touch <= purchase.event_time
                WHERE purchase.conversion
                """).getFirst();
        double credit = doubles(
                """
                SELECT sum(credit)
                FROM (
                    SELECT attribute_linear(conversion, event_time) OVER (PARTITION BY customer ORDER BY event_time) AS credit
                    FROM event
                    WHERE customer IS NOT NULL)
                """).getFirst();
        assertThat(conversions).isPositive();
        assertThat(credit).isCloseTo(conversions, within(1e-6));
    }

    @Test
    void testBadArgumentFailsTheQueryWithItsReason()
    {
        SQLException failure = catchThrowableOfType(SQLException.class, () -> doubles(
                """
                SELECT attribute_time_decay(conversion, event_time, INTERVAL '-1' DAY) OVER (PARTITION BY customer ORDER BY event_time)
                FROM event
                """));
        assertThat(failure.getErrorCode()).isEqualTo(INVALID_FUNCTION_ARGUMENT);
        assertThat(failure.getMessage()).contains("attribute_time_decay: The half-life must be longer than zero");
    }

    @Test
    void testFailingQueryLeavesTheServerUp()
            throws SQLException
    {
        assertThatThrownBy(() -> doubles("SELECT attribute_linear(conversion, event_time) OVER (ORDER BY event_time DESC) FROM event"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("ORDER BY");
        assertThat(server.isAlive()).isTrue();
        assertThat(doubles("SELECT 1e0")).containsExactly(1.0);
    }

    @Test
    void testCatalogsAndSchemasForTools()
            throws SQLException
    {
        try (Connection connection = connect()) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(strings(metadata.getCatalogs(), "TABLE_CAT")).contains("journeys", "memory", "system");
            assertThat(strings(metadata.getSchemas("journeys", null), "TABLE_SCHEM")).contains("tiny", "sf0_1", "sf1");
        }
    }

    @Test
    void testTablesForTools()
            throws SQLException
    {
        try (Connection connection = connect()) {
            assertThat(strings(connection.getMetaData().getTables("journeys", "tiny", null, null), "TABLE_NAME"))
                    .contains(
                            "ad_click",
                            "ad_impression",
                            "ad_spend",
                            "conversion",
                            "crm_contact",
                            "email_event",
                            "event",
                            "payment",
                            "shop_order",
                            "store_purchase",
                            "touch",
                            "truth_effect",
                            "truth_person",
                            "web_event");
        }
    }

    @Test
    void testColumnsForToolsHaveTypesAndRemarks()
            throws SQLException
    {
        Map<String, Integer> types = new HashMap<>();
        try (Connection connection = connect();
                ResultSet columns = connection.getMetaData().getColumns("journeys", "tiny", "event", null)) {
            while (columns.next()) {
                types.put(columns.getString("COLUMN_NAME"), columns.getInt("DATA_TYPE"));
                assertThat(columns.getString("REMARKS")).isNotBlank();
            }
        }
        assertThat(types)
                .containsEntry("customer", Types.BIGINT)
                .containsEntry("event_time", Types.TIMESTAMP)
                .containsEntry("channel", Types.VARCHAR)
                .containsEntry("conversion", Types.BOOLEAN)
                .containsEntry("value", Types.DECIMAL);
    }

    @Test
    void testFunctionsForToolsComeFromSqlOnly()
            throws SQLException
    {
        // Trino's driver refuses this call, so tools read SHOW FUNCTIONS. Once a newer driver answers it, our functions belong here
        try (Connection connection = connect()) {
            assertThatThrownBy(() -> connection.getMetaData().getFunctions(null, null, "attribute%"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("getFunctions is not yet implemented");
        }
    }

    @Test
    void testWebInterfaceAnswers()
            throws IOException, InterruptedException
    {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/ui/")).build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("<title>Trino</title>");
        }
    }

    @Test
    @Timeout(60)
    void testCountersAreAmongTheMetrics()
            throws SQLException, IOException, InterruptedException
    {
        double before = metric("JMX_io_tributary_functions_TYPE_FunctionCounters_ATTRIBUTE_Journeys");
        doubles("SELECT attribute_linear(conversion, event_time) OVER (PARTITION BY customer ORDER BY event_time) FROM event WHERE customer IS NOT NULL");
        double conversions = doubles("SELECT CAST(count(*) AS double) FROM event WHERE customer IS NOT NULL AND conversion").getFirst();
        assertThat(metric("JMX_io_tributary_functions_TYPE_FunctionCounters_ATTRIBUTE_Journeys")).isGreaterThanOrEqualTo(before + conversions);
        assertThat(conversions).isPositive();

        doubles("SELECT CAST(count(*) AS double) FROM attribution.rules.rule_set");
        // times are taken up by their distribution ten times a second
        while (metric("JMX_io_tributary_connector_attribution_NAME_attribution_TYPE_RuleStoreStatistics_ATTRIBUTE_Reads_AllTime_Count") == 0) {
            Thread.sleep(10);
        }
        assertThat(metric("JMX_io_tributary_connector_attribution_NAME_attribution_TYPE_RuleCounters_ATTRIBUTE_RulesEvaluated")).isNotNegative();
        assertThat(metric("JMX_io_tributary_node_TYPE_PluginInfo_ATTRIBUTE_Release")).isPositive();
    }

    @Test
    void testEveryCatalogTellsTheVersionsOfNodes()
            throws SQLException
    {
        for (String catalog : List.of("attribution", "journeys")) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT * FROM %s.system.node".formatted(catalog))) {
                assertThat(result.next()).isTrue();
                assertThat(result.getBoolean("coordinator")).isTrue();
                assertThat(result.getString("trino_version")).isEqualTo(result.getString("built_for_trino"));
                assertThat(result.getString("tributary_version")).startsWith(result.getString("trino_version") + "-");
                assertThat(result.next()).isFalse();
            }
        }
    }

    private double metric(String name)
            throws IOException, InterruptedException
    {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/metrics"))
                    .header("X-Trino-User", "test")
                    .build();
            return client.send(request, BodyHandlers.ofString()).body().lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No metric " + name));
        }
    }

    private Connection connect()
            throws SQLException
    {
        return DriverManager.getConnection(server.jdbcUrl("journeys", "tiny"), "test", null);
    }

    private List<Double> doubles(String sql)
            throws SQLException
    {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<Double> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getDouble(1));
            }
            return values;
        }
    }

    private static List<String> strings(ResultSet result, String column)
            throws SQLException
    {
        try (result) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(column));
            }
            return values;
        }
    }

    private static List<String> fileNames(String folder)
            throws IOException
    {
        try (Stream<Path> files = Files.list(Installation.server().resolve(folder))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
