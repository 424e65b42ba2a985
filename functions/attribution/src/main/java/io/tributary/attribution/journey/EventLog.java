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

import static io.tributary.attribution.journey.ArraySizes.sizeOf;
import static java.util.Objects.requireNonNull;

/**
 * The touches and conversions of many customers. A conversion takes 4 bytes more than a touch, and those of its value.
 */
public final class EventLog
        extends CustomerLog
{
    // of the detail of an event: the number of the conversion follows, otherwise it is the channel
    private static final int IS_CONVERSION = 1 << 31;

    private final ValueKind valueKind;
    private final int longsOfValue;

    private int conversionCount;
    private int[] conversionChannels = new int[0];
    private long[] conversionValues = new long[0];

    public EventLog(ValueKind valueKind)
    {
        this.valueKind = requireNonNull(valueKind, "valueKind is null");
        longsOfValue = valueKind.longs();
    }

    /**
     * A copy that shares nothing with the other log.
     */
    public EventLog(EventLog other)
    {
        super(other);
        valueKind = other.valueKind;
        longsOfValue = other.longsOfValue;
        conversionCount = other.conversionCount;
        conversionChannels = other.conversionChannels.clone();
        conversionValues = other.conversionValues.clone();
    }

    public ValueKind valueKind()
    {
        return valueKind;
    }

    public NameNumbers channels()
    {
        return names();
    }

    public void addTouch(int customer, long micros, int picosOfMicro, int channel)
    {
        add(customer, micros, picosOfMicro, 0, channel);
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
        add(customer, micros, picosOfMicro, 0, conversionCount | IS_CONVERSION);
        mark(customer);
        conversionCount++;
    }

    public boolean hasConversion(int customer)
    {
        return isMarked(customer);
    }

    public boolean isConversion(int event)
    {
        return detail(event) < 0;
    }

    public int channel(int event)
    {
        int channel = detail(event);
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

    /**
     * By channel name as the engine sorts text, no name last; then touches before conversions, then conversions by value.
     */
    @Override
    protected int compareAtInstant(int left, int right)
    {
        int order = channels().compare(channel(left), channel(right));
        if (order == 0) {
            order = Boolean.compare(isConversion(left), isConversion(right));
        }
        if (order == 0 && isConversion(left)) {
            order = valueKind.compare(valueHigh(left), valueLow(left), valueHigh(right), valueLow(right));
        }
        return order;
    }

    @Override
    public long arrayBytes()
    {
        return super.arrayBytes() + sizeOf(conversionChannels) + sizeOf(conversionValues);
    }

    private int conversion(int event)
    {
        return detail(event) & ~IS_CONVERSION;
    }
}
