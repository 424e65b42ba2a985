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
package io.tributary.functions.aggregate;

import io.airlift.slice.Slice;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.Timeline;
import io.tributary.attribution.journey.ValueKind;
import io.tributary.functions.EventTimeType;
import io.trino.spi.block.Int128ArrayBlock;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.block.VariableWidthBlock;

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * Where the generated classes of the aggregates over journeys hand over their rows and states.
 */
public final class JourneyRows
{
    private JourneyRows() {}

    /**
     * @param function name of the function, for errors
     * @param models null where the function has no such argument; so are lookback and ownership
     */
    public static void add(
            JourneyState state,
            String function,
            ValueKind valueKind,
            ValueBlock models,
            int modelsPosition,
            ValueBlock channel,
            int channelPosition,
            ValueBlock eventTime,
            int eventTimePosition,
            ValueBlock conversion,
            int conversionPosition,
            ValueBlock lookback,
            int lookbackPosition,
            ValueBlock ownership,
            int ownershipPosition)
    {
        try {
            state.useSettings(state.settingsReader().read(models, modelsPosition, lookback, lookbackPosition, ownership, ownershipPosition));
            EventLog events = state.log(valueKind);
            if (eventTime.isNull(eventTimePosition)) {
                return;
            }
            EventTimeType timeType = state.eventTimeType();
            long micros = timeType.micros(eventTime, eventTimePosition);
            int picos = timeType.picosOfMicro(eventTime, eventTimePosition);
            if (state.admit(1, events) == 0) {
                return;
            }
            int channelNumber = channel.isNull(channelPosition) ? NO_NAME : channelNumber(events, (VariableWidthBlock) channel, channelPosition);
            if (isConversion(valueKind, conversion, conversionPosition)) {
                addConversion(state.group(), events, micros, picos, channelNumber, conversion, conversionPosition);
            }
            else {
                events.addTouch(state.group(), micros, picos, channelNumber);
            }
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(function, e);
        }
    }

    private static boolean isConversion(ValueKind valueKind, ValueBlock conversion, int position)
    {
        return !conversion.isNull(position) && (valueKind != ValueKind.COUNT || BOOLEAN.getBoolean(conversion, position));
    }

    private static void addConversion(int group, EventLog events, long micros, int picos, int channel, ValueBlock conversion, int position)
    {
        switch (events.valueKind()) {
            case COUNT -> events.addConversion(group, micros, picos, channel, 0, 0);
            case DOUBLE -> {
                double value = DOUBLE.getDouble(conversion, position);
                Timeline.checkConversionValue(value);
                events.addConversion(group, micros, picos, channel, 0, Double.doubleToLongBits(value));
            }
            case DECIMAL -> {
                if (conversion instanceof Int128ArrayBlock decimals) {
                    events.addConversion(group, micros, picos, channel, decimals.getInt128High(position), decimals.getInt128Low(position));
                }
                else {
                    long value = BIGINT.getLong(conversion, position);
                    events.addConversion(group, micros, picos, channel, value >> 63, value);
                }
            }
        }
    }

    private static int channelNumber(EventLog events, VariableWidthBlock block, int position)
    {
        Slice slice = block.getRawSlice();
        return events.channels().numberOf(slice.byteArray(), slice.byteArrayOffset() + block.getRawSliceOffset(position), block.getSliceLength(position));
    }

    public static void combine(JourneyState state, JourneyState other, String function)
    {
        try {
            state.addAll(other);
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(function, e);
        }
    }
}
