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

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.SetMultimap;
import io.trino.spi.function.Signature;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

final class TestIdentifierFunctionsDocumentation
{
    private static final Pattern FUNCTION = Pattern.compile("^\\| `([a-z_0-9]+)` \\| (`\\(.*\\)`) \\|$", Pattern.MULTILINE);
    private static final Pattern ARGUMENTS = Pattern.compile("`\\(([a-z, ]+)\\)`");
    private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);

    private final String page;

    TestIdentifierFunctionsDocumentation()
            throws IOException
    {
        page = Files.readString(Path.of(System.getProperty("basedir", "."), "../docs/hashed-id-functions.md"));
    }

    @Test
    void testFunctions(@TempDir Path folder)
            throws IOException
    {
        // the profile with all types
        IdentifierFunctions functions = new IdentifierFunctions(new IdentifierTokens(new HashedIdConfig()
                .setKeyRing(HashedIdQueryRunner.writeKeyRing(folder).toFile())
                .setPartner("own")
                .setProfile("meta-v1")));
        ImmutableSetMultimap.Builder<String, String> existing = ImmutableSetMultimap.builder();
        functions.list().forEach(function -> existing.put(
                function.getCanonicalName(),
                function.getSignature().getArguments().stream()
                        .map(Signature.Argument::name)
                        .map(name -> name.orElseThrow())
                        .collect(joining(", "))));

        ImmutableSetMultimap.Builder<String, String> documented = ImmutableSetMultimap.builder();
        Matcher function = FUNCTION.matcher(page);
        while (function.find()) {
            Matcher arguments = ARGUMENTS.matcher(function.group(2));
            while (arguments.find()) {
                documented.put(function.group(1), arguments.group(1));
            }
        }
        assertThat(sorted(documented.build())).isEqualTo(sorted(existing.build()));
    }

    @Test
    void testExamples(@TempDir Path folder)
            throws Exception
    {
        String url = "jdbc:h2:mem:identifier_functions_documentation;DB_CLOSE_DELAY=-1";
        try (QueryRunner runner = HashedIdQueryRunner.builder(HashedIdQueryRunner.catalogProperties(url, HashedIdQueryRunner.writeKeyRing(folder))).build()) {
            Matcher example = EXAMPLE.matcher(page);
            int examples = 0;
            while (example.find()) {
                MaterializedResult result = runner.execute(example.group(1));
                List<List<String>> rows = new ArrayList<>();
                rows.add(result.getColumnNames());
                for (MaterializedRow row : result.getMaterializedRows()) {
                    rows.add(row.getFields().stream().map(value -> Objects.toString(value, "NULL").strip()).toList());
                }
                assertThat(rows).describedAs(example.group(1)).isEqualTo(example.group(2).lines()
                        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                        .toList());
                examples++;
            }
            assertThat(examples).isEqualTo(Pattern.compile("^```sql$", Pattern.MULTILINE).matcher(page).results().count());
        }
    }

    private static ImmutableSortedMap<String, ?> sorted(SetMultimap<String, String> functions)
    {
        return ImmutableSortedMap.copyOf(functions.asMap());
    }
}
