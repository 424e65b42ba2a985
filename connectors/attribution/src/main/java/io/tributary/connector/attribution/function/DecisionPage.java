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

import io.tributary.attribution.rule.Decision;
import io.tributary.attribution.rule.Decisions;
import io.tributary.attribution.rule.Rule;
import io.tributary.attribution.rule.RulePlan;
import io.tributary.attribution.rule.TouchCondition;
import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.DictionaryBlock;
import io.trino.spi.block.LongArrayBlock;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.lang.Math.floorDiv;

/**
 * Collects the rows of the function's result, and makes pages of them.
 */
final class DecisionPage
        implements Decisions, ResultRows
{
    /**
     * A conversion that cannot be attributed, as its row has no time.
     */
    static final String NO_TIME = "NO_TIME";

    /**
     * A conversion that cannot be attributed, as its row has no customer.
     */
    static final String NO_CUSTOMER = "NO_CUSTOMER";

    private static final int INITIAL_CAPACITY = 16;
    private static final int LARGEST_CAPACITY_KEPT = 1 << 16;
    private static final long MICROS_PER_MILLISECOND = 1000;

    private final EventTables tables;
    private final Customer customer;
    private final ValueShares values;
    private final List<Integer> copiedColumns;

    // what rows refer to, the last position is NULL
    private final Block ruleNames;
    private final Block ruleVersions;
    private final Block reportable;
    private final Block classNames;
    private final Block decisionNames;

    private int count;
    // rows that have their values
    private int valued;
    private int[] touchRows;
    private int[] conversionRows;
    private int[] rules;
    private int[] classes;
    private int[] decisions;
    private long[] positions;
    private long[] touches;
    private long[] ages;
    private double[] weights;
    private double[] credits;

    DecisionPage(RulePlan plan, EventTables tables, Customer customer)
    {
        this.tables = tables;
        this.customer = customer;
        values = ValueShares.of(tables, OutputColumns.valueType(tables));
        copiedColumns = OutputColumns.copiedColumns(tables);

        List<Rule> planned = plan.rules();
        ruleNames = texts(planned.stream().map(Rule::name).toList());
        classNames = texts(plan.touchConditions().stream().map(TouchCondition::name).map(name -> name.orElse(null)).toList());
        BlockBuilder versions = BIGINT.createFixedSizeBlockBuilder(planned.size() + 1);
        BlockBuilder flags = BOOLEAN.createFixedSizeBlockBuilder(planned.size() + 1);
        for (Rule rule : planned) {
            BIGINT.writeLong(versions, rule.version());
            BOOLEAN.writeBoolean(flags, rule.reportable());
        }
        ruleVersions = versions.appendNull().build();
        reportable = flags.appendNull().build();
        List<String> names = new ArrayList<>(Arrays.stream(Decision.values()).map(Enum::name).toList());
        names.add(NO_TIME);
        names.add(NO_CUSTOMER);
        decisionNames = texts(names);
        allocate(INITIAL_CAPACITY);
    }

    @Override
    public void clear()
    {
        count = 0;
        valued = 0;
        values.clear();
        if (rules.length > LARGEST_CAPACITY_KEPT) {
            allocate(INITIAL_CAPACITY);
        }
    }

    @Override
    public int count()
    {
        return count;
    }

    @Override
    public void add(int conversion, int touch, int rule, int touchCondition, Decision decision, int position, int journeyTouches, double rawWeight, double credit)
    {
        int row = next();
        touchRows[row] = touch < 0 ? -1 : customer.touchRow(touch);
        conversionRows[row] = customer.conversionRow(conversion);
        rules[row] = rule;
        classes[row] = touchCondition;
        decisions[row] = decision.ordinal();
        positions[row] = position;
        touches[row] = journeyTouches;
        if (touch >= 0) {
            ages[row] = floorDiv(customer.events().conversionMicros(conversion) - customer.events().touchMicros(touch), MICROS_PER_MILLISECOND);
        }
        weights[row] = rawWeight;
        credits[row] = credit;
    }

    /**
     * Adds a conversion that has no place in a journey: it keeps all of its value, unless it came twice.
     */
    void addUnplaced(int unplacedConversion)
    {
        boolean duplicate = customer.isUnplacedDuplicate(unplacedConversion);
        int row = next();
        touchRows[row] = -1;
        conversionRows[row] = customer.unplacedRow(unplacedConversion);
        rules[row] = -1;
        classes[row] = -1;
        decisions[row] = duplicate ? Decision.DUPLICATE_CONVERSION.ordinal() : Decision.values().length + (customer.known() ? 0 : 1);
        positions[row] = 0;
        touches[row] = 0;
        weights[row] = 0;
        credits[row] = duplicate ? 0 : 1;
    }

    @Override
    public void share()
    {
        int start = valued;
        while (start < count) {
            int end = start + 1;
            while (end < count && conversionRows[end] == conversionRows[start] && rules[end] == rules[start]) {
                end++;
            }
            values.share(customer.conversionAtRow(conversionRows[start]), credits, start, end);
            start = end;
        }
        valued = count;
    }

    @Override
    public Page build()
    {
        Block[] blocks = new Block[OutputColumns.COUNT + copiedColumns.size() + (tables.conversions().isPresent() ? 2 : 1)];
        int block = 0;
        blocks[block++] = dictionary(ruleNames, rules);
        blocks[block++] = dictionary(ruleVersions, rules);
        blocks[block++] = dictionary(classNames, classes);
        blocks[block++] = dictionary(decisionNames, decisions);
        blocks[block++] = numbers(positions, row -> positions[row] == 0);
        blocks[block++] = numbers(touches, _ -> false);
        blocks[block++] = numbers(ages, row -> touchRows[row] < 0);
        blocks[block++] = numbers(bits(weights), row -> positions[row] == 0);
        blocks[block++] = numbers(bits(credits), _ -> false);
        blocks[block++] = values.build(count);
        blocks[block++] = dictionary(reportable, rules);
        for (int column : copiedColumns) {
            blocks[block++] = copied(column);
        }
        blocks[block++] = rowNumbers(touchRows);
        if (tables.conversions().isPresent()) {
            blocks[block] = rowNumbers(conversionRows);
        }
        Page page = new Page(count, blocks);
        clear();
        return page;
    }

    private void allocate(int capacity)
    {
        touchRows = new int[capacity];
        conversionRows = new int[capacity];
        rules = new int[capacity];
        classes = new int[capacity];
        decisions = new int[capacity];
        positions = new long[capacity];
        touches = new long[capacity];
        ages = new long[capacity];
        weights = new double[capacity];
        credits = new double[capacity];
    }

    private int next()
    {
        if (count == rules.length) {
            int capacity = 2 * count;
            touchRows = Arrays.copyOf(touchRows, capacity);
            conversionRows = Arrays.copyOf(conversionRows, capacity);
            rules = Arrays.copyOf(rules, capacity);
            classes = Arrays.copyOf(classes, capacity);
            decisions = Arrays.copyOf(decisions, capacity);
            positions = Arrays.copyOf(positions, capacity);
            touches = Arrays.copyOf(touches, capacity);
            ages = Arrays.copyOf(ages, capacity);
            weights = Arrays.copyOf(weights, capacity);
            credits = Arrays.copyOf(credits, capacity);
        }
        count++;
        return count - 1;
    }

    private Block dictionary(Block names, int[] numbers)
    {
        int[] ids = new int[count];
        for (int row = 0; row < count; row++) {
            ids[row] = numbers[row] < 0 ? names.getPositionCount() - 1 : numbers[row];
        }
        return DictionaryBlock.create(count, names, ids);
    }

    private Block numbers(long[] numbers, IntPredicate isNull)
    {
        return new LongArrayBlock(count, ValidRows.find(count, isNull), Arrays.copyOf(numbers, count));
    }

    private Block rowNumbers(int[] rows)
    {
        long[] numbers = new long[count];
        for (int row = 0; row < count; row++) {
            numbers[row] = rows[row];
        }
        return numbers(numbers, row -> rows[row] < 0);
    }

    private Block copied(int column)
    {
        Type type = tables.touches().columns().get(column).type();
        BlockBuilder builder = type.createBlockBuilder(null, count);
        for (int row = 0; row < count; row++) {
            customer.conversionAtRow(conversionRows[row]).appendTo(column, builder);
        }
        return builder.build();
    }

    private long[] bits(double[] numbers)
    {
        long[] bits = new long[count];
        for (int row = 0; row < count; row++) {
            bits[row] = Double.doubleToLongBits(numbers[row]);
        }
        return bits;
    }

    private static Block texts(List<String> texts)
    {
        BlockBuilder builder = VARCHAR.createBlockBuilder(null, texts.size() + 1);
        for (String text : texts) {
            if (text == null) {
                builder.appendNull();
            }
            else {
                VARCHAR.writeSlice(builder, utf8Slice(text));
            }
        }
        return builder.appendNull().build();
    }
}
