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
package io.tributary.connector.hashedid;

import io.trino.plugin.jdbc.JdbcColumnHandle;
import io.trino.plugin.jdbc.RemoteTableName;

import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * A column of the source as a property names it: schema, table and column with dots between them. Case does not matter.
 */
record SourceColumn(String schema, String table, String column)
{
    SourceColumn
    {
        schema = requireNonNull(schema, "schema is null").toLowerCase(ENGLISH);
        table = requireNonNull(table, "table is null").toLowerCase(ENGLISH);
        column = requireNonNull(column, "column is null").toLowerCase(ENGLISH);
    }

    /**
     * @param property that has the text, for the error
     * @throws IllegalArgumentException if the text has not three names
     */
    static SourceColumn parse(String property, String text)
    {
        String[] names = text.strip().split("\\.", -1);
        if (names.length != 3 || names[0].isBlank() || names[1].isBlank() || names[2].isBlank()) {
            throw new IllegalArgumentException("%s: '%s' does not name a column: write it as schema.table.column, such as public.contact.email".formatted(property, text));
        }
        return new SourceColumn(names[0].strip(), names[1].strip(), names[2].strip());
    }

    /**
     * By the name of the table in the source, which the name in a query may differ from.
     */
    static SourceColumn of(RemoteTableName table, JdbcColumnHandle column)
    {
        return new SourceColumn(schemaOf(table), table.getTableName(), column.getColumnName());
    }

    /**
     * Where databases are called catalogs and have no schemas, they are the schemas here.
     */
    static String schemaOf(RemoteTableName table)
    {
        return table.getSchemaName().or(table::getCatalogName).orElse("");
    }

    @Override
    public String toString()
    {
        return schema + "." + table + "." + column;
    }
}
