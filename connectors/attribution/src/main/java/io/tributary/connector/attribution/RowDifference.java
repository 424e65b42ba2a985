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

import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A row before and after a statement.
 *
 * @param before nothing if there has never been such a row; a deleted row is one without values
 * @param after nothing if there is no such row now
 */
record RowDifference(RowKey key, Optional<StoredRow> before, Optional<Map<String, Object>> after)
{
    RowDifference
    {
        requireNonNull(key, "key is null");
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
    }

    boolean isOne()
    {
        return !before.flatMap(StoredRow::values).equals(after);
    }

    /**
     * What happened to it, as the table {@code history} has it.
     */
    String change()
    {
        if (after.isEmpty()) {
            return "delete";
        }
        return before.flatMap(StoredRow::values).isPresent() ? "update" : "insert";
    }
}
