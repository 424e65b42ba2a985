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

import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * What one statement does to the rows of one rule set.
 */
final class RuleSetEdit
{
    private static final int MAX_ROW_LENGTH = 1_000_000;

    private final String ruleSet;
    private final Map<RowKey, StoredRow> before = new LinkedHashMap<>();
    private final Map<RowKey, Map<String, Object>> after = new LinkedHashMap<>();

    /**
     * @param rows the newest state of every row, also of those that are deleted
     */
    RuleSetEdit(String ruleSet, Collection<StoredRow> rows)
    {
        this.ruleSet = requireNonNull(ruleSet, "ruleSet is null");
        for (StoredRow row : rows) {
            before.put(row.key(), row);
            row.values().ifPresent(values -> after.put(row.key(), values));
        }
    }

    /**
     * Deletes, then updates, then inserts, as a statement that does several of them has it.
     *
     * @throws IllegalArgumentException if a row that is inserted exists, or an update changes the key of a row
     */
    void apply(RulesTable table, List<RowChange> changes)
    {
        for (RowChange change : changes.stream().sorted(comparing(RowChange::operation)).toList()) {
            switch (change.operation()) {
                case DELETE -> delete(RowJson.readKey(table.name(), change.row().orElseThrow()));
                case UPDATE -> update(table, RowJson.readKey(table.name(), change.row().orElseThrow()), change.values());
                case INSERT -> insert(table, change.values());
            }
        }
        for (RowDifference difference : differences()) {
            difference.after().ifPresent(values -> {
                if (RowJson.write(values).length() > MAX_ROW_LENGTH) {
                    throw new IllegalArgumentException("The %s is longer than %s characters as JSON: shorten its texts".formatted(difference.key().describe(), MAX_ROW_LENGTH));
                }
            });
        }
        checkParents();
    }

    /**
     * Rows that are not as they were.
     */
    List<RowDifference> differences()
    {
        Set<RowKey> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .map(key -> new RowDifference(key, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))))
                .filter(RowDifference::isOne)
                .collect(toImmutableList());
    }

    /**
     * The newest state of every row after the edit.
     *
     * @param version of what has changed
     */
    List<StoredRow> rows(long version)
    {
        Map<RowKey, StoredRow> rows = new LinkedHashMap<>(before);
        for (RowDifference difference : differences()) {
            rows.put(difference.key(), new StoredRow(0, difference.key(), version, difference.after()));
        }
        return ImmutableList.copyOf(rows.values());
    }

    private void delete(RowKey key)
    {
        after.remove(key);
        // whose rules, classes and milestones go with it
        if (key.table().equals(RulesTables.RULE_SET.name())) {
            after.clear();
        }
        else if (key.table().equals(RulesTables.RULE.name())) {
            after.keySet().removeIf(other -> other.rule().equals(key.rule()));
        }
    }

    private void update(RulesTable table, RowKey key, Map<String, Object> set)
    {
        Map<String, Object> values = new LinkedHashMap<>(after.get(key));
        for (RulesColumn column : table.keyColumns()) {
            if (set.containsKey(column.name()) && !Objects.equals(set.get(column.name()), values.get(column.name()))) {
                throw new IllegalArgumentException("The column %s names the %s and cannot be changed: INSERT it under its new name, and DELETE the old one".formatted(column.name(), key.describe()));
            }
        }
        values.putAll(set);
        after.put(key, complete(table, values));
    }

    private void insert(RulesTable table, Map<String, Object> values)
    {
        RowKey key = table.key(values);
        if (after.containsKey(key)) {
            boolean existed = Optional.ofNullable(before.get(key)).flatMap(StoredRow::values).isPresent();
            throw new IllegalArgumentException(existed ?
                    "There is already a %s: change it with UPDATE".formatted(key.describe()) :
                    "The statement inserts the %s twice".formatted(key.describe()));
        }
        after.put(key, complete(table, values));
    }

    /**
     * With all columns in their order, and what NULL stands for in place of it.
     */
    private static Map<String, Object> complete(RulesTable table, Map<String, Object> values)
    {
        Map<String, Object> complete = new LinkedHashMap<>();
        for (RulesColumn column : table.columns()) {
            Object value = values.get(column.name());
            complete.put(column.name(), value == null ? column.whenNull().orElse(null) : value);
        }
        return complete;
    }

    private void checkParents()
    {
        List<RowKey> keys = new ArrayList<>(after.keySet());
        for (RowKey key : keys) {
            if (!after.containsKey(new RowKey(RulesTables.RULE_SET.name(), ruleSet, "", ""))) {
                throw new IllegalArgumentException("There is no rule set %s: INSERT it into rule_set before its rules".formatted(RowKey.quoted(ruleSet)));
            }
            if (!key.name().isEmpty() && !after.containsKey(new RowKey(RulesTables.RULE.name(), ruleSet, key.rule(), ""))) {
                throw new IllegalArgumentException("There is no rule %s in rule set %s: INSERT it into rule before its classes and milestones".formatted(RowKey.quoted(key.rule()), RowKey.quoted(ruleSet)));
            }
        }
    }
}
