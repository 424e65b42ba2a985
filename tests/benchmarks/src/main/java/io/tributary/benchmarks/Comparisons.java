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
import io.tributary.benchmarks.Work.DuckDbQuery;
import io.tributary.benchmarks.Work.Query;

import java.util.List;
import java.util.Optional;

import static io.tributary.benchmarks.EventTable.Layout.AS_ARRIVED;
import static io.tributary.benchmarks.EventTable.Layout.BY_CUSTOMER;
import static io.tributary.benchmarks.Metric.PEAK_MEMORY;
import static io.tributary.benchmarks.Metric.TIME;
import static io.tributary.benchmarks.Target.atLeast;
import static io.tributary.benchmarks.Target.atMost;

/**
 * Everything that is compared: a new row is one entry here, in {@link RuleComparisons} or in {@link IdentityComparisons}.
 */
final class Comparisons
{
    private static final EventTable SHORT_JOURNEYS = new EventTable("events_10", BY_CUSTOMER, 500_000, 10);
    private static final EventTable LONG_JOURNEYS = new EventTable("events_250", BY_CUSTOMER, 20_000, 250);
    private static final EventTable SHORT_JOURNEYS_ARRIVED = new EventTable("arrived_10", AS_ARRIVED, 500_000, 10);
    private static final EventTable LONG_JOURNEYS_ARRIVED = new EventTable("arrived_250", AS_ARRIVED, 20_000, 250);

    private static final String FLOOR = "floor";
    private static final String BY_HAND = "by hand";
    private static final String AGGREGATE = "aggregate";

    private static final int LARGE = 100_000;
    private static final int SMALL = 10_000;

    private Comparisons() {}

    /**
     * @param scale factor on the number of customers, contacts, people and paths
     */
    static List<Comparison> comparisons(double scale)
    {
        return ImmutableList.<Comparison>builder()
                .addAll(onEvents(SHORT_JOURNEYS.scaled(scale), Optional.empty()))
                .addAll(onEvents(LONG_JOURNEYS.scaled(scale), Optional.of(atLeast(4))))
                .addAll(aggregates(SHORT_JOURNEYS.scaled(scale), 4))
                .addAll(aggregates(LONG_JOURNEYS.scaled(scale), 12))
                .add(tenTimesTheCustomers(SHORT_JOURNEYS.scaled(scale), new EventTable("tenth_10", BY_CUSTOMER, SHORT_JOURNEYS.customers() / 10, 10).scaled(scale)))
                .addAll(onEventsAsArrived(SHORT_JOURNEYS_ARRIVED.scaled(scale)))
                .addAll(onEventsAsArrived(LONG_JOURNEYS_ARRIVED.scaled(scale)))
                .addAll(onLargePartition())
                .addAll(RuleComparisons.comparisons(scale))
                .addAll(IdentityComparisons.comparisons(scale))
                .addAll(ModelComparisons.comparisons(scale))
                .build();
    }

    private static List<Comparison> onEvents(EventTable table, Optional<Target> joinTarget)
    {
        String dataSet = table.label();
        Variant rowNumber = rowNumber(table);
        Variant uShaped = uShaped(table);
        Variant uShaped90Days = trino(table, "attribute_u_shaped, 90 days", "u-shaped, shared, 90 days", EventQueries.U_SHAPED_90_DAYS);
        Variant linear = trino(table, "attribute_linear", "linear, shared, 30 days", EventQueries.LINEAR);
        Variant timeDecay = trino(table, "attribute_time_decay", "time decay, shared, 30 days", EventQueries.TIME_DECAY);
        Variant sincePrevious = sincePrevious(table);
        Variant windowSql = windowSql(table);
        Variant tuned = trino(table, "window SQL, tuned", "u-shaped, since previous", EventQueries.WINDOW_SQL_TUNED);
        Variant creditedOnly = trino(table, "window SQL, credited rows only", "u-shaped, since previous", EventQueries.WINDOW_SQL_CREDITED_ONLY);
        Variant rangeSql = trino(table, "window SQL with ranges", "linear, shared, 30 days", EventQueries.RANGE_WINDOW_SQL);
        Variant duckDb = new Variant("DuckDB, window SQL", "u-shaped, since previous", new DuckDbQuery(table, EventQueries.WINDOW_SQL));
        Variant joinSql = joinSql(table);
        Variant joinSql90Days = joinSql90Days(table);

        return ImmutableList.of(
                new Comparison(FLOOR, dataSet, TIME, uShaped, rowNumber, Optional.of(atMost(1.25))),
                new Comparison(FLOOR, dataSet, TIME, linear, rowNumber, Optional.of(atMost(1.25))),
                new Comparison(FLOOR, dataSet, TIME, timeDecay, rowNumber, Optional.of(atMost(1.25))),
                new Comparison(FLOOR, dataSet, TIME, sincePrevious, rowNumber, Optional.of(atMost(1.25))),
                new Comparison(BY_HAND, dataSet, TIME, windowSql, sincePrevious, Optional.of(atLeast(2))),
                new Comparison(BY_HAND, dataSet, TIME, rangeSql, linear, Optional.of(atLeast(2))),
                new Comparison(BY_HAND, dataSet, TIME, tuned, sincePrevious, Optional.empty()),
                new Comparison(BY_HAND, dataSet, TIME, creditedOnly, sincePrevious, Optional.empty()),
                new Comparison(BY_HAND, dataSet, TIME, duckDb, sincePrevious, Optional.empty()),
                new Comparison(BY_HAND, dataSet, TIME, joinSql, uShaped, joinTarget),
                new Comparison(BY_HAND, dataSet, TIME, joinSql90Days, uShaped90Days, joinTarget),
                new Comparison(BY_HAND, dataSet, PEAK_MEMORY, windowSql, sincePrevious, Optional.empty()),
                new Comparison(BY_HAND, dataSet, PEAK_MEMORY, joinSql, uShaped, Optional.empty()));
    }

    /**
     * Credit by channel without sorting the table.
     */
    private static List<Comparison> aggregates(EventTable table, double joinTarget)
    {
        String dataSet = table.label();
        Variant aggregate = aggregate(table);
        Variant sincePrevious = trino(table, "attribution_agg since_previous", "u-shaped, since previous", EventQueries.U_SHAPED_SINCE_PREVIOUS_AGGREGATE);
        Variant aggregate90Days = trino(table, "attribution_agg, 90 days", "u-shaped, shared, 90 days", EventQueries.U_SHAPED_90_DAYS_AGGREGATE);
        Variant allModels = trino(table, "attribution_agg, thirteen models", "thirteen models, shared, 30 days", EventQueries.ALL_MODELS_AGGREGATE);
        Variant maxBy = trino(table, "max_by", "channels of last events", EventQueries.MAX_BY);
        Variant duckDb = new Variant("DuckDB, window SQL", "u-shaped, since previous", new DuckDbQuery(table, EventQueries.WINDOW_SQL));
        return ImmutableList.of(
                new Comparison(AGGREGATE, dataSet, TIME, aggregate, maxBy, Optional.of(atMost(2))),
                new Comparison(AGGREGATE, dataSet, TIME, windowSql(table), sincePrevious, Optional.of(atLeast(5))),
                new Comparison(AGGREGATE, dataSet, TIME, joinSql(table), aggregate, Optional.of(atLeast(joinTarget))),
                new Comparison(AGGREGATE, dataSet, TIME, joinSql90Days(table), aggregate90Days, Optional.of(atLeast(joinTarget))),
                new Comparison(AGGREGATE, dataSet, TIME, duckDb, sincePrevious, Optional.of(atLeast(1.5))),
                new Comparison(AGGREGATE, dataSet, TIME, allModels, aggregate, Optional.of(atMost(1.6))),
                new Comparison(AGGREGATE, dataSet, PEAK_MEMORY, joinSql(table), aggregate, Optional.of(atLeast(3))),
                new Comparison(AGGREGATE, dataSet, PEAK_MEMORY, joinSql90Days(table), aggregate90Days, Optional.of(atLeast(3))),
                new Comparison(AGGREGATE, dataSet, PEAK_MEMORY, aggregate, maxBy, Optional.empty()));
    }

    private static Comparison tenTimesTheCustomers(EventTable table, EventTable tenth)
    {
        return new Comparison(AGGREGATE, table.label(), TIME, aggregate(table), new Variant("attribution_agg, a tenth of the customers", "a tenth", new Query(tenth, EventQueries.U_SHAPED_AGGREGATE)), Optional.of(atMost(11)));
    }

    private static Variant aggregate(EventTable table)
    {
        return trino(table, "attribution_agg", "u-shaped, shared, 30 days", EventQueries.U_SHAPED_AGGREGATE);
    }

    /**
     * What the order of the rows in the table changes.
     */
    private static List<Comparison> onEventsAsArrived(EventTable table)
    {
        String dataSet = table.label();
        return ImmutableList.of(
                new Comparison(FLOOR, dataSet, TIME, uShaped(table), rowNumber(table), Optional.of(atMost(1.25))),
                new Comparison(FLOOR, dataSet, TIME, sincePrevious(table), rowNumber(table), Optional.of(atMost(1.25))),
                new Comparison(BY_HAND, dataSet, TIME, windowSql(table), sincePrevious(table), Optional.of(atLeast(2))),
                new Comparison(BY_HAND, dataSet, TIME, joinSql(table), uShaped(table), Optional.empty()),
                new Comparison(AGGREGATE, dataSet, TIME, aggregate(table), trino(table, "max_by", "channels of last events", EventQueries.MAX_BY), Optional.of(atMost(2))),
                new Comparison(AGGREGATE, dataSet, TIME, windowSql(table), trino(table, "attribution_agg since_previous", "u-shaped, since previous", EventQueries.U_SHAPED_SINCE_PREVIOUS_AGGREGATE), Optional.of(atLeast(5))));
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

    private static Variant rowNumber(EventTable table)
    {
        return trino(table, "row_number", "row numbers", EventQueries.ROW_NUMBER);
    }

    private static Variant uShaped(EventTable table)
    {
        return trino(table, "attribute_u_shaped", "u-shaped, shared, 30 days", EventQueries.U_SHAPED);
    }

    private static Variant sincePrevious(EventTable table)
    {
        return trino(table, "attribute_u_shaped since_previous", "u-shaped, since previous", EventQueries.U_SHAPED_SINCE_PREVIOUS);
    }

    private static Variant windowSql(EventTable table)
    {
        return trino(table, "window SQL", "u-shaped, since previous", EventQueries.WINDOW_SQL);
    }

    private static Variant joinSql(EventTable table)
    {
        return trino(table, "join-based SQL", "u-shaped, shared, 30 days", EventQueries.JOIN_SQL);
    }

    private static Variant joinSql90Days(EventTable table)
    {
        return trino(table, "join-based SQL, 90 days", "u-shaped, shared, 90 days", EventQueries.JOIN_SQL_90_DAYS);
    }

    private static Variant trino(EventTable table, String name, String question, String sql)
    {
        return new Variant(name, question, new Query(table, sql));
    }
}
