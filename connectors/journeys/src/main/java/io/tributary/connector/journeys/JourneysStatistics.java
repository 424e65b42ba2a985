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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.tributary.connector.journeys.story.Activity;
import io.tributary.connector.journeys.table.TableDefinition;
import io.trino.spi.statistics.ColumnStatistics;
import io.trino.spi.statistics.DoubleRange;
import io.trino.spi.statistics.Estimate;
import io.trino.spi.statistics.TableStatistics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongUnaryOperator;

import static java.lang.Math.clamp;
import static java.lang.Math.min;

/**
 * Estimates row counts, distinct values and NULLs from what was observed in three schemas.
 */
public class JourneysStatistics
{
    private final Map<String, List<RecordedTable>> observations = StatisticsFile.load();
    // Asked for again and again while a query is planned, and only for sizes up to the largest observation
    private final Map<Long, Long> touches = new ConcurrentHashMap<>();

    /**
     * What the engine may expect of a table, with the units and the limit of the handle.
     */
    TableStatistics estimate(JourneysTableHandle handle, TableDefinition<?> table)
    {
        List<RecordedTable> recorded = observations.getOrDefault(table.name(), ImmutableList.of());
        if (recorded.isEmpty()) {
            return TableStatistics.empty();
        }
        Neighbours neighbours = Neighbours.of(recorded, handle.persons(), this::touches);
        double selected = (double) handle.units().count() / table.units().count(handle.persons());
        double rows = neighbours.rows() * selected;
        if (handle.limit().isPresent()) {
            rows = min(rows, (double) handle.limit().getAsLong());
        }
        TableStatistics.Builder statistics = TableStatistics.builder().setRowCount(Estimate.of(rows));
        for (String column : table.columnsByName().keySet()) {
            statistics.setColumnStatistics(new JourneysColumnHandle(column), estimate(handle, table, neighbours, column, rows));
        }
        return statistics.build();
    }

    private long touches(long persons)
    {
        return touches.computeIfAbsent(persons, Activity::touchesUpTo);
    }

    private static ColumnStatistics estimate(JourneysTableHandle handle, TableDefinition<?> table, Neighbours neighbours, String column, double rows)
    {
        RecordedColumn nearest = neighbours.nearest().columns().get(column);
        double present = rows * (1 - nearest.nullFraction());
        double distinct = min(neighbours.distinct(column), present);
        Optional<DoubleRange> range = neighbours.range(column);
        if (table.personColumn().equals(Optional.of(column)) && !handle.units().ranges().isEmpty()) {
            List<UnitRange> units = handle.units().ranges();
            distinct = min(distinct, (double) handle.units().count());
            range = Optional.of(new DoubleRange(units.getFirst().first(), units.getLast().last()));
        }
        ColumnStatistics.Builder statistics = ColumnStatistics.builder()
                .setNullsFraction(Estimate.of(nearest.nullFraction()))
                .setDistinctValuesCount(Estimate.of(Math.rint(distinct)))
                .setRange(range);
        nearest.averageBytes().ifPresent(bytes -> statistics.setDataSize(Estimate.of(bytes * present)));
        return statistics.build();
    }

    /**
     * The observations from which an estimate is made.
     *
     * @param smaller the one below, or the first
     * @param larger the one above, or the last
     * @param touches the touches of the first people, by their number
     */
    private record Neighbours(List<RecordedTable> recorded, RecordedTable smaller, RecordedTable larger, RecordedTable nearest, long persons, LongUnaryOperator touches)
    {
        // A column in which nearly all values differ is a key
        private static final double KEY_SHARE = 0.95;
        private static final double MAX_RANGE_GROWTH = 5;

        static Neighbours of(List<RecordedTable> recorded, long persons, LongUnaryOperator touches)
        {
            int larger = 1;
            while (larger < recorded.size() - 1 && recorded.get(larger).persons() < persons) {
                larger++;
            }
            RecordedTable nearest = recorded.get(persons >= recorded.get(larger).persons() ? larger : larger - 1);
            return new Neighbours(recorded, recorded.get(larger - 1), recorded.get(larger), nearest, persons, touches);
        }

        /**
         * Rows grow with people and with their touches, each at a rate that follows from the two largest observations. Beyond
         * the largest all grows evenly, since heavy customers come in cycles of 20,000 people.
         */
        double rows()
        {
            RecordedTable last = recorded.getLast();
            RecordedTable previous = recorded.get(recorded.size() - 2);
            if (nearest.persons() == persons || last.rows() == previous.rows()) {
                return nearest.rows();
            }
            if (persons > last.persons()) {
                return last.rows() * persons / last.persons();
            }
            double lastTouches = touches.applyAsLong(last.persons());
            double previousTouches = touches.applyAsLong(previous.persons());
            double determinant = last.persons() * previousTouches - previous.persons() * lastTouches;
            double rowsPerPerson = (last.rows() * previousTouches - previous.rows() * lastTouches) / determinant;
            double rowsPerTouch = (last.persons() * previous.rows() - previous.persons() * last.rows()) / determinant;
            return rowsPerPerson * persons + rowsPerTouch * touches.applyAsLong(persons);
        }

        /**
         * Only ranges that are about the same in every schema: the engine would take others for bounds.
         */
        Optional<DoubleRange> range(String column)
        {
            Optional<DoubleRange> first = recorded.getFirst().columns().get(column).range();
            Optional<DoubleRange> last = recorded.getLast().columns().get(column).range();
            return last.filter(range -> range.getMax() - range.getMin() <= MAX_RANGE_GROWTH * first.map(small -> small.getMax() - small.getMin()).orElse(0.0));
        }

        /**
         * Keys grow with rows, other values by a power of the number of people.
         */
        double distinct(String column)
        {
            RecordedColumn below = smaller.columns().get(column);
            RecordedColumn above = larger.columns().get(column);
            if (nearest.persons() == persons) {
                return nearest.columns().get(column).distinct();
            }
            if (above.distinct() == 0 || below.distinct() == 0) {
                return above.distinct();
            }
            if (above.distinct() > KEY_SHARE * larger.rows() * (1 - above.nullFraction())) {
                return rows();
            }
            double growth = StrictMath.log(above.distinct() / below.distinct()) / StrictMath.log((double) larger.persons() / smaller.persons());
            return below.distinct() * StrictMath.pow((double) persons / smaller.persons(), clamp(growth, 0, 1));
        }
    }

    /**
     * What was observed of one column.
     *
     * @param averageBytes for texts
     * @param range for numbers and times, in the units of the engine's estimates
     */
    record RecordedColumn(double distinct, double nullFraction, Optional<Double> averageBytes, Optional<DoubleRange> range) {}

    /**
     * What was observed of one table in one schema.
     */
    record RecordedTable(long persons, double rows, Map<String, RecordedColumn> columns)
    {
        RecordedTable
        {
            columns = ImmutableMap.copyOf(columns);
        }
    }
}
