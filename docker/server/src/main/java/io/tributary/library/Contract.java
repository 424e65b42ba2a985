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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * The columns that a table has to have so that reports can read it.
 *
 * @param types of the columns, by name
 */
record Contract(String table, Map<String, String> types)
{
    private static final Pattern COLUMN = Pattern.compile("(?m)^ {4}(\\w+) (.+?) COMMENT '");
    private static final Pattern PARAMETERS = Pattern.compile("\\([^)]*\\)");

    Contract
    {
        requireNonNull(table, "table is null");
        types = Map.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("The contract %s has no columns".formatted(table));
        }
    }

    static Contract of(SqlFile file)
    {
        Map<String, String> types = new LinkedHashMap<>();
        Matcher matcher = COLUMN.matcher(file.statements().getFirst());
        while (matcher.find()) {
            types.put(matcher.group(1), matcher.group(2));
        }
        return new Contract(file.name(), types);
    }

    /**
     * Why reports cannot read a table with these columns: a sentence for each reason, and none if they can. Length, precision and scale are the table's own affair, and so are further columns.
     */
    List<String> breaches(Map<String, String> actualTypes)
    {
        List<String> breaches = new ArrayList<>();
        types.keySet().stream().sorted().forEach(column -> {
            String type = types.get(column);
            Optional<String> actualType = Optional.ofNullable(actualTypes.get(column));
            if (actualType.isEmpty()) {
                breaches.add("%s has no column %s, which has to be %s".formatted(table, column, type));
            }
            else if (!kind(type).equals(kind(actualType.orElseThrow()))) {
                breaches.add("%s.%s is %s and has to be %s".formatted(table, column, actualType.orElseThrow(), type));
            }
        });
        return breaches;
    }

    private static String kind(String type)
    {
        return PARAMETERS.matcher(type).replaceAll("");
    }
}
