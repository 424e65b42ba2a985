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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table of rules.
 *
 * @param required whether NULL is refused
 * @param whenNull what NULL stands for, where it is a value of its own
 */
record RulesColumn(String name, ColumnKind kind, boolean required, Optional<Object> whenNull, String comment)
{
    RulesColumn
    {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(whenNull, "whenNull is null");
        requireNonNull(comment, "comment is null");
    }

    static RulesColumn required(String name, ColumnKind kind, String comment)
    {
        return new RulesColumn(name, kind, true, Optional.empty(), comment);
    }

    static RulesColumn optional(String name, ColumnKind kind, String comment)
    {
        return new RulesColumn(name, kind, false, Optional.empty(), comment);
    }

    static RulesColumn defaulting(String name, ColumnKind kind, Object whenNull, String comment)
    {
        return new RulesColumn(name, kind, false, Optional.of(whenNull), comment);
    }
}
