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
package io.tributary.attribution.journey;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;
import static io.tributary.attribution.journey.ArrayGrowth.grown;

/**
 * The touches and conversions of one customer in time order, kept as columns.
 * <p>
 * An instant is a number of microseconds since 1970-01-01 and a number of picoseconds, from 0 to 999,999, within
 * that microsecond. A row is the caller's number for the event and is given back unchanged.
 * <p>
 * One timeline serves many customers after each other: {@link #clear()} forgets the events and keeps the memory,
 * unless a customer was so large that the next ones are unlikely to need it.
 */
public final class Timeline
{
    private static final int INITIAL_CAPACITY = 32;
    private static final int PICOS_PER_MICRO = 1_000_000;
    private static final long BYTES_OF_TOUCH = Long.BYTES + Integer.BYTES + Integer.BYTES + Byte.BYTES;
    private static final long BYTES_OF_CONVERSION = Long.BYTES + Integer.BYTES + Double.BYTES;

    private int touchCount;
    private long[] touchMicros = new long[INITIAL_CAPACITY];
    private int[] touchPicos = new int[INITIAL_CAPACITY];
    private int[] touchRows = new int[INITIAL_CAPACITY];
    private byte[] touchMarks = new byte[INITIAL_CAPACITY];
    private double[] touchWeights = new double[0];

    private int conversionCount;
    private long[] conversionMicros = new long[INITIAL_CAPACITY];
    private int[] conversionPicos = new int[INITIAL_CAPACITY];
    private double[] conversionValues = new double[INITIAL_CAPACITY];

    private final TimeOrder order = new TimeOrder("Rows", "write OVER (PARTITION BY customer ORDER BY event_time)");

    public void clear()
    {
        if (touchMicros.length > LARGEST_CAPACITY_KEPT) {
            touchMicros = new long[INITIAL_CAPACITY];
            touchPicos = new int[INITIAL_CAPACITY];
            touchRows = new int[INITIAL_CAPACITY];
            touchMarks = new byte[INITIAL_CAPACITY];
            touchWeights = new double[0];
        }
        if (conversionMicros.length > LARGEST_CAPACITY_KEPT) {
            conversionMicros = new long[INITIAL_CAPACITY];
            conversionPicos = new int[INITIAL_CAPACITY];
            conversionValues = new double[INITIAL_CAPACITY];
        }
        touchCount = 0;
        conversionCount = 0;
        order.restart();
    }

    /**
     * Adds a touch at or after every event added so far.
     *
     * @throws IllegalArgumentException if the touch is earlier than an event already added
     */
    public void addTouch(int row, long micros, int picos)
    {
        order.advanceTo(micros, picos);
        if (touchCount == touchMicros.length) {
            growTouches();
        }
        touchMicros[touchCount] = micros;
        touchPicos[touchCount] = picos;
        touchRows[touchCount] = row;
        touchMarks[touchCount] = 0;
        touchCount++;
    }

    /**
     * Marks the touch added last.
     *
     * @param mark which mark, from 0 to 7; a model says what each of its marks means
     */
    public void markTouch(int mark)
    {
        touchMarks[touchCount - 1] |= (byte) (1 << mark);
    }

    /**
     * Gives the touch added last a weight. A model that reads weights needs one on every touch.
     *
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public void weighTouch(double weight)
    {
        weighTouch(weight, touchCount - 1);
    }

    /**
     * As {@link #weighTouch(double)}, for any touch.
     */
    public void weighTouch(double weight, int touch)
    {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The weight of a touch must be a finite number of at least 0, but is %s: mend it, or drop the touch".formatted(weight));
        }
        if (touchWeights.length < touchMicros.length) {
            touchWeights = Arrays.copyOf(touchWeights, touchMicros.length);
        }
        touchWeights[touch] = weight;
    }

    /**
     * Adds a conversion at or after every event added so far.
     *
     * @param value what the conversion is worth, 1 where conversions are only counted; zero and negative values are conversions too
     * @throws IllegalArgumentException if the conversion is earlier than an event already added, or its value is not finite
     */
    public void addConversion(long micros, int picos, double value)
    {
        order.advanceTo(micros, picos);
        checkConversionValue(value);
        if (conversionCount == conversionMicros.length) {
            int capacity = grown(conversionCount);
            conversionMicros = Arrays.copyOf(conversionMicros, capacity);
            conversionPicos = Arrays.copyOf(conversionPicos, capacity);
            conversionValues = Arrays.copyOf(conversionValues, capacity);
        }
        conversionMicros[conversionCount] = micros;
        conversionPicos[conversionCount] = picos;
        conversionValues[conversionCount] = value;
        conversionCount++;
    }

    /**
     * @throws IllegalArgumentException if the value is not finite
     */
    public static void checkConversionValue(double value)
    {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The value of a conversion must be finite, but is %s: mend the value, or make it NULL if the row is not a conversion".formatted(value));
        }
    }

    public int touchCount()
    {
        return touchCount;
    }

    public int touchRow(int touch)
    {
        return touchRows[touch];
    }

    /**
     * Gives a touch these marks instead of those that it has: a bit for each, the lowest for mark 0.
     */
    public void setMarks(byte marks, int touch)
    {
        touchMarks[touch] = marks;
    }

    public boolean isTouchMarked(int touch, int mark)
    {
        return (touchMarks[touch] & (1 << mark)) != 0;
    }

    public double touchWeight(int touch)
    {
        return touchWeights[touch];
    }

    /**
     * Microseconds from the first touch to this one, without {@link #touchFraction}: exact up to 285 years.
     */
    public double touchOffset(int touch)
    {
        // a difference of two longs of far apart instants may not fit a long
        return (touchMicros[touch] >= 0) == (touchMicros[0] >= 0) ?
                touchMicros[touch] - touchMicros[0] :
                (double) touchMicros[touch] - (double) touchMicros[0];
    }

    /**
     * What the touch is after its microsecond began, as a part of a microsecond.
     */
    public double touchFraction(int touch)
    {
        return touchPicos[touch] / (double) PICOS_PER_MICRO;
    }

    public int conversionCount()
    {
        return conversionCount;
    }

    public double conversionValue(int conversion)
    {
        return conversionValues[conversion];
    }

    /**
     * The values of all conversions, and perhaps more elements after them. Valid until the timeline changes, and not to be written to.
     */
    public double[] conversionValues()
    {
        return conversionValues;
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return BYTES_OF_TOUCH * touchMicros.length + (long) Double.BYTES * touchWeights.length + BYTES_OF_CONVERSION * conversionMicros.length;
    }

    boolean isTouchAtOrBefore(int touch, int conversion)
    {
        return touchMicros[touch] < conversionMicros[conversion] ||
                (touchMicros[touch] == conversionMicros[conversion] && touchPicos[touch] <= conversionPicos[conversion]);
    }

    /**
     * Whether the touch is no earlier than the lookback before the conversion; both ends belong to it.
     */
    boolean isTouchWithin(int touch, int conversion, Lookback lookback)
    {
        return lookback.reaches(conversionMicros[conversion], conversionPicos[conversion], touchMicros[touch], touchPicos[touch]);
    }

    private void growTouches()
    {
        int capacity = grown(touchCount);
        touchMicros = Arrays.copyOf(touchMicros, capacity);
        touchPicos = Arrays.copyOf(touchPicos, capacity);
        touchRows = Arrays.copyOf(touchRows, capacity);
        touchMarks = Arrays.copyOf(touchMarks, capacity);
    }
}
