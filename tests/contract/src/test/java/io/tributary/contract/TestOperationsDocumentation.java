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
import io.tributary.node.PluginVersion;
import org.junit.jupiter.api.Test;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * That what the pages for those who run a cluster say is so.
 */
final class TestOperationsDocumentation
{
    private static final Pattern PROPERTY = Pattern.compile("^\\| `([a-z]+[.-][a-z.-]+)` \\|", Pattern.MULTILINE);

    private static final String FOLDER = "trino-plugin/docs/";

    private final List<MarkdownPage> pages = Repository.pages("trino-plugin/docs");

    @Test
    void testEveryExampleReturnsWhatIsShown()
    {
        List<Example> examples = pages.stream().map(MarkdownPage::examples).flatMap(Collection::stream).toList();
        assertThat(examples).isNotEmpty();
        try (TributaryEngine engine = new TributaryEngine()) {
            assertThat(examples).allSatisfy(example -> assertThat(example.result())
                    .hasValue(engine.table(example.sql())
                            // an engine of a test has no version
                            .replaceAll("testversion +", PluginVersion.current().trino() + "           ")));
        }
    }

    @Test
    void testVersionsAreThoseOfTheBuild()
    {
        String installing = Repository.read(FOLDER + "installing.md");
        assertThat(installing)
                .contains("Tributary %s is for Trino %s, and no other".formatted(PluginVersion.current().tributary(), PluginVersion.current().trino()))
                .contains("tributary-trino-plugin-%s.zip".formatted(PluginVersion.current().tributary()));
    }

    @Test
    void testPagesAreLinked()
    {
        assertThat(pages).extracting(MarkdownPage::file).allSatisfy(file -> assertThat(Repository.read("README.md")).contains("(" + file + ")"));
    }

    @Test
    void testPropertiesOfTheEngineExist()
    {
        Set<String> properties = PROPERTY.matcher(Repository.read(FOLDER + "sizing.md")).results().map(match -> match.group(1)).collect(toSet());
        assertThat(properties).hasSizeGreaterThan(4);
        assertThat(EngineProperties.names()).containsAll(properties).contains("metrics.jmx-object-names");
        assertThat(Repository.read(FOLDER + "observing.md")).contains("metrics.jmx-object-names=io.tributary.*:*");
        for (String folder : List.of("docker/etc/", "docker/server/src/main/server/etc/")) {
            for (String role : List.of("config", "coordinator", "worker")) {
                assertThat(Repository.read(folder + role + ".properties")).describedAs(folder + role).contains("metrics.jmx-object-names=io.tributary.*:*");
            }
        }
    }
}
