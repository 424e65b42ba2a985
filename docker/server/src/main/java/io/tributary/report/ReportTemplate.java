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
package io.tributary.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * A text with places such as <code>{{title}}</code>. What is put into a place is not searched for places again.
 */
record ReportTemplate(String text)
{
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    ReportTemplate
    {
        requireNonNull(text, "text is null");
    }

    static String resource(String name)
    {
        try (InputStream stream = ReportTemplate.class.getResourceAsStream(name)) {
            return new String(requireNonNull(stream, () -> "There is no resource " + name).readAllBytes(), UTF_8);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalArgumentException if a place has no content, or a content no place
     */
    String fill(Map<String, String> contents)
    {
        Set<String> unused = new HashSet<>(contents.keySet());
        String filled = PLACE.matcher(text).replaceAll(place -> {
            unused.remove(place.group(1));
            return Matcher.quoteReplacement(content(place, contents));
        });
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("The template has no place for " + String.join(", ", unused));
        }
        return filled;
    }

    private static String content(MatchResult place, Map<String, String> contents)
    {
        String content = contents.get(place.group(1));
        if (content == null) {
            throw new IllegalArgumentException("Nothing is given for {{%s}} of the template".formatted(place.group(1)));
        }
        return content;
    }
}
