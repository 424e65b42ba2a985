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
import io.tributary.benchmarks.Work.Query;

import java.util.List;
import java.util.Optional;

import static io.tributary.benchmarks.EventTable.Layout.BY_CUSTOMER;
import static io.tributary.benchmarks.Metric.PEAK_MEMORY;
import static io.tributary.benchmarks.Metric.TIME;
import static io.tributary.benchmarks.Target.atLeast;
import static io.tributary.benchmarks.Target.atMost;

/**
 * The comparisons of attribution by rules.
 */
final class RuleComparisons
{
    private static final RuleTables SHORT_JOURNEYS = new RuleTables(new EventTable("campaigns_10", BY_CUSTOMER, 500_000, 10));
    private static final RuleTables LONG_JOURNEYS = new RuleTables(new EventTable("campaigns_250", BY_CUSTOMER, 20_000, 250));

    private static final String RULES = "rules";

    private RuleComparisons() {}

    /**
     * @param scale factor on the number of customers
     */
    static List<Comparison> comparisons(double scale)
    {
        return ImmutableList.<Comparison>builder()
                .addAll(onEvents(SHORT_JOURNEYS.scaled(scale), 3))
                .addAll(onEvents(LONG_JOURNEYS.scaled(scale), 8))
                .build();
    }

    private static List<Comparison> onEvents(RuleTables tables, double joinTarget)
    {
        String dataSet = tables.label();
        Variant threeRules = variant(tables, "attribute_events, three rules", "value by three rules", RuleQueries.THREE_RULES);
        Variant ofBuyers = variant(tables, "attribute_events, three rules, buyers only", "value by three rules", RuleQueries.THREE_RULES_OF_BUYERS);
        Variant joinSql = variant(tables, "join-based SQL, three rules", "value by three rules", RuleQueries.JOIN_SQL);
        Variant byChannel = variant(tables, "attribute_events, all rows", "rows by three rules", RuleQueries.THREE_RULES_BY_CHANNEL);
        Variant pass = variant(tables, "pass-through function", "events", RuleQueries.PASS);
        Variant passConversions = variant(tables, "pass-through function, conversions only", "conversions", RuleQueries.PASS_CONVERSIONS);
        Variant tenRules = variant(tables, "attribute_events, 10 rules", "value by rules of campaigns", RuleQueries.TEN_RULES);
        Variant thousandRules = variant(tables, "attribute_events, 1000 rules", "value by rules of campaigns", RuleQueries.THOUSAND_RULES);
        Variant tenOfClicks = variant(tables, "attribute_events, 10 rules of clicks", "value by rules of clicks", RuleQueries.TEN_RULES_OF_CLICKS);
        Variant thousandOfClicks = variant(tables, "attribute_events, 1000 rules of clicks", "value by rules of clicks", RuleQueries.THOUSAND_RULES_OF_CLICKS);
        return ImmutableList.of(
                new Comparison(RULES, dataSet, TIME, joinSql, threeRules, Optional.of(atLeast(joinTarget))),
                new Comparison(RULES, dataSet, PEAK_MEMORY, joinSql, threeRules, Optional.of(atLeast(3))),
                new Comparison(RULES, dataSet, TIME, joinSql, ofBuyers, Optional.empty()),
                new Comparison(RULES, dataSet, PEAK_MEMORY, joinSql, ofBuyers, Optional.empty()),
                new Comparison(RULES, dataSet, TIME, byChannel, pass, Optional.of(atMost(1.6))),
                new Comparison(RULES, dataSet, TIME, byChannel, passConversions, Optional.empty()),
                new Comparison(RULES, dataSet, TIME, thousandRules, tenRules, Optional.of(atMost(2))),
                new Comparison(RULES, dataSet, TIME, thousandOfClicks, tenOfClicks, Optional.of(atMost(2))));
    }

    private static Variant variant(RuleTables tables, String name, String question, String sql)
    {
        return new Variant(name, question, new Query(tables, sql));
    }
}
