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

import io.tributary.attribution.rule.RuleEvents;
import io.trino.spi.Page;
import io.trino.spi.TrinoException;
import io.trino.spi.type.BooleanType;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;

/**
 * The touches and conversions of one customer, read from the rows of the query. Serves many customers after each other.
 */
final class Customer
{
    private static final int INITIAL_CAPACITY = 16;
    private static final int LARGEST_CAPACITY_KEPT = 1 << 16;

    private final EventTables tables;
    private final boolean oneTable;
    private final boolean conversionIsFlag;
    private final CustomerRows touchRows;
    private final CustomerRows conversionRows;

    private final RuleEvents events = new RuleEvents();
    private int[] touches = new int[INITIAL_CAPACITY];
    private int[] conversions = new int[INITIAL_CAPACITY];
    private int[] unplaced = new int[0];
    private final BitSet unplacedDuplicates = new BitSet();
    private int unplacedCount;
    private boolean known;

    Customer(EventTables tables)
    {
        this.tables = tables;
        oneTable = tables.conversions().isEmpty();
        conversionIsFlag = oneTable && tables.touches().columns().get(tables.conversion().orElseThrow()).type() instanceof BooleanType;
        TextCache texts = new TextCache();
        touchRows = new CustomerRows(tables.touches(), texts);
        conversionRows = new CustomerRows(tables.conversionTable(), texts);
    }

    void clear()
    {
        touchRows.clear();
        conversionRows.clear();
        events.clear();
        unplacedCount = 0;
        unplacedDuplicates.clear();
        if (unplaced.length > LARGEST_CAPACITY_KEPT) {
            unplaced = new int[0];
        }
        if (touches.length > LARGEST_CAPACITY_KEPT) {
            touches = new int[INITIAL_CAPACITY];
        }
        if (conversions.length > LARGEST_CAPACITY_KEPT) {
            conversions = new int[INITIAL_CAPACITY];
        }
    }

    /**
     * @param input a page of each table argument, where there is one left
     */
    void add(List<Optional<Page>> input)
    {
        input.getFirst().ifPresent(touchRows::add);
        input.getLast().ifPresent(conversionRows::add);
    }

    /**
     * Tells touches from conversions, when all rows are there.
     *
     * @throws TrinoException if the rows are those of two customers, or not in the order of time
     */
    void read()
    {
        known = isKnown();
        if (!oneTable && known && touchRows.count() > 0) {
            checkSameCustomer();
        }
        Set<Object> touchIds = new HashSet<>(0);
        // an event of the one table may come as a touch once, and as a conversion another time
        Set<Object> conversionIds = oneTable ? touchIds : new HashSet<>(0);
        try {
            for (int row = 0; row < touchRows.count(); row++) {
                touchRows.at(row);
                if (oneTable && isConversion()) {
                    addConversion(row, conversionIds);
                }
                else {
                    addTouch(row, touchIds);
                }
            }
            for (int row = 0; !oneTable && row < conversionRows.count(); row++) {
                addConversion(row, conversionIds);
            }
            findUnplacedDuplicates(conversionIds);
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(INVALID_FUNCTION_ARGUMENT, e.getMessage(), e);
        }
    }

    /**
     * Whether the rows have a customer; where they have none, those of all unknown customers are together, and no touch belongs to a conversion.
     */
    boolean known()
    {
        return known;
    }

    RuleEvents events()
    {
        return events;
    }

    CustomerRows touch(int touch)
    {
        return touchRows.at(touches[touch]);
    }

    CustomerRows conversion(int conversion)
    {
        return conversionRows.at(conversions[conversion]);
    }

    int touchRow(int touch)
    {
        return touches[touch];
    }

    int conversionRow(int conversion)
    {
        return conversions[conversion];
    }

    /**
     * How many conversions have no place in a journey: as they have no time, or no customer.
     */
    int unplacedCount()
    {
        return unplacedCount;
    }

    int unplacedRow(int unplacedConversion)
    {
        return unplaced[unplacedConversion];
    }

    /**
     * Whether a conversion without a place came with the same id in another row: one that has a place, or an earlier one that has none.
     */
    boolean isUnplacedDuplicate(int unplacedConversion)
    {
        return unplacedDuplicates.get(unplacedConversion);
    }

    CustomerRows touchAtRow(int row)
    {
        return touchRows.at(row);
    }

    CustomerRows conversionAtRow(int row)
    {
        return conversionRows.at(row);
    }

    private void addTouch(int row, Set<Object> ids)
    {
        int time = tables.touches().time();
        if (!known || touchRows.isNull(time)) {
            return;
        }
        int touch = events.touchCount();
        if (touch == touches.length) {
            touches = Arrays.copyOf(touches, 2 * touch);
        }
        touches[touch] = row;
        events.addTouch(touchRows.microsAt(time), touchRows.picosAt(time), isSeen(touchRows, tables.touches().id(), ids));
    }

    private void addConversion(int row, Set<Object> ids)
    {
        conversionRows.at(row);
        int time = tables.conversionTable().time();
        if (!known || conversionRows.isNull(time)) {
            if (unplacedCount == unplaced.length) {
                unplaced = Arrays.copyOf(unplaced, Math.max(INITIAL_CAPACITY, 2 * unplacedCount));
            }
            unplaced[unplacedCount] = row;
            unplacedCount++;
            return;
        }
        int conversion = events.conversionCount();
        if (conversion == conversions.length) {
            conversions = Arrays.copyOf(conversions, 2 * conversion);
        }
        conversions[conversion] = row;
        events.addConversion(conversionRows.microsAt(time), conversionRows.picosAt(time), isSeen(conversionRows, tables.conversionTable().id(), ids));
    }

    private void findUnplacedDuplicates(Set<Object> ids)
    {
        for (int conversion = 0; conversion < unplacedCount; conversion++) {
            conversionRows.at(unplaced[conversion]);
            unplacedDuplicates.set(conversion, isSeen(conversionRows, tables.conversionTable().id(), ids));
        }
    }

    private boolean isConversion()
    {
        int column = tables.conversion().orElseThrow();
        return !touchRows.isNull(column) && (!conversionIsFlag || touchRows.booleanAt(column));
    }

    private static boolean isSeen(CustomerRows rows, Optional<Integer> id, Set<Object> seen)
    {
        return id.isPresent() && !rows.isNull(id.orElseThrow()) && !seen.add(rows.objectAt(id.orElseThrow()));
    }

    private boolean isKnown()
    {
        return isKnown(touchRows, tables.touches()) && isKnown(conversionRows, tables.conversionTable());
    }

    private static boolean isKnown(CustomerRows rows, InputTable table)
    {
        if (rows.count() == 0) {
            return true;
        }
        rows.at(0);
        return table.partition().stream().noneMatch(rows::isNull);
    }

    private void checkSameCustomer()
    {
        touchRows.at(0);
        conversionRows.at(0);
        List<Integer> ofTouch = tables.touches().partition();
        List<Integer> ofConversion = tables.conversionTable().partition();
        for (int column = 0; column < ofTouch.size(); column++) {
            if (conversionRows.count() > 0 && !Objects.equals(touchRows.objectAt(ofTouch.get(column)), conversionRows.objectAt(ofConversion.get(column)))) {
                throw new TrinoException(INVALID_FUNCTION_ARGUMENT, "The touches of one customer came together with the conversions of another: write COPARTITION (touches, conversions), with the names of the two tables, after the last argument");
            }
        }
    }
}
