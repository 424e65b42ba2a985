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
package io.tributary.recipes;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRecipeList
{
    private static final Path RECIPES = Path.of("..", "..", "sql", "recipes");

    @Test
    void testEveryRecipeIsListedAndEveryListedOneThere()
            throws IOException
    {
        try (Stream<Path> files = Files.list(RECIPES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(Pattern.compile("\\[([a-z-]+\\.sql)]\\(\\1\\)")
                            .matcher(Files.readString(RECIPES.resolve("README.md")))
                            .results()
                            .map(MatchResult::group)
                            .map(link -> link.substring(1, link.indexOf(']')))
                            .toList());
        }
    }
}
