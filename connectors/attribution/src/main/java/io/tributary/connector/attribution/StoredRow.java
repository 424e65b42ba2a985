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
 * A row as a version of its rule set has it.
 *
 * @param id of the row in the database
 * @param version which changed it last
 * @param values nothing if that version deleted it
 */
record StoredRow(long id, RowKey key, long version, Optional<Map<String, Object>> values)
{
    StoredRow
    {
        requireNonNull(key, "key is null");
        requireNonNull(values, "values is null");
    }
}
