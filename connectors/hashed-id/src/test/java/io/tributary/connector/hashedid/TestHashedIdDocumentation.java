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
package io.tributary.connector.hashedid;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.airlift.configuration.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

final class TestHashedIdDocumentation
{
    private static final Pattern PROPERTY = Pattern.compile("^\\| `(hashed-id\\.[a-z-]+)` \\|([^|]*)\\|([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern MENTIONED = Pattern.compile("hashed-id\\.[a-z-]+");

    private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```\n\n```text\n(.*?)```.*?```text\n(.*?)```", Pattern.DOTALL);

    private final String page;

    TestHashedIdDocumentation()
            throws IOException
    {
        page = Files.readString(Path.of(System.getProperty("basedir", "."), "../docs/hashed-id.md"));
    }

    @Test
    void testPropertiesAndDefaults()
            throws ReflectiveOperationException
    {
        assertThat(documented()).isEqualTo(configured());
    }

    @Test
    void testEveryPropertyThatIsMentionedExists()
            throws ReflectiveOperationException
    {
        assertThat(MENTIONED.matcher(page).results().map(mention -> mention.group()).distinct()).isSubsetOf(configured().keySet());
    }

    @Test
    void testJoinAndItsPlan(@TempDir Path folder)
            throws Exception
    {
        String url = "jdbc:h2:mem:company;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE contact (contact_id INTEGER, email VARCHAR(200))");
            statement.execute("INSERT INTO contact VALUES (1, 'Ann.Lee@example.com'), (2, 'bob@example.com'), (3, NULL)");
            statement.execute("CREATE TABLE customer_order (order_number VARCHAR(20), customer_email VARCHAR(200), amount DECIMAL(10, 2))");
            statement.execute("INSERT INTO customer_order VALUES ('SO-1', ' ann.lee@EXAMPLE.com', 20), ('SO-2', 'ann.lee@example.com', 5), ('SO-3', 'bob@example.com', 50), ('SO-4', NULL, 70)");
        }
        Matcher example = EXAMPLE.matcher(page);
        assertThat(example.find()).isTrue();
        String sql = example.group(1);
        try (CatalogRunner runner = new CatalogRunner(folder)) {
            runner.addCatalog("crm", url, ImmutableMap.of("hashed-id.identifiers", "public.contact.email:email"));
            runner.addCatalog("shop", url, ImmutableMap.of("hashed-id.identifiers", "public.customer_order.customer_email:email"));
            assertThat(runner.rows(sql)).containsExactlyElementsOf(example.group(2).lines()
                    .skip(1)
                    .map(line -> "[" + Arrays.stream(line.split("\\|")).map(String::strip).collect(joining(", ")) + "]")
                    .toList());
            String plan = runner.plan(sql);
            assertThat(example.group(3).lines().map(String::strip)).isNotEmpty().allSatisfy(line -> assertThat(plan).containsPattern(Arrays.stream(line.split("…")).map(Pattern::quote).collect(joining(".*"))));
            assertThat(plan).containsPattern("constraint on \\[").doesNotContainPattern("(?i)constraint on \\[[^]]*token");
        }
        assertThat(page.split("```sql").length).describedAs("examples on the page").isEqualTo(2);
    }

    private Map<String, String> documented()
    {
        ImmutableSortedMap.Builder<String, String> properties = ImmutableSortedMap.naturalOrder();
        Matcher row = PROPERTY.matcher(page);
        while (row.find()) {
            assertThat(row.group(3).strip().length()).describedAs("meaning of %s", row.group(1)).isGreaterThan(20);
            properties.put(row.group(1), row.group(2).strip());
        }
        return properties.buildOrThrow();
    }

    private static Map<String, String> configured()
            throws ReflectiveOperationException
    {
        HashedIdConfig defaults = new HashedIdConfig();
        ImmutableSortedMap.Builder<String, String> properties = ImmutableSortedMap.naturalOrder();
        for (Method setter : HashedIdConfig.class.getMethods()) {
            Config property = setter.getAnnotation(Config.class);
            if (property != null) {
                Method getter = HashedIdConfig.class.getMethod(setter.getName().replaceFirst("set", "get"));
                properties.put(property.value(), defaultText(getter.invoke(defaults)));
            }
        }
        return properties.buildOrThrow();
    }

    private static String defaultText(Object value)
    {
        return switch (value) {
            case null -> "";
            case Optional<?> optional -> optional.map(TestHashedIdDocumentation::defaultText).orElse("");
            case List<?> list -> list.isEmpty() ? "" : list.toString();
            default -> "`%s`".formatted(value);
        };
    }
}
