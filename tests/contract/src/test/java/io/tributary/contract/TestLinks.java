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

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every link between the pages of this repository leads somewhere.
 */
final class TestLinks
{
    private static final Pattern LINK = Pattern.compile("]\\(([^()\\s]+)\\)");
    private static final Pattern CODE_BLOCK = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);

    private final Map<Path, String> pages = Repository.files(".md").stream()
            .collect(toImmutableMap(file -> file, file -> CODE_BLOCK.matcher(Repository.read(file.toString())).replaceAll("")));

    @Test
    void testEveryLinkLeadsToAFile()
    {
        List<Link> links = links().toList();
        assertThat(links).hasSizeGreaterThan(100);
        assertThat(links).allSatisfy(link -> assertThat(Repository.exists(link.target())).describedAs("%s", link).isTrue());
    }

    @Test
    void testEveryLinkToAHeadingLeadsToOne()
    {
        assertThat(links().filter(link -> !link.anchor().isEmpty()))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(anchors(pages.get(link.target()))).describedAs("%s", link).contains(link.anchor()));
    }

    private Stream<Link> links()
    {
        return pages.entrySet().stream()
                .flatMap(page -> LINK.matcher(page.getValue()).results()
                        .map(MatchResult::group)
                        .map(link -> link.substring(2, link.length() - 1))
                        .filter(link -> !link.contains("://"))
                        .map(link -> Link.of(page.getKey(), link)));
    }

    /**
     * What a heading is called in the address of its page.
     */
    private static List<String> anchors(String page)
    {
        return HEADING.matcher(page).results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ENGLISH)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private record Link(Path page, Path target, String anchor)
    {
        static Link of(Path page, String link)
        {
            int anchor = link.indexOf('#');
            String file = anchor < 0 ? link : link.substring(0, anchor);
            return new Link(page, file.isEmpty() ? page : page.resolveSibling(file).normalize(), anchor < 0 ? "" : link.substring(anchor + 1));
        }
    }
}
