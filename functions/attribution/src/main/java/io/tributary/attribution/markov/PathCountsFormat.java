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
package io.tributary.attribution.markov;

import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.ValueKind;

import java.util.Arrays;

import static java.lang.Math.toIntExact;

/**
 * The bytes of {@link PathCounts}, on their way from one worker to another: the settings, the names of the channels, each transition with its journeys, then the outcomes of each state. What the
 * states are follows from the transitions, which come in an order in which each begins at a state that another one has led to.
 * <p>
 * Numbers are written with seven bits in each byte, the lowest first, so that most take one or two bytes.
 */
public final class PathCountsFormat
{
    private static final int SELF_LOOPS = 0x10;
    private static final int VALUE_KIND = 0x0F;
    private static final int LONGEST_NUMBER = 10;
    private static final int GROUP_BITS = 7;
    private static final int MORE = 0x80;

    private byte[] bytes;
    private int position;

    private PathCountsFormat(byte[] bytes, int position)
    {
        this.bytes = bytes;
        this.position = position;
    }

    public static byte[] toBytes(PathCounts counts)
    {
        PathCountsFormat writer = new PathCountsFormat(new byte[256], 0);
        writer.write(counts);
        return Arrays.copyOf(writer.bytes, writer.position);
    }

    /**
     * @param bytes as made by {@link #toBytes(PathCounts)}, from an offset on
     */
    public static PathCounts fromBytes(byte[] bytes, int offset)
    {
        return new PathCountsFormat(bytes, offset).read();
    }

    private void write(PathCounts counts)
    {
        writeNumber(counts.valueKind().ordinal() | (counts.selfLoops() ? SELF_LOOPS : 0));
        writeNumber(counts.order());
        writeNumber(counts.journeys());

        NameNumbers channels = counts.channels();
        writeNumber(channels.count());
        for (int channel = 1; channel <= channels.count(); channel++) {
            writeNumber(channels.length(channel));
            channels.writeTo(channel, this::writeBytes);
        }

        TransitionCounts transitions = counts.transitions();
        writeNumber(transitions.count());
        for (int transition = 0; transition < transitions.count(); transition++) {
            writeNumber(transitions.from(transition));
            writeNumber(transitions.channel(transition));
            writeNumber(transitions.journeys(transition));
        }

        for (int state = 1; state < counts.states().count(); state++) {
            writeNumber(counts.conversions(state));
            writeNumber(counts.nonConversions(state));
        }
        if (counts.valueKind() != ValueKind.COUNT) {
            writeValues(counts);
        }
    }

    private void writeValues(PathCounts counts)
    {
        ExactSums values = counts.values();
        for (int state = 1; state < counts.states().count(); state++) {
            int digits = values.digitCount(state);
            writeNumber(digits);
            if (digits > 0) {
                writeNumber(values.firstDigit());
            }
            for (int digit = values.firstDigit(); digit < values.firstDigit() + digits; digit++) {
                long value = values.digit(state, digit);
                // the sign in the lowest bit
                writeNumber(value << 1 ^ value >> (Long.SIZE - 1));
            }
        }
    }

    private PathCounts read()
    {
        int flags = (int) readNumber();
        PathCounts counts = new PathCounts(readNumber(), (flags & SELF_LOOPS) != 0, ValueKind.values()[flags & VALUE_KIND]);
        counts.addAllJourneys(readNumber());

        int channels = (int) readNumber();
        for (int channel = 0; channel < channels; channel++) {
            int length = (int) readNumber();
            counts.channels().numberOf(bytes, position, length);
            position += length;
        }

        int transitions = (int) readNumber();
        for (int transition = 0; transition < transitions; transition++) {
            counts.addJourneys((int) readNumber(), (int) readNumber(), readNumber());
        }

        int states = counts.states().count();
        for (int state = 1; state < states; state++) {
            counts.addOutcomes(state, readNumber(), readNumber());
        }
        for (int state = 1; state < states && counts.valueKind() != ValueKind.COUNT; state++) {
            readValue(counts.values(), state);
        }
        return counts;
    }

    private void readValue(ExactSums values, int state)
    {
        int digits = (int) readNumber();
        int first = digits == 0 ? 0 : (int) readNumber();
        for (int digit = first; digit < first + digits; digit++) {
            long coded = readNumber();
            values.addDigit(state, digit, coded >>> 1 ^ -(coded & 1));
        }
    }

    private void writeNumber(long number)
    {
        reserve(LONGEST_NUMBER);
        long rest = number;
        while (rest >>> GROUP_BITS != 0) {
            bytes[position] = (byte) (rest | MORE);
            position++;
            rest >>>= GROUP_BITS;
        }
        bytes[position] = (byte) rest;
        position++;
    }

    private long readNumber()
    {
        long number = 0;
        int shift = 0;
        while (bytes[position] < 0) {
            number |= (bytes[position] & (MORE - 1L)) << shift;
            shift += GROUP_BITS;
            position++;
        }
        number |= (long) bytes[position] << shift;
        position++;
        return number;
    }

    private void writeBytes(byte[] source, int offset, int length)
    {
        reserve(length);
        System.arraycopy(source, offset, bytes, position, length);
        position += length;
    }

    private void reserve(int length)
    {
        if (length > bytes.length - position) {
            long needed = (long) position + length;
            bytes = Arrays.copyOf(bytes, toIntExact(Math.max(needed, Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length))));
        }
    }
}
