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
package io.tributary.library;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of the repository.
 */
final class TestReportLibrary
{
    private final ReportLibrary library = ReportLibrary.read(Path.of("..", "..", "sql"));

    @Test
    void testEveryContractHasAViewOfTheDataSet()
    {
        assertThat(names(library.contracts())).containsExactlyInAnyOrderElementsOf(names(library.journeys()));
        assertThat(names(library.contracts())).containsAll(names(library.empty()));
        assertThat(names(library.empty())).doesNotContain("touch", "conversion");
    }

    @Test
    void testViewsAreMarkedAsMadeHere()
    {
        assertThat(List.of(library.journeys(), library.empty(), library.views(), List.of(library.setting()))).allSatisfy(files ->
                assertThat(files).allSatisfy(file ->
                        assertThat(file.statements().getFirst()).startsWith("CREATE OR REPLACE VIEW %s\nCOMMENT 'Tributary ".formatted(file.name()))));
    }

    @Test
    void testOnlyViewsOfTheDataSetReadIt()
    {
        assertThat(library.views()).allSatisfy(view -> assertThat(String.join("\n", view.statements())).doesNotContainPattern("\\bjourneys\\."));
        assertThat(library.journeys()).allSatisfy(view -> assertThat(view.replace(ReportLibrary.SOURCE + ".", "elsewhere.").statements().getFirst()).doesNotContainPattern("\\bjourneys\\."));
    }

    private static List<String> names(List<SqlFile> files)
    {
        return files.stream()
                .map(SqlFile::name)
                .toList();
    }
}
