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
package io.tributary.attribution.survival;

import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.state.Channels;
import io.tributary.attribution.state.ModelState;
import io.tributary.attribution.state.PathChecks;
import io.tributary.attribution.state.StateReader;
import io.tributary.attribution.state.StateWriter;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * Journeys with their outcomes, to which the additive hazard model is fitted (Y. Zhang, Y. Wei and J. Ren, "Multi-Touch Attribution in Online Advertising with
 * Survival Theory", ICDM 2014). A state can be made of any number of partial states; the order of journeys and how they were split over partial states changes
 * no digit of the fit.
 * <p>
 * A touch takes 8 bytes: its channel, and the time from the touch to the outcome in whole seconds, rounded up and at least 1. A journey that converted takes 12
 * bytes more, and one that did not takes none: only the touches matter then, not who had them. Room for growth takes up to half as much again.
 */
public final class SurvivalState
        implements ModelState
{
    /**
     * How many passes a fit takes if it is not asked for another number.
     */
    public static final int DEFAULT_PASSES = 2000;

    /**
     * How flat the likelihood is to be if nothing else is asked for: its slope by the logarithm of each parameter, for each conversion.
     */
    public static final double DEFAULT_TOLERANCE = 1e-8;

    private static final int MOST_TOUCHES = 1 << 30;
    private static final int INITIAL_CAPACITY = 16;
    // object header, five references, three counts
    private static final int INSTANCE_BYTES = 56;

    private NameNumbers channels = new NameNumbers();
    // of a touch: the channel in the upper half, the seconds in the lower half
    private long[] converted = new long[INITIAL_CAPACITY];
    private long[] unconverted = new long[INITIAL_CAPACITY];
    private int unconvertedCount;
    // of the journeys that converted; the first element is where the touches of the first journey begin
    private int[] ends = new int[INITIAL_CAPACITY];
    private double[] values = new double[INITIAL_CAPACITY];
    private int journeyCount;

    @Override
    public NameNumbers channels()
    {
        return channels;
    }

    /**
     * Adds one journey.
     *
     * @param path numbers of channels; that of no name is a channel of its own
     * @param touchMicros when each touch was, in microseconds from any instant, in any order
     * @param length how many elements of the arrays are the journey
     * @param outcomeMicros when the journey converted, or until when it is known that it did not, from the same instant
     * @param value of the conversion; means nothing without one
     * @throws IllegalArgumentException if the journey has no touch, if a touch lies after the outcome or more than 68 years before it, if the value of a
     *         conversion is not a finite number that can be summed, or if there are more touches than an array can hold
     */
    public void add(int[] path, long[] touchMicros, int length, long outcomeMicros, boolean isConverted, double value)
    {
        if (length <= 0) {
            throw new IllegalArgumentException("A journey must have at least one touch, but one has %s: leave out journeys without touches, of which a hazard of touches can say nothing".formatted(length));
        }
        if (isConverted) {
            PathChecks.checkValue(value);
        }
        for (int touch = 0; touch < length; touch++) {
            // checks all touches before any of them is added
            TouchSeconds.before(outcomeMicros, touchMicros[touch]);
        }
        int count = reserve(isConverted, length);
        long[] touches = isConverted ? converted : unconverted;
        for (int touch = 0; touch < length; touch++) {
            touches[count + touch] = (long) path[touch] << Integer.SIZE | TouchSeconds.before(outcomeMicros, touchMicros[touch]);
        }
        if (isConverted) {
            close(count + length, value);
        }
        else {
            unconvertedCount = count + length;
        }
    }

    /**
     * Adds everything that another state has, which stays as it is.
     *
     * @throws IllegalArgumentException if there are more touches than an array can hold
     */
    public void merge(SurvivalState other)
    {
        int[] numbers = Channels.addNames(channels, other.channels);
        int start = reserve(true, other.ends[other.journeyCount]);
        for (int touch = 0; touch < other.ends[other.journeyCount]; touch++) {
            converted[start + touch] = renumber(other.converted[touch], numbers);
        }
        for (int journey = 0; journey < other.journeyCount; journey++) {
            close(start + other.ends[journey + 1], other.values[journey]);
        }
        int unconvertedStart = reserve(false, other.unconvertedCount);
        for (int touch = 0; touch < other.unconvertedCount; touch++) {
            unconverted[unconvertedStart + touch] = renumber(other.unconverted[touch], numbers);
        }
        unconvertedCount = unconvertedStart + other.unconvertedCount;
    }

    @Override
    public boolean isEmpty()
    {
        return journeyCount == 0 && unconvertedCount == 0;
    }

    /**
     * The state as bytes, for {@link #mergeBytes}: about 4 bytes for each touch, and 9 more for each journey that converted.
     */
    @Override
    public byte[] toBytes()
    {
        StateWriter writer = new StateWriter();
        writer.writeNames(channels);
        writer.writeUnsigned(journeyCount);
        for (int journey = 0; journey < journeyCount; journey++) {
            writer.writeDouble(values[journey]);
            writer.writeUnsigned(ends[journey + 1] - ends[journey]);
            for (int touch = ends[journey]; touch < ends[journey + 1]; touch++) {
                writeTouch(writer, converted[touch]);
            }
        }
        writer.writeUnsigned(unconvertedCount);
        for (int touch = 0; touch < unconvertedCount; touch++) {
            writeTouch(writer, unconverted[touch]);
        }
        return writer.toBytes();
    }

    @Override
    public void mergeBytes(byte[] bytes, int offset, int length)
    {
        StateReader reader = new StateReader(bytes, offset, length);
        int[] numbers = reader.readNames(channels);
        int journeys = reader.readCount();
        for (int journey = 0; journey < journeys; journey++) {
            double value = reader.readDouble();
            int touches = reader.readCount();
            int start = reserve(true, touches);
            for (int touch = 0; touch < touches; touch++) {
                converted[start + touch] = readTouch(reader, numbers);
            }
            close(start + touches, value);
        }
        int touches = reader.readCount();
        int start = reserve(false, touches);
        for (int touch = 0; touch < touches; touch++) {
            unconverted[start + touch] = readTouch(reader, numbers);
        }
        unconvertedCount = start + touches;
    }

    @Override
    public void clear()
    {
        if (!isEmpty() || channels.count() > 0) {
            channels = new NameNumbers();
            converted = new long[INITIAL_CAPACITY];
            unconverted = new long[INITIAL_CAPACITY];
            ends = new int[INITIAL_CAPACITY];
            values = new double[INITIAL_CAPACITY];
            unconvertedCount = 0;
            journeyCount = 0;
        }
    }

    /**
     * Bytes of memory that the state takes. A fit needs {@link #fitBytes} beside it.
     */
    @Override
    public long retainedBytes()
    {
        return INSTANCE_BYTES + channels.arrayBytes() + sizeOf(converted) + sizeOf(unconverted) + sizeOf(ends) + (long) Double.BYTES * values.length;
    }

    /**
     * About how many bytes of memory a fit takes for a while, if few touches have channel and time in common: 48 for a touch of a journey that converted, 40 for
     * any other, and 52 for a journey that converted.
     */
    public long fitBytes()
    {
        return 48L * ends[journeyCount] + 40L * unconvertedCount + 52L * journeyCount;
    }

    /**
     * Fits the model with {@link #DEFAULT_PASSES} and {@link #DEFAULT_TOLERANCE}.
     */
    public SurvivalFit fit()
    {
        return fit(DEFAULT_PASSES, DEFAULT_TOLERANCE);
    }

    /**
     * Fits the model of {@link HazardModel} as {@link HazardFit} says. Without any conversion nothing is fitted, and every channel has no effect.
     *
     * @param passes how many passes over the journeys there may be, at least 1
     * @param tolerance the slope of the likelihood by the logarithm of each parameter, for each conversion, that counts as flat, more than 0
     * @throws IllegalArgumentException if the passes or the tolerance are out of range
     */
    public SurvivalFit fit(int passes, double tolerance)
    {
        return new HazardFit(data(), passes, tolerance).fit();
    }

    HazardData data()
    {
        return new HazardData(channels, converted, ends, values, journeyCount, unconverted, unconvertedCount);
    }

    /**
     * Makes room for touches and returns where they go.
     */
    private int reserve(boolean isConverted, int length)
    {
        int count = isConverted ? ends[journeyCount] : unconvertedCount;
        if (length > MOST_TOUCHES - count) {
            throw new IllegalArgumentException("One task can hold at most %s touches of journeys: read a shorter period, or a sample of the customers".formatted(MOST_TOUCHES));
        }
        if (isConverted) {
            converted = grow(converted, count + length);
        }
        else {
            unconverted = grow(unconverted, count + length);
        }
        return count;
    }

    private void close(int end, double value)
    {
        if (journeyCount + 1 == ends.length) {
            ends = Arrays.copyOf(ends, ends.length + (ends.length >> 1));
            values = Arrays.copyOf(values, ends.length);
        }
        // so that equal journeys cannot be told apart
        values[journeyCount] = value + 0.0;
        journeyCount++;
        ends[journeyCount] = end;
    }

    private static long[] grow(long[] touches, int count)
    {
        return count <= touches.length ? touches : Arrays.copyOf(touches, Math.max(count, touches.length + (touches.length >> 1)));
    }

    private static long renumber(long touch, int[] numbers)
    {
        return (long) numbers[HazardData.channel(touch)] << Integer.SIZE | HazardData.seconds(touch);
    }

    private static void writeTouch(StateWriter writer, long touch)
    {
        writer.writeUnsigned(HazardData.channel(touch));
        writer.writeUnsigned(HazardData.seconds(touch));
    }

    private static long readTouch(StateReader reader, int[] numbers)
    {
        return (long) numbers[reader.readCount()] << Integer.SIZE | reader.readCount();
    }
}
