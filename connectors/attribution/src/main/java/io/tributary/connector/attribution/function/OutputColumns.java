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

import com.google.common.collect.ImmutableList;
import io.trino.spi.function.table.Descriptor;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.Decimals;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeDescriptor;
import io.trino.spi.type.TypeManager;

import java.util.List;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.SmallintType.SMALLINT;
import static io.trino.spi.type.TinyintType.TINYINT;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * The columns that the function adds to those of touches and conversions.
 */
final class OutputColumns
{
    static final int COUNT = 11;

    private OutputColumns() {}

    static Descriptor descriptor(EventTables tables, TypeManager types)
    {
        ImmutableList.Builder<String> columnNames = ImmutableList.builder();
        ImmutableList.Builder<Type> columnTypes = ImmutableList.builder();
        columnNames.add("rule", "rule_version", "class", "decision", "position", "touches", "age", "raw_weight", "credit", "value", "reportable");
        columnTypes.add(VARCHAR, BIGINT, VARCHAR, VARCHAR, BIGINT, BIGINT, types.getType(new TypeDescriptor("interval day to second")), DOUBLE, DOUBLE, valueType(tables), BOOLEAN);
        if (tables.conversions().isEmpty()) {
            columnNames.add("conversion_time");
            columnTypes.add(timeColumn(tables).type());
            for (int column : tables.kept()) {
                columnNames.add("conversion_" + tables.touches().columns().get(column).name());
                columnTypes.add(tables.touches().columns().get(column).type());
            }
        }
        return Descriptor.descriptor(columnNames.build(), columnTypes.build());
    }

    /**
     * Columns that are copied from the row of the conversion.
     */
    static List<Integer> copiedColumns(EventTables tables)
    {
        if (tables.conversions().isPresent()) {
            return List.of();
        }
        return ImmutableList.<Integer>builder().add(tables.touches().time()).addAll(tables.kept()).build();
    }

    /**
     * The type of the parts of a value: exact where the value is.
     */
    static Type valueType(EventTables tables)
    {
        Type type = tables.valueColumn().map(InputColumn::type).orElse(DOUBLE);
        if (isWholeNumber(type)) {
            return BIGINT;
        }
        return type instanceof DecimalType ? type : DOUBLE;
    }

    /**
     * The type of what moves of a value: where a model gives each touch the whole, that can be many times the value.
     */
    static Type movedValueType(EventTables tables)
    {
        Type type = valueType(tables);
        return type instanceof DecimalType decimal ? DecimalType.createDecimalType(Decimals.MAX_PRECISION, decimal.getScale()) : type;
    }

    static boolean isWholeNumber(Type type)
    {
        return type == BIGINT || type == INTEGER || type == SMALLINT || type == TINYINT;
    }

    private static InputColumn timeColumn(EventTables tables)
    {
        return tables.touches().columns().get(tables.touches().time());
    }
}
