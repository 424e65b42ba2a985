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
package io.tributary.connector.attribution;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.airlift.configuration.Config;
import io.tributary.connector.attribution.function.AttributeFunction;
import io.tributary.connector.attribution.function.CheckRulesFunction;
import io.tributary.connector.attribution.function.FixedRules;
import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.function.table.ConnectorTableFunction;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestAttributionDocumentation
{
    private static final Pattern PROPERTY = Pattern.compile("^\\| `(attribution\\.[a-z-]+)` \\|([^|]*)\\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern TABLE = Pattern.compile("^### Table `(\\w+)`\n\n(.*?)\\.\n\n\\| column \\| type \\| default \\| meaning \\|\n\\|---\\|---\\|---\\|---\\|\n(.*?)(?=\n\n|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```(?:\n\n```text\n(.*?)```)?", Pattern.DOTALL);

    private static final Pattern FUNCTION_ARGUMENTS = Pattern.compile("^\\| ((?:`[a-z_]+`(?:, )?)+) \\| ((?:`[a-z_]+`(?:, )?)+|all) \\| .* \\|$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    private final String page;
    private final String functionsPage;

    private DistributedQueryRunner runner;
    private RulesSql sql;

    TestAttributionDocumentation()
            throws IOException
    {
        Path docs = Path.of(System.getProperty("basedir", "."), "../docs");
        page = Files.readString(docs.resolve("attribution.md"));
        functionsPage = Files.readString(docs.resolve("attribution-functions.md"));
    }

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        runner = AttributionQueryRunner.builder(ImmutableMap.of("attribution.store-url", "jdbc:h2:file:" + folder.resolve("rules"))).setWorkerCount(0).build();
        runner.installPlugin(new MemoryPlugin());
        runner.createCatalog("memory", "memory");
        sql = new RulesSql(runner);
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testPropertiesAndDefaults()
            throws ReflectiveOperationException
    {
        assertThat(documentedProperties()).isEqualTo(configuredProperties());
    }

    @Test
    void testTablesAndColumns()
    {
        List<String> tables = new ArrayList<>();
        for (MatchResult table : TABLE.matcher(page).results().toList()) {
            String name = table.group(1);
            tables.add("[" + name + "]");
            RulesTable definition = RulesTables.find(name).orElseThrow();
            assertThat(definition.comment()).isEqualTo(table.group(2));
            assertThat(table.group(3).lines()).containsExactlyElementsOf(sql.rows("DESCRIBE " + name).stream()
                    .map(row -> row.substring(1, row.length() - 1).split(", ", 4))
                    .map(row -> "| `%s` | %s | %s | %s |".formatted(row[0], row[1], standsFor(definition, definition.column(row[0])), row[3]))
                    .toList());
        }
        assertThat(tables).containsExactlyInAnyOrderElementsOf(sql.rows("SHOW TABLES"));
    }

    @Test
    void testFunctionsAndArguments()
    {
        Function<ConnectorTransactionHandle, RuleStore> noRules = _ -> new FixedRules();
        List<ConnectorTableFunction> functions = List.of(
                AttributeFunction.ofTwoTables(noRules, TESTING_TYPE_MANAGER),
                AttributeFunction.ofOneTable(noRules, TESTING_TYPE_MANAGER),
                CheckRulesFunction.ofTwoTables(noRules),
                CheckRulesFunction.ofOneTable(noRules));
        Map<String, Set<String>> existing = new TreeMap<>();
        functions.forEach(function -> existing.put(
                function.getName(),
                function.getArguments().stream().map(argument -> argument.getName().toLowerCase(Locale.ENGLISH)).collect(toSet())));

        Map<String, Set<String>> documented = new TreeMap<>();
        for (MatchResult row : FUNCTION_ARGUMENTS.matcher(functionsPage).results().toList()) {
            List<String> names = row.group(2).equals("all") ? functions.stream().map(ConnectorTableFunction::getName).toList() : names(row.group(2));
            names.forEach(function -> documented.computeIfAbsent(function, _ -> new HashSet<>()).addAll(names(row.group(1))));
        }
        assertThat(documented).isEqualTo(existing);
    }

    @Test
    void testExamples()
    {
        assertThat(runExamples(page, runner.getDefaultSession())).isEqualTo(7);
    }

    @Test
    void testExamplesOfFunctions()
    {
        assertThat(runExamples(functionsPage, Session.builder(runner.getDefaultSession()).setCatalog("memory").setSchema("default").build())).isEqualTo(9);
    }

    private int runExamples(String text, Session session)
    {
        int examples = 0;
        Matcher example = EXAMPLE.matcher(text);
        while (example.find()) {
            String statement = example.group(1);
            if (example.group(2) == null) {
                runner.execute(session, statement);
            }
            else if (statement.startsWith("SELECT")) {
                assertThat(table(session, statement)).containsExactlyElementsOf(example.group(2).lines().map(TestAttributionDocumentation::cells).toList());
            }
            else {
                assertThat(sql.refusal(statement)).isEqualTo(example.group(2).strip());
            }
            examples++;
        }
        return examples;
    }

    private List<List<String>> table(Session session, String query)
    {
        List<List<String>> table = new ArrayList<>();
        MaterializedResult result = runner.execute(session, query);
        table.add(result.getColumnNames());
        for (MaterializedRow row : result.getMaterializedRows()) {
            table.add(row.getFields().stream().map(value -> value == null ? "NULL" : value.toString()).toList());
        }
        return table;
    }

    private static List<String> names(String text)
    {
        return NAME.matcher(text).results().map(name -> name.group(1)).toList();
    }

    private static List<String> cells(String line)
    {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    private static String standsFor(RulesTable table, RulesColumn column)
    {
        if (column.required()) {
            return table.isWritable() ? "required" : "never NULL";
        }
        return column.whenNull().map("`%s`"::formatted).orElse("");
    }

    private Map<String, String> documentedProperties()
    {
        ImmutableSortedMap.Builder<String, String> properties = ImmutableSortedMap.naturalOrder();
        Matcher row = PROPERTY.matcher(page);
        while (row.find()) {
            assertThat(row.group(3).strip().length()).describedAs("meaning of %s", row.group(1)).isGreaterThan(20);
            properties.put(row.group(1), row.group(2).strip());
        }
        return properties.buildOrThrow();
    }

    private static Map<String, String> configuredProperties()
            throws ReflectiveOperationException
    {
        AttributionConfig defaults = new AttributionConfig();
        ImmutableSortedMap.Builder<String, String> properties = ImmutableSortedMap.naturalOrder();
        for (Method setter : AttributionConfig.class.getMethods()) {
            Config property = setter.getAnnotation(Config.class);
            if (property != null) {
                Object value = AttributionConfig.class.getMethod(setter.getName().replaceFirst("set", "get")).invoke(defaults);
                properties.put(property.value(), value.equals(Optional.empty()) ? "" : "`%s`".formatted(value));
            }
        }
        return properties.buildOrThrow();
    }
}
