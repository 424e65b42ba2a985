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
import io.airlift.slice.Slices;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.NameNumbers;
import io.trino.spi.TrinoException;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.Int128ArrayBlockBuilder;
import io.trino.spi.block.RowBlockBuilder;
import io.trino.spi.type.Int128;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

import static io.tributary.functions.FunctionCounters.functionCounters;
import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.trino.spi.StandardErrorCode.NUMERIC_VALUE_OUT_OF_RANGE;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.Decimals.MAX_PRECISION;
import static io.trino.spi.type.Decimals.overflows;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * {@code attribution_agg(models, channel, event_time, conversion [, lookback [, ownership]])}: what each channel of a customer gets, by any number of models in one pass.
 */
public final class AttributionAggregation
{
    static final String NAME = "attribution_agg";
    static final String DESCRIPTION = "Credit by model and channel for the events of one customer, by any number of attribution models in one pass";

    private static final Slice OVER_LIMIT = Slices.utf8Slice("over_max_events");

    private AttributionAggregation() {}

    public static void output(JourneyState state, BlockBuilder output)
    {
        Optional<EventLog> events = state.events();
        if (events.isEmpty()) {
            output.appendNull();
            return;
        }
        state.writeResult(output, result -> ((ArrayBlockBuilder) result).buildEntry(rows -> writeRows(state, events.orElseThrow(), (RowBlockBuilder) rows)));
    }

    private static void writeRows(JourneyState state, EventLog log, RowBlockBuilder rows)
    {
        if (log.eventCount(state.group()) > state.settings().limit().events()) {
            functionCounters().addCustomerOverLimit();
            rows.buildEntry(fields -> {
                VARCHAR.writeSlice(fields.get(0), OVER_LIMIT);
                fields.subList(1, fields.size()).forEach(BlockBuilder::appendNull);
            });
            return;
        }
        if (!log.hasConversion(state.group())) {
            functionCounters().addCustomer(log.eventCount(state.group()), 0);
            return;
        }
        List<Slice> modelNames = state.settings().modelNames();
        NameNumbers channels = log.channels();
        try {
            state.channelCredits().compute(state.group(), (model, channel, touches, conversions, value, exactValue) ->
                    rows.buildEntry(fields -> {
                        VARCHAR.writeSlice(fields.get(0), modelNames.get(model));
                        if (channel.isEmpty() || channel.orElseThrow() == NameNumbers.NO_NAME) {
                            fields.get(1).appendNull();
                        }
                        else {
                            channels.writeTo(channel.orElseThrow(), (bytes, offset, length) -> VARCHAR.writeSlice(fields.get(1), Slices.wrappedBuffer(bytes, offset, length)));
                        }
                        BIGINT.writeLong(fields.get(2), touches);
                        DOUBLE.writeDouble(fields.get(3), conversions);
                        writeValue(fields.get(4), value, exactValue);
                    }));
            functionCounters().addCustomer(log.eventCount(state.group()), state.journeyCount());
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(NAME, e);
        }
    }

    private static void writeValue(BlockBuilder output, double value, BigInteger exactValue)
    {
        if (exactValue == null) {
            DOUBLE.writeDouble(output, value);
            return;
        }
        writeDecimal(output, exactValue);
    }

    static void writeDecimal(BlockBuilder output, BigInteger value)
    {
        if (overflows(value, MAX_PRECISION)) {
            throw new TrinoException(NUMERIC_VALUE_OUT_OF_RANGE, "%s: The value of a channel is about %s in units of its last digit, more than 38 digits: use values of a smaller scale".formatted(NAME, new BigDecimal(value).round(new MathContext(3))));
        }
        Int128 decimal = Int128.valueOf(value);
        ((Int128ArrayBlockBuilder) output).writeInt128(decimal.getHigh(), decimal.getLow());
    }
}
