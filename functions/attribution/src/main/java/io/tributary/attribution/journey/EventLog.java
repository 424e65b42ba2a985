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

import static java.util.Objects.requireNonNull;

/**
 * The events of many customers as they arrive, in any order. The events of a customer are a list within the log, from the newest to the oldest.
 * <p>
 * An event takes 16 bytes, in one place, and a conversion 4 more and those of its value. Picoseconds take 4 bytes for each event as soon as one event has any.
 * A customer takes 8 bytes. Adding an event takes constant time.
 */
public final class EventLog
{
    private static final int EVENTS_OF_CHUNK = 1024;
    private static final int INITIAL_EVENTS = 16;
    private static final int LONGS_OF_EVENT = 2;

    // of the second long of an event: the event before, plus 1, in the upper half; the channel or the number of the conversion in the lower half
    private static final int IS_CONVERSION = 1 << 31;

    // of a customer: conversions or not, then the number of events, then the newest event, plus 1
    private static final long HAS_CONVERSION = 1L << 63;

    private final ValueKind valueKind;
    private final int longsOfValue;
    private final NameNumbers channels;

    private int size;
    private long[][] chunks = new long[1][LONGS_OF_EVENT * INITIAL_EVENTS];
    private int chunkCount = 1;
    private int[][] picos = new int[0][];
    private int picosChunkCount;

    private int conversionCount;
    private int[] conversionChannels = new int[0];
    private long[] conversionValues = new long[0];

    private long[] customers = new long[1];

    public EventLog(ValueKind valueKind)
    {
        this.valueKind = requireNonNull(valueKind, "valueKind is null");
        longsOfValue = valueKind.longs();
        channels = new NameNumbers();
    }

    /**
     * A copy that shares nothing with the other log.
     */
    public EventLog(EventLog other)
    {
        valueKind = other.valueKind;
        longsOfValue = other.longsOfValue;
        channels = new NameNumbers(other.channels);
        size = other.size;
        chunks = copy(other.chunks);
        chunkCount = other.chunkCount;
        picos = Arrays.stream(other.picos).map(chunk -> chunk == null ? null : chunk.clone()).toArray(int[][]::new);
        picosChunkCount = other.picosChunkCount;
        conversionCount = other.conversionCount;
        conversionChannels = other.conversionChannels.clone();
        conversionValues = other.conversionValues.clone();
        customers = other.customers.clone();
    }

    public ValueKind valueKind()
    {
        return valueKind;
    }

    public NameNumbers channels()
    {
        return channels;
    }

    /**
     * Makes room for customers of numbers below this one.
     */
    public void ensureCustomers(int count)
    {
        if (count > customers.length) {
            customers = Arrays.copyOf(customers, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(1024L, 2L * count)));
        }
    }

    public void addTouch(int customer, long micros, int picosOfMicro, int channel)
    {
        add(customer, micros, picosOfMicro, channel);
    }

    /**
     * @param valueHigh the upper half of a value of two longs
     * @param valueLow the value, if it takes one long; its lower half, if it takes two
     */
    public void addConversion(int customer, long micros, int picosOfMicro, int channel, long valueHigh, long valueLow)
    {
        if (conversionCount == conversionChannels.length) {
            int capacity = Math.max(4, conversionCount + (conversionCount >> 1));
            conversionChannels = Arrays.copyOf(conversionChannels, capacity);
            conversionValues = Arrays.copyOf(conversionValues, Math.multiplyExact(capacity, longsOfValue));
        }
        conversionChannels[conversionCount] = channel;
        if (longsOfValue > 0) {
            conversionValues[longsOfValue * conversionCount] = valueLow;
        }
        if (longsOfValue > 1) {
            conversionValues[longsOfValue * conversionCount + 1] = valueHigh;
        }
        add(customer, micros, picosOfMicro, conversionCount | IS_CONVERSION);
        customers[customer] |= HAS_CONVERSION;
        conversionCount++;
    }

    public int eventCount(int customer)
    {
        return customer < customers.length ? (int) (customers[customer] >>> 32) & Integer.MAX_VALUE : 0;
    }

    public boolean hasConversion(int customer)
    {
        return customer < customers.length && (customers[customer] & HAS_CONVERSION) != 0;
    }

    /**
     * The newest event of the customer, or -1 if there is none.
     */
    public int newest(int customer)
    {
        return customer < customers.length ? (int) customers[customer] - 1 : -1;
    }

    /**
     * The event of the same customer that was added before this one, or -1.
     */
    public int previous(int event)
    {
        return (int) (detail(event) >>> 32) - 1;
    }

    public long micros(int event)
    {
        return chunks[event / EVENTS_OF_CHUNK][LONGS_OF_EVENT * (event % EVENTS_OF_CHUNK)];
    }

    public int picosOfMicro(int event)
    {
        int chunk = event / EVENTS_OF_CHUNK;
        return chunk < picos.length && picos[chunk] != null ? picos[chunk][event % EVENTS_OF_CHUNK] : 0;
    }

    public boolean isConversion(int event)
    {
        return (int) detail(event) < 0;
    }

    public int channel(int event)
    {
        int channel = (int) detail(event);
        return channel < 0 ? conversionChannels[channel & ~IS_CONVERSION] : channel;
    }

    public long valueHigh(int conversionEvent)
    {
        return longsOfValue < 2 ? 0 : conversionValues[longsOfValue * conversion(conversionEvent) + 1];
    }

    public long valueLow(int conversionEvent)
    {
        return longsOfValue == 0 ? 1 : conversionValues[longsOfValue * conversion(conversionEvent)];
    }

    public double value(int conversionEvent)
    {
        return valueKind.toDouble(valueHigh(conversionEvent), valueLow(conversionEvent));
    }

    int compareValues(int leftConversionEvent, int rightConversionEvent)
    {
        return valueKind.compare(valueHigh(leftConversionEvent), valueLow(leftConversionEvent), valueHigh(rightConversionEvent), valueLow(rightConversionEvent));
    }

    /**
     * Bytes of memory held by the arrays, those of the channel names among them.
     */
    public long arrayBytes()
    {
        long events = chunkCount == 1 ? chunks[0].length : (long) chunkCount * LONGS_OF_EVENT * EVENTS_OF_CHUNK;
        return Long.BYTES * (events + chunks.length + conversionValues.length + customers.length)
                + Integer.BYTES * ((long) picosChunkCount * EVENTS_OF_CHUNK + picos.length + conversionChannels.length)
                + channels.arrayBytes();
    }

    private void add(int customer, long micros, int picosOfMicro, int detail)
    {
        if (size == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("One task can hold at most %s events: spread the query over more tasks".formatted(Integer.MAX_VALUE));
        }
        int chunk = size / EVENTS_OF_CHUNK;
        int index = LONGS_OF_EVENT * (size % EVENTS_OF_CHUNK);
        if (chunk == chunkCount || index == chunks[chunk].length) {
            grow(chunk);
        }
        long state = customers[customer];
        chunks[chunk][index] = micros;
        chunks[chunk][index + 1] = (state << 32) | Integer.toUnsignedLong(detail);
        if (picosOfMicro != 0) {
            setPicos(size, picosOfMicro);
        }
        size++;
        customers[customer] = (state & HAS_CONVERSION) | ((((state & ~HAS_CONVERSION) >>> 32) + 1) << 32) | size;
    }

    private static long[][] copy(long[][] chunks)
    {
        return Arrays.stream(chunks).map(chunk -> chunk == null ? null : chunk.clone()).toArray(long[][]::new);
    }

    private void grow(int chunk)
    {
        if (chunk < chunkCount) {
            chunks[chunk] = Arrays.copyOf(chunks[chunk], Math.min(2 * chunks[chunk].length, LONGS_OF_EVENT * EVENTS_OF_CHUNK));
            return;
        }
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunkCount);
        }
        chunks[chunkCount] = new long[LONGS_OF_EVENT * EVENTS_OF_CHUNK];
        chunkCount++;
    }

    private void setPicos(int event, int picosOfMicro)
    {
        int chunk = event / EVENTS_OF_CHUNK;
        if (chunk >= picos.length) {
            picos = Arrays.copyOf(picos, 2 * (chunk + 1));
        }
        if (picos[chunk] == null) {
            picos[chunk] = new int[EVENTS_OF_CHUNK];
            picosChunkCount++;
        }
        picos[chunk][event % EVENTS_OF_CHUNK] = picosOfMicro;
    }

    private long detail(int event)
    {
        return chunks[event / EVENTS_OF_CHUNK][LONGS_OF_EVENT * (event % EVENTS_OF_CHUNK) + 1];
    }

    private int conversion(int event)
    {
        return (int) detail(event) & ~IS_CONVERSION;
    }
}
