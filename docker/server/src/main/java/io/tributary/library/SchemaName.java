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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * A schema of a catalog. Names that need quotes are not accepted.
 */
public record SchemaName(String catalog, String schema)
{
    private static final Pattern NAME = Pattern.compile("([a-z_][a-z0-9_]*)\\.([a-z_][a-z0-9_]*)");

    public SchemaName
    {
        requireNonNull(catalog, "catalog is null");
        requireNonNull(schema, "schema is null");
    }

    public static SchemaName parse(String text)
    {
        Matcher matcher = NAME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("%s is no schema: it has to be CATALOG.SCHEMA, in lower case letters, digits and underscores, such as memory.reports".formatted(text));
        }
        return new SchemaName(matcher.group(1), matcher.group(2));
    }

    @Override
    public String toString()
    {
        return catalog + "." + schema;
    }
}
