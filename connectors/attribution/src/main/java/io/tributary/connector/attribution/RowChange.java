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
package io.tributary.connector.attribution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a statement does to one row.
 *
 * @param row the row to update or delete, as its hidden column has it
 * @param values those of the new row, or those that an update sets; with null for NULL
 */
public record RowChange(Operation operation, Optional<String> row, Map<String, Object> values)
{
    public enum Operation
    {
        // in the order in which a statement does them
        DELETE,
        UPDATE,
        INSERT,
    }

    public RowChange
    {
        requireNonNull(operation, "operation is null");
        requireNonNull(row, "row is null");
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
