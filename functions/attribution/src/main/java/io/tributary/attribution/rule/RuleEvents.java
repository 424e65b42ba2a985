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
package io.tributary.attribution.rule;

import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.TimeOrder;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;
import static io.tributary.attribution.journey.ArrayGrowth.grown;
import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * The touches and the conversions of one customer, each in time order and numbered from 0, kept as columns. A touch at the instant of a conversion is not after it.
 * <p>
 * An instant is a number of microseconds since 1970-01-01 UTC and a number of picoseconds, from 0 to 999,999, within that microsecond. One object serves many customers
 * after each other.
 */
public final class RuleEvents
{
    private final Column touches = new Column("Touches");
    private final Column conversions = new Column("Conversions");

    public void clear()
    {
        touches.clear();
        conversions.clear();
    }

    /**
     * Adds a touch at or after every touch added so far.
     *
     * @param duplicate whether it was reported before, so that it is never credited
     * @throws IllegalArgumentException if it is earlier than one already added
     */
    public void addTouch(long micros, int picos, boolean duplicate)
    {
        touches.add(micros, picos, duplicate);
    }

    /**
     * Adds a conversion at or after every conversion added so far.
     *
     * @param duplicate whether it was reported before, so that no rule counts it
     * @throws IllegalArgumentException if it is earlier than one already added
     */
    public void addConversion(long micros, int picos, boolean duplicate)
    {
        conversions.add(micros, picos, duplicate);
    }

    public int touchCount()
    {
        return touches.count;
    }

    public long touchMicros(int touch)
    {
        return touches.micros[touch];
    }

    public int touchPicos(int touch)
    {
        return touches.picos[touch];
    }

    public boolean isDuplicateTouch(int touch)
    {
        return touches.duplicates[touch];
    }

    public int conversionCount()
    {
        return conversions.count;
    }

    public long conversionMicros(int conversion)
    {
        return conversions.micros[conversion];
    }

    public int conversionPicos(int conversion)
    {
        return conversions.picos[conversion];
    }

    public boolean isDuplicateConversion(int conversion)
    {
        return conversions.duplicates[conversion];
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return touches.arrayBytes() + conversions.arrayBytes();
    }

    boolean isTouchAtOrBefore(int touch, int conversion)
    {
        long difference = Long.compare(touches.micros[touch], conversions.micros[conversion]);
        return difference < 0 || (difference == 0 && touches.picos[touch] <= conversions.picos[conversion]);
    }

    /**
     * Whether the touch is no earlier than the lookback before the conversion; both ends belong to it.
     */
    boolean isTouchWithin(int touch, int conversion, Lookback lookback)
    {
        return lookback.reaches(conversions.micros[conversion], conversions.picos[conversion], touches.micros[touch], touches.picos[touch]);
    }

    private static final class Column
    {
        private static final int INITIAL_CAPACITY = 32;

        private final TimeOrder order;
        private int count;
        private long[] micros = new long[INITIAL_CAPACITY];
        private int[] picos = new int[INITIAL_CAPACITY];
        private boolean[] duplicates = new boolean[INITIAL_CAPACITY];

        Column(String events)
        {
            order = new TimeOrder(events, "order the table by customer and event time");
        }

        void clear()
        {
            if (micros.length > LARGEST_CAPACITY_KEPT) {
                micros = new long[INITIAL_CAPACITY];
                picos = new int[INITIAL_CAPACITY];
                duplicates = new boolean[INITIAL_CAPACITY];
            }
            count = 0;
            order.restart();
        }

        void add(long eventMicros, int eventPicos, boolean duplicate)
        {
            order.advanceTo(eventMicros, eventPicos);
            if (count == micros.length) {
                int capacity = grown(count);
                micros = Arrays.copyOf(micros, capacity);
                picos = Arrays.copyOf(picos, capacity);
                duplicates = Arrays.copyOf(duplicates, capacity);
            }
            micros[count] = eventMicros;
            picos[count] = eventPicos;
            duplicates[count] = duplicate;
            count++;
        }

        long arrayBytes()
        {
            return sizeOf(micros) + sizeOf(picos) + sizeOf(duplicates);
        }
    }
}
