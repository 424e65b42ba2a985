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
package io.tributary.analysis.condition;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.OptionalInt;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Locale.ENGLISH;

/**
 * The columns of touches, or those of conversions. The place of a column, from 0, is its number in a {@link Row}.
 */
public record Columns(List<Column> columns)
{
    public Columns
    {
        columns = ImmutableList.copyOf(columns);
        checkArgument(columns.stream().map(Column::name).distinct().count() == columns.size(), "The names of columns must be different, but are %s", columns.stream().map(Column::name).toList());
    }

    public static Columns of(Column... columns)
    {
        return new Columns(List.of(columns));
    }

    OptionalInt find(String name)
    {
        String lowerCase = name.toLowerCase(ENGLISH);
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).name().equals(lowerCase)) {
                return OptionalInt.of(column);
            }
        }
        return OptionalInt.empty();
    }
}
