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

/**
 * The columns of the examples in the documentation.
 */
final class ExampleColumns
{
    static final Columns TOUCH = Columns.of(
            new Column("campaign", ColumnType.VARCHAR),
            new Column("type", ColumnType.varchar(10)),
            new Column("clicks", ColumnType.INTEGER),
            new Column("paid", ColumnType.BOOLEAN),
            new Column("event_time", ColumnType.timestamp(3)));
    static final Columns CONVERSION = Columns.of(
            new Column("campaign", ColumnType.VARCHAR),
            new Column("amount", ColumnType.decimal(10, 2)),
            new Column("event_time", ColumnType.timestamp(6)));

    private ExampleColumns() {}
}
