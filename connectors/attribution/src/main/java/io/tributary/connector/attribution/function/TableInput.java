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

import io.tributary.analysis.condition.Columns;
import io.trino.spi.TrinoException;
import io.trino.spi.function.table.Argument;
import io.trino.spi.function.table.Descriptor;
import io.trino.spi.function.table.DescriptorArgument;
import io.trino.spi.function.table.TableArgument;
import io.trino.spi.type.RowType;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.StandardErrorCode.INVALID_ARGUMENTS;
import static java.util.stream.Collectors.joining;

/**
 * A table argument while the query is planned, and which of its columns the function turns out to need.
 */
final class TableInput
{
    private final String argument;
    private final List<String> names = new ArrayList<>();
    private final List<Type> types = new ArrayList<>();
    private final List<String> partitionBy;
    private final List<String> orderBy;
    private final SortedSet<Integer> required = new TreeSet<>();

    TableInput(String argument, Map<String, Argument> arguments)
    {
        this.argument = argument.toLowerCase(Locale.ENGLISH);
        TableArgument table = (TableArgument) arguments.get(argument);
        for (RowType.Field field : table.getRowType().getFields()) {
            names.add(field.getName().orElse("").toLowerCase(Locale.ENGLISH));
            types.add(field.getType());
        }
        partitionBy = table.getPartitionBy();
        orderBy = table.getOrderBy();
        if (partitionBy.isEmpty() || orderBy.isEmpty()) {
            throw new TrinoException(INVALID_ARGUMENTS, "The rows of %s have to be told apart by customer and ordered by time: write %s => TABLE(...) PARTITION BY customer ORDER BY event_time, with your columns".formatted(
                    this.argument,
                    this.argument));
        }
        partition().forEach(required::add);
        required.add(time());
    }

    /**
     * The position of the column that orders the rows.
     *
     * @throws TrinoException if its values are no instants
     */
    int time()
    {
        int time = find(orderBy.getFirst());
        if (!TimeReader.isTime(types.get(time))) {
            throw new TrinoException(INVALID_ARGUMENTS, "Column '%s', by which %s is ordered, is of type %s: the first column of ORDER BY has to be a date or a timestamp".formatted(
                    names.get(time),
                    argument,
                    types.get(time).getDisplayName()));
        }
        return time;
    }

    List<Integer> partition()
    {
        return partitionBy.stream().map(this::find).collect(toImmutableList());
    }

    Type type(int column)
    {
        return types.get(column);
    }

    String name(int column)
    {
        return names.get(column);
    }

    /**
     * The columns that a descriptor names, which the function will need; none if it is not given.
     *
     * @throws TrinoException if there are no such columns
     */
    List<Integer> columns(String descriptorArgument, Map<String, Argument> arguments)
    {
        // not every function has every argument
        Optional<Descriptor> descriptor = Optional.ofNullable((DescriptorArgument) arguments.get(descriptorArgument)).flatMap(DescriptorArgument::getDescriptor);
        if (descriptor.isEmpty()) {
            return List.of();
        }
        List<Integer> columns = new ArrayList<>();
        for (Descriptor.Field field : descriptor.orElseThrow().getFields()) {
            String name = field.getName().orElseThrow().toLowerCase(Locale.ENGLISH);
            if (!names.contains(name)) {
                throw new TrinoException(INVALID_ARGUMENTS, "The argument %s names the column '%s', which %s has not: use one of %s".formatted(
                        descriptorArgument.toLowerCase(Locale.ENGLISH),
                        name,
                        argument,
                        names.stream().filter(other -> !other.isEmpty()).distinct().map(other -> "'" + other + "'").collect(joining(", "))));
            }
            columns.add(find(name));
        }
        required.addAll(columns);
        return columns;
    }

    /**
     * The one column that a descriptor names, which the function will need.
     *
     * @throws TrinoException if there is no such column, or it names several
     */
    Optional<Integer> column(String descriptorArgument, Map<String, Argument> arguments)
    {
        List<Integer> columns = columns(descriptorArgument, arguments);
        if (columns.size() > 1) {
            throw new TrinoException(INVALID_ARGUMENTS, "The argument %s names %s columns: name one".formatted(descriptorArgument.toLowerCase(Locale.ENGLISH), columns.size()));
        }
        return columns.stream().findFirst();
    }

    /**
     * All columns as conditions know them, before it is known which of them are needed.
     */
    Columns conditionColumns()
    {
        List<InputColumn> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            columns.add(new InputColumn(names.get(column), types.get(column)));
        }
        return InputColumn.conditionColumns(columns);
    }

    void require(Iterable<Integer> columns)
    {
        columns.forEach(required::add);
    }

    /**
     * The positions of all columns that the function needs, in order.
     */
    List<Integer> required()
    {
        return List.copyOf(required);
    }

    /**
     * Where a column is among those that the function needs.
     */
    int positionOf(int column)
    {
        return required.headSet(column).size();
    }

    /**
     * What the function reads, when all columns that it needs are known.
     */
    InputTable table(Optional<Integer> id)
    {
        return new InputTable(
                required.stream()
                        .map(column -> new InputColumn(names.get(column), types.get(column)))
                        .collect(toImmutableList()),
                positionOf(time()),
                partition().stream().map(this::positionOf).collect(toImmutableList()),
                id.map(this::positionOf));
    }

    private int find(String name)
    {
        String column = name.toLowerCase(Locale.ENGLISH);
        int position = names.indexOf(column);
        if (position < 0 || position != names.lastIndexOf(column)) {
            throw new TrinoException(INVALID_ARGUMENTS, "%s has %s columns named '%s': give each column that the function reads a name of its own".formatted(argument, position < 0 ? "no" : "several", column));
        }
        return position;
    }
}
