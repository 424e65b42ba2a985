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

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * Many conditions of one side, of which it finds those that are true for a row.
 *
 * <p>A condition with a {@link KeyTerm} is evaluated only for rows that have one of its values. So the time for a row depends on how many conditions have no such term, or one that holds for the row,
 * and not on how many there are for other values.
 */
public final class ConditionIndex
{
    private static final int[] NONE = {};

    private record Lookup(int column, Class<?> type, Map<Object, int[]> conditions) {}

    private final Side side;
    private final BoundCondition[] conditions;
    private final List<Lookup> lookups;
    private final int[] others;

    private ConditionIndex(Side side, BoundCondition[] conditions, List<Lookup> lookups, int[] others)
    {
        this.side = requireNonNull(side, "side is null");
        this.conditions = conditions;
        this.lookups = ImmutableList.copyOf(lookups);
        this.others = others;
    }

    /**
     * @param conditions by their numbers, that read no column of the other side; empty is always true
     */
    public static ConditionIndex of(Side side, List<Optional<BoundCondition>> conditions)
    {
        BoundCondition[] bound = new BoundCondition[conditions.size()];
        Multiset<Integer> popularity = HashMultiset.create();
        for (int number = 0; number < bound.length; number++) {
            bound[number] = conditions.get(number).filter(condition -> !condition.isAlwaysTrue()).orElse(null);
            if (bound[number] != null) {
                checkArgument((side == Side.TOUCH ? bound[number].conversionColumns() : bound[number].touchColumns()).isEmpty(), "Condition %s must read columns of %s alone", number, side.plural());
                bound[number].keyTerms().stream().map(KeyTerm::column).distinct().forEach(popularity::add);
            }
        }
        // few values first, then the column that most conditions have
        Comparator<KeyTerm> best = Comparator.<KeyTerm>comparingInt(term -> term.values().size()).thenComparing(Comparator.<KeyTerm>comparingInt(term -> popularity.count(term.column())).reversed()).thenComparingInt(KeyTerm::column);
        Map<Integer, Map<Object, Numbers>> byColumn = new TreeMap<>();
        Numbers others = new Numbers();
        for (int number = 0; number < bound.length; number++) {
            if (bound[number] == null) {
                others.add(number);
                continue;
            }
            if (bound[number].isNeverTrue()) {
                continue;
            }
            Optional<KeyTerm> key = bound[number].keyTerms().stream().min(best);
            if (key.isEmpty()) {
                others.add(number);
                continue;
            }
            KeyTerm term = key.orElseThrow();
            Map<Object, Numbers> values = byColumn.computeIfAbsent(term.column(), _ -> new HashMap<>());
            for (Object value : term.values()) {
                values.computeIfAbsent(value, _ -> new Numbers()).add(number);
            }
        }
        ImmutableList.Builder<Lookup> lookups = ImmutableList.builder();
        byColumn.forEach((column, values) -> {
            // a column has values of one type; a term without any, such as IN (NULL), is never true
            if (!values.isEmpty()) {
                Map<Object, int[]> numbers = new HashMap<>();
                values.forEach((value, list) -> numbers.put(value, list.toArray()));
                lookups.add(new Lookup(column, values.keySet().iterator().next().getClass(), numbers));
            }
        });
        return new ConditionIndex(side, bound, lookups.build(), others.toArray());
    }

    /**
     * Gives the numbers of the conditions that are true for the row, ascending.
     *
     * @param asked whether a condition matters; those that do not are not evaluated
     * @param target tells whether more are wanted after the one that it gets; if not, none is evaluated any more
     * @return how many conditions were evaluated
     * @throws EvaluationException if one of those that have to be evaluated has no result, with its number
     */
    public int matching(Row row, IntPredicate asked, IntPredicate target)
    {
        int[][] candidates = new int[lookups.size() + 1][];
        int count = 0;
        int total = others.length;
        candidates[count++] = others;
        for (Lookup lookup : lookups) {
            Object value = KeyTerms.value(row, lookup.column(), lookup.type());
            int[] found = value == null ? NONE : lookup.conditions().getOrDefault(value, NONE);
            if (found.length > 0) {
                candidates[count++] = found;
                total += found.length;
            }
        }
        int[] numbers = others;
        int size = total;
        if (count > 1) {
            numbers = new int[total];
            size = 0;
            for (int index = 0; index < count; index++) {
                for (int number : candidates[index]) {
                    if (asked.test(number)) {
                        numbers[size++] = number;
                    }
                }
            }
            Arrays.sort(numbers, 0, size);
        }
        int evaluated = 0;
        for (int index = 0; index < size; index++) {
            if (asked.test(numbers[index])) {
                evaluated++;
                if (isTrue(numbers[index], row) && !target.test(numbers[index])) {
                    return evaluated;
                }
            }
        }
        return evaluated;
    }

    private boolean isTrue(int number, Row row)
    {
        BoundCondition condition = conditions[number];
        if (condition == null) {
            return true;
        }
        try {
            return side == Side.TOUCH ? condition.isTrue(row, null) : condition.isTrue(null, row);
        }
        catch (EvaluationException e) {
            throw e.ofCondition(number);
        }
    }

    /**
     * Ascending numbers, which grow.
     */
    private static final class Numbers
    {
        private int[] values = new int[4];
        private int count;

        void add(int value)
        {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        int[] toArray()
        {
            return Arrays.copyOf(values, count);
        }
    }
}
