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
package io.tributary.connector.attribution.function;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Where touches and conversions come from: two tables, or one with both.
 *
 * @param conversions the table of conversions; if there is none, the rows of touches whose conversion column is true, or not NULL, are conversions
 * @param conversion the column of touches that tells conversions; only where both are in one table
 * @param value the column that says what a conversion is worth, in the table that it is in; each is worth 1 without it
 * @param kept columns of the conversion that are given beside the touch; only where both are in one table
 */
public record EventTables(InputTable touches, Optional<InputTable> conversions, Optional<Integer> conversion, Optional<Integer> value, List<Integer> kept)
{
    public EventTables
    {
        requireNonNull(touches, "touches is null");
        requireNonNull(conversions, "conversions is null");
        requireNonNull(conversion, "conversion is null");
        requireNonNull(value, "value is null");
        kept = List.copyOf(kept);
        if (conversions.isPresent() == conversion.isPresent()) {
            throw new IllegalArgumentException("Conversions are either a table or rows of the one table");
        }
    }

    InputTable conversionTable()
    {
        return conversions.orElse(touches);
    }

    Optional<InputColumn> valueColumn()
    {
        return value.map(conversionTable().columns()::get);
    }
}
