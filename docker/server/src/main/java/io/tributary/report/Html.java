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

import static java.util.stream.Collectors.joining;

/**
 * Text as it has to be written in HTML.
 */
final class Html
{
    private Html() {}

    /**
     * For the content of elements and for attributes in quotes of either kind.
     */
    static String escape(String text)
    {
        return text.chars()
                .mapToObj(character -> switch (character) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    case '\'' -> "&#39;";
                    default -> Character.toString(character);
                })
                .collect(joining());
    }
}
