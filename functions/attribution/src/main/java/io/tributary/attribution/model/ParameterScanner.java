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
package io.tributary.attribution.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Reads the parameters of a model: texts with commas between them, each with a number behind an equals sign if it has one. A text in double quotes may hold anything, a
 * double quote in it is written twice; any other text has no double quote, comma, parenthesis or equals sign.
 * <p>
 * Takes time in proportion to the length, whatever the text.
 */
final class ParameterScanner
{
    private static final String SPECIAL = "\",()=";

    private final String text;
    private int position;

    private ParameterScanner(String text)
    {
        this.text = requireNonNull(text, "text is null");
    }

    /**
     * @param number what stands behind the equals sign, if there is one
     */
    record Parameter(String text, Optional<String> number)
    {
        Parameter
        {
            requireNonNull(text, "text is null");
            requireNonNull(number, "number is null");
        }
    }

    /**
     * The parameters, or nothing if the text cannot be read.
     */
    static Optional<List<Parameter>> scan(String text)
    {
        if (text.isBlank()) {
            return Optional.of(List.of());
        }
        return new ParameterScanner(text).scan();
    }

    private Optional<List<Parameter>> scan()
    {
        List<Parameter> parameters = new ArrayList<>();
        while (true) {
            skipSpace();
            Optional<String> name = isNext('"') ? quoted() : plain();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> number = Optional.empty();
            if (isNext('=')) {
                position++;
                skipSpace();
                number = plain();
                if (number.isEmpty()) {
                    return Optional.empty();
                }
            }
            parameters.add(new Parameter(name.orElseThrow(), number));
            if (position == text.length()) {
                return Optional.of(parameters);
            }
            if (!isNext(',')) {
                return Optional.empty();
            }
            position++;
        }
    }

    private Optional<String> quoted()
    {
        StringBuilder unquoted = new StringBuilder();
        position++;
        while (position < text.length()) {
            char next = text.charAt(position);
            position++;
            if (next != '"') {
                unquoted.append(next);
            }
            else if (isNext('"')) {
                unquoted.append('"');
                position++;
            }
            else {
                skipSpace();
                return Optional.of(unquoted.toString());
            }
        }
        return Optional.empty();
    }

    private Optional<String> plain()
    {
        int start = position;
        while (position < text.length() && SPECIAL.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return Optional.of(text.substring(start, position).strip()).filter(plain -> !plain.isEmpty());
    }

    private void skipSpace()
    {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private boolean isNext(char expected)
    {
        return position < text.length() && text.charAt(position) == expected;
    }
}
