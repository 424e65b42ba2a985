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
package io.tributary.benchmarks;

import com.google.common.collect.ImmutableList;
import io.tributary.attribution.journey.Ownership;
import io.tributary.benchmarks.Work.Computation;
import io.tributary.benchmarks.Work.Engine;
import io.tributary.benchmarks.Work.Query;

import java.util.List;
import java.util.Optional;

import static io.tributary.benchmarks.Metric.PEAK_MEMORY;
import static io.tributary.benchmarks.Metric.TIME;
import static io.tributary.benchmarks.Target.atLeast;
import static io.tributary.benchmarks.Target.atMost;

/**
 * Everything that is compared: a new row is one entry here.
 */
final class Comparisons
{
    private static final EventTable SHORT_JOURNEYS = new EventTable("events_10", 500_000, 10);
    private static final EventTable LONG_JOURNEYS = new EventTable("events_250", 20_000, 250);

    private static final int LARGE = 100_000;
    private static final int SMALL = 10_000;

    private Comparisons() {}

    /**
     * @param scale factor on the number of customers
     */
    static List<Comparison> comparisons(double scale)
    {
        return ImmutableList.<Comparison>builder()
                .addAll(onEvents(SHORT_JOURNEYS.scaled(scale), Optional.empty()))
                .addAll(onEvents(LONG_JOURNEYS.scaled(scale), Optional.of(atLeast(4))))
                .addAll(onLargePartition())
                .build();
    }

    private static List<Comparison> onEvents(EventTable table, Optional<Target> joinTarget)
    {
        String dataSet = table.label();
        Variant rowNumber = trino(table, "row_number", "row numbers", EventQueries.ROW_NUMBER);
        Variant uShaped = trino(table, "attribute_u_shaped", "u-shaped, shared, 30 days", EventQueries.U_SHAPED);
        Variant linear = trino(table, "attribute_linear", "linear, shared, 30 days", EventQueries.LINEAR);
        Variant timeDecay = trino(table, "attribute_time_decay", "time decay, shared, 30 days", EventQueries.TIME_DECAY);
        Variant sincePrevious = trino(table, "attribute_u_shaped since_previous", "u-shaped, since previous", EventQueries.U_SHAPED_SINCE_PREVIOUS);
        Variant windowSql = trino(table, "window SQL", "u-shaped, since previous", EventQueries.WINDOW_SQL);
        Variant creditedOnly = trino(table, "window SQL, credited rows only", "u-shaped, since previous", EventQueries.WINDOW_SQL_CREDITED_ONLY);
        Variant duckDb = duckDb(table, "DuckDB, window SQL", "u-shaped, since previous", EventQueries.WINDOW_SQL);
        Variant joinSql = trino(table, "join-based SQL", "u-shaped, shared, 30 days", EventQueries.JOIN_SQL);

        String floor = "floor";
        String byHand = "by hand";
        return ImmutableList.of(
                new Comparison(floor, dataSet, TIME, uShaped, rowNumber, Optional.of(atMost(1.25))),
                new Comparison(floor, dataSet, TIME, linear, rowNumber, Optional.of(atMost(1.25))),
                new Comparison(floor, dataSet, TIME, timeDecay, rowNumber, Optional.of(atMost(1.25))),
                new Comparison(floor, dataSet, TIME, sincePrevious, rowNumber, Optional.of(atMost(1.25))),
                new Comparison(byHand, dataSet, TIME, windowSql, sincePrevious, Optional.of(atLeast(2))),
                new Comparison(byHand, dataSet, TIME, creditedOnly, sincePrevious, Optional.empty()),
                new Comparison(byHand, dataSet, TIME, duckDb, sincePrevious, Optional.empty()),
                new Comparison(byHand, dataSet, TIME, joinSql, uShaped, joinTarget),
                new Comparison(byHand, dataSet, PEAK_MEMORY, windowSql, sincePrevious, Optional.empty()),
                new Comparison(byHand, dataSet, PEAK_MEMORY, joinSql, uShaped, Optional.empty()));
    }

    /**
     * Cost that grows with touches times conversions would make these ratios 100.
     */
    private static List<Comparison> onLargePartition()
    {
        ImmutableList.Builder<Comparison> comparisons = ImmutableList.builder();
        for (BenchmarkedModel model : BenchmarkedModel.values()) {
            for (Ownership ownership : Ownership.values()) {
                comparisons.add(new Comparison(
                        "linear cost",
                        "one customer",
                        TIME,
                        onePartition(LARGE, 10, model, ownership),
                        onePartition(SMALL, 100, model, ownership),
                        Optional.of(atMost(15))));
            }
        }
        return comparisons.build();
    }

    private static Variant onePartition(int touches, int repetitions, BenchmarkedModel model, Ownership ownership)
    {
        String name = "%s %s, %s touches".formatted(model.label(), ownership.sqlName(), touches);
        LongJourney journey = new LongJourney(touches, model, ownership);
        return new Variant(name, name, new Computation(journey::lastCredit, repetitions));
    }

    private static Variant trino(EventTable table, String name, String question, String sql)
    {
        return new Variant(name, question, new Query(Engine.TRINO, table, sql));
    }

    private static Variant duckDb(EventTable table, String name, String question, String sql)
    {
        return new Variant(name, question, new Query(Engine.DUCKDB, table, sql));
    }
}
