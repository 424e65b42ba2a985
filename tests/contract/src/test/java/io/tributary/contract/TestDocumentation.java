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

import io.tributary.contract.MarkdownPage.Example;
import io.tributary.contract.MarkdownPage.Section;
import io.tributary.trino.TributaryPlugin;
import io.trino.metadata.InternalFunctionBundle;
import io.trino.spi.function.FunctionMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestDocumentation
{
    private static final String FUNCTION_TABLE_BEGIN = "<!-- functions: begin -->";
    private static final String FUNCTION_TABLE_END = "<!-- functions: end -->";

    private static final Set<String> PAGES_OF_JOURNEYS = Set.of("functions/docs/attribution.md", "functions/docs/journeys.md");

    private final List<MarkdownPage> pages = Repository.pages("functions/docs");
    private final Map<String, String> descriptions = descriptions();
    private final TributaryEngine engine = new TributaryEngine();

    @AfterAll
    void close()
    {
        engine.close();
    }

    @Test
    void testEveryFunctionHasAHeadingAndEveryHeadingAFunction()
    {
        assertThat(sections().stream().map(Section::heading))
                .containsExactlyInAnyOrderElementsOf(descriptions.keySet());
    }

    @Test
    void testEveryFunctionIsExplainedInFull()
    {
        assertThat(sections()).allSatisfy(section -> {
            assertThat(section.text()).describedAs("signature").contains("`" + section.heading() + "(");
            assertThat(section.text()).contains("- **NULLs**: ");
            if (PAGES_OF_JOURNEYS.contains(section.file())) {
                assertThat(section.text()).contains("- **Ties**: ", "- **Short journeys**: ");
            }
            assertThat(section.text()).describedAs("example").contains("```sql", section.heading() + "(", "```text");
        });
    }

    @Test
    void testEveryExampleReturnsWhatIsShown()
    {
        List<Example> examples = pages.stream().map(MarkdownPage::examples).flatMap(Collection::stream).toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(descriptions.size());
        assertThat(examples).allSatisfy(example ->
                assertThat(example.result())
                        .describedAs("%s:%s", example.file(), example.line())
                        .hasValue(engine.table(example.sql())));
    }

    @Test
    void testReadmeExamplesReturnWhatIsShown()
    {
        List<Example> examples = MarkdownPage.parse("README.md", Repository.read("README.md")).examples();
        assertThat(examples).isNotEmpty();
        assertThat(examples).allSatisfy(example ->
                assertThat(example.result())
                        .describedAs("%s:%s", example.file(), example.line())
                        .hasValue(engine.table(example.sql())));
    }

    @Test
    void testReadmeListsEveryFunction()
    {
        String readme = Repository.read("README.md");
        String expected = sections().stream()
                .sorted((left, right) -> left.heading().compareTo(right.heading()))
                .map(section -> "| [`%s`](%s#%s) | %s |".formatted(section.heading(), section.file(), section.heading(), descriptions.get(section.heading())))
                .collect(joining("\n", "\n| function | what it gives |\n|---|---|\n", "\n"));
        assertThat(readme).contains(FUNCTION_TABLE_BEGIN, FUNCTION_TABLE_END);
        assertThat(readme.substring(readme.indexOf(FUNCTION_TABLE_BEGIN) + FUNCTION_TABLE_BEGIN.length(), readme.indexOf(FUNCTION_TABLE_END)))
                .isEqualTo(expected);
    }

    @Test
    void testShowFunctionsDescribesEveryFunction()
    {
        Map<String, String> shown = new TreeMap<>();
        engine.execute("SHOW FUNCTIONS").getMaterializedRows().stream()
                .filter(row -> descriptions.containsKey((String) row.getField(0)))
                .forEach(row -> shown.put((String) row.getField(0), (String) row.getField(5)));
        assertThat(shown).isEqualTo(descriptions);
    }

    private List<Section> sections()
    {
        return pages.stream().map(MarkdownPage::sections).flatMap(Collection::stream).toList();
    }

    private static Map<String, String> descriptions()
    {
        Map<String, String> descriptions = new TreeMap<>();
        for (FunctionMetadata function : InternalFunctionBundle.extractFunctions(new TributaryPlugin().getFunctions()).getFunctions()) {
            descriptions.put(function.getCanonicalName(), function.getDescription());
        }
        return descriptions;
    }
}
