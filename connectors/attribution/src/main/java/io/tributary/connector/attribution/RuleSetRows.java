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

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.rule.Frequency;
import io.tributary.attribution.rule.Milestone;
import io.tributary.attribution.rule.Rule;
import io.tributary.attribution.rule.RuleSet;
import io.tributary.attribution.rule.Strategy;
import io.tributary.attribution.rule.TouchClass;
import io.tributary.attribution.rule.TouchKind;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a rule set from its rows.
 */
final class RuleSetRows
{
    private RuleSetRows() {}

    /**
     * @param rows the newest state of every row up to the version, also of those that are deleted
     * @return nothing if the rule set is deleted
     * @throws IllegalArgumentException if the rows are not those of a rule set
     */
    static Optional<RuleSet> toRuleSet(String name, long version, Collection<StoredRow> rows)
    {
        Optional<Strategy> strategy = Optional.empty();
        Map<String, StoredRow> rules = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        ListMultimap<String, TouchClass> classes = ArrayListMultimap.create();
        ListMultimap<String, Milestone> milestones = ArrayListMultimap.create();
        for (StoredRow row : rows) {
            // a class that was deleted has changed its rule too
            versions.merge(row.key().rule(), row.version(), Math::max);
            if (row.values().isEmpty()) {
                continue;
            }
            Map<String, Object> values = row.values().orElseThrow();
            String rule = row.key().rule();
            if (isOf(row, RulesTables.RULE_SET)) {
                strategy = Optional.of(named(row, () -> Strategy.fromName(text(values, "strategy").orElseThrow())));
            }
            else if (isOf(row, RulesTables.RULE)) {
                rules.put(rule, row);
            }
            else if (isOf(row, RulesTables.TOUCH_CLASS)) {
                classes.put(rule, named(row, () -> touchClass(values)));
            }
            else {
                milestones.put(rule, named(row, () -> new Milestone(row.key().name(), text(values, "condition").orElseThrow())));
            }
        }
        if (strategy.isEmpty()) {
            return Optional.empty();
        }
        ImmutableList.Builder<Rule> built = ImmutableList.builder();
        rules.forEach((rule, row) -> built.add(named(row, () -> rule(rule, versions.get(rule), row.values().orElseThrow(), classes.get(rule), milestones.get(rule)))));
        return Optional.of(new RuleSet(name, version, strategy.orElseThrow(), built.build()));
    }

    static boolean isOf(StoredRow row, RulesTable table)
    {
        return row.key().table().equals(table.name());
    }

    static Optional<String> text(Map<String, Object> values, String column)
    {
        return Optional.ofNullable((String) values.get(column));
    }

    private static Rule rule(String name, long version, Map<String, Object> values, List<TouchClass> classes, List<Milestone> milestones)
    {
        return new Rule(
                name,
                version,
                ((Number) values.get("priority")).intValue(),
                (Boolean) values.get("enabled"),
                text(values, "valid_from").map(Instant::parse),
                text(values, "valid_until").map(Instant::parse),
                text(values, "condition"),
                text(values, "model").orElseThrow(),
                lookback(values).orElse(Lookback.unlimited()),
                Ownership.fromName(text(values, "ownership").orElseThrow()),
                new Frequency(Frequency.Kind.fromName(text(values, "frequency").orElseThrow()), text(values, "frequency_interval").map(ColumnKind::millis)),
                (Boolean) values.get("reportable"),
                classes,
                milestones);
    }

    private static TouchClass touchClass(Map<String, Object> values)
    {
        return new TouchClass(
                text(values, "class").orElseThrow(),
                TouchKind.fromName(text(values, "kind").orElseThrow()),
                text(values, "condition"),
                lookback(values),
                ((Number) values.get("precedence")).intValue(),
                ColumnKind.number(values.get("weight")));
    }

    /**
     * What is wrong with the values of a row, with the row.
     */
    private static <T> T named(StoredRow row, Supplier<T> make)
    {
        try {
            return make.get();
        }
        catch (IllegalArgumentException e) {
            // the message may name the rule itself
            String where = e.getMessage().startsWith("Rule ") ? row.key().describeRuleSet() : row.key().describe();
            throw new IllegalArgumentException("In %s: %s".formatted(where, e.getMessage()), e);
        }
    }

    private static Optional<Lookback> lookback(Map<String, Object> values)
    {
        return text(values, "lookback").map(interval -> Lookback.ofMillis(ColumnKind.millis(interval)));
    }
}
