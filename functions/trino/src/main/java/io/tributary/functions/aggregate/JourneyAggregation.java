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

import io.airlift.slice.Slices;
import io.tributary.attribution.journey.CustomerEvents;
import io.tributary.attribution.journey.CustomerJourneys;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.journey.ValueKind;
import io.trino.spi.TrinoException;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.Int128ArrayBlockBuilder;
import io.trino.spi.block.RowBlockBuilder;

import java.util.List;
import java.util.Optional;

import static io.tributary.functions.FunctionCounters.functionCounters;
import static io.trino.spi.StandardErrorCode.EXCEEDED_FUNCTION_MEMORY_LIMIT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * {@code journey_agg(channel, event_time, conversion [, lookback [, ownership]])}: the journeys of a customer, one for each credited conversion, and
 * the touches after the last conversion as an open journey.
 */
public final class JourneyAggregation
{
    static final String NAME = "journey_agg";
    static final String DESCRIPTION = "Journeys of one customer: path, times and value of each conversion, and the open journey after the last one";

    private static final long MAX_TOUCHES = 10_000_000;

    private final JourneyState state;
    private final EventLog log;
    private final CustomerEvents events;
    private final Journeys journeys;

    private JourneyAggregation(JourneyState state, EventLog log, CustomerJourneys customer)
    {
        this.state = state;
        this.log = log;
        events = customer.events();
        journeys = customer.journeys();
    }

    public static void output(JourneyState state, BlockBuilder output)
    {
        Optional<EventLog> events = state.events();
        if (events.isEmpty()) {
            output.appendNull();
            return;
        }
        state.writeResult(output, result -> {
            CustomerJourneys customer = state.journeys();
            checkTouches(customer.touchesOfJourneys());
            functionCounters().addCustomer(events.orElseThrow().eventCount(state.group()), state.journeyCount());
            ((ArrayBlockBuilder) result).buildEntry(rows -> new JourneyAggregation(state, events.orElseThrow(), customer).write((RowBlockBuilder) rows));
        });
    }

    /**
     * Journeys that overlap repeat the touches that they share, so that the result may be much larger than the events.
     */
    private static void checkTouches(long touches)
    {
        if (touches > MAX_TOUCHES) {
            throw new TrinoException(
                    EXCEEDED_FUNCTION_MEMORY_LIMIT,
                    "%s: The journeys of a customer have %s touches together, and at most %s fit a result: let them overlap less, by a shorter lookback or the ownership 'since_previous'".formatted(NAME, touches, MAX_TOUCHES));
        }
    }

    private void write(RowBlockBuilder rows)
    {
        Ownership ownership = state.settings().ownership();
        for (int journey = 0; journey < journeys.count(); journey++) {
            int number = journey;
            rows.buildEntry(fields -> {
                writePath(fields, journeys.start(number), journeys.end(number));
                BOOLEAN.writeBoolean(fields.get(2), true);
                writeTime(fields.get(3), events.conversionEvent(number));
                writeValue(fields.get(4), events.conversionEvent(number));
            });
        }
        writeOpenJourney(rows, ownership);
    }

    private void writeOpenJourney(RowBlockBuilder rows, Ownership ownership)
    {
        boolean converted = journeys.count() > 0;
        int start = converted ? journeys.end(journeys.count() - 1) : 0;
        int end = events.timeline().touchCount();
        if (start == end || (converted && ownership == Ownership.FIRST_ONLY)) {
            return;
        }
        rows.buildEntry(fields -> {
            writePath(fields, start, end);
            BOOLEAN.writeBoolean(fields.get(2), false);
            fields.get(3).appendNull();
            fields.get(4).appendNull();
        });
    }

    private void writePath(List<BlockBuilder> fields, int start, int end)
    {
        ((ArrayBlockBuilder) fields.get(0)).buildEntry(path -> {
            for (int touch = start; touch < end; touch++) {
                writeChannel(path, events.touchChannel(touch));
            }
        });
        ((ArrayBlockBuilder) fields.get(1)).buildEntry(times -> {
            for (int touch = start; touch < end; touch++) {
                writeTime(times, events.touchEvent(touch));
            }
        });
    }

    private void writeChannel(BlockBuilder output, int channel)
    {
        if (channel == NameNumbers.NO_NAME) {
            output.appendNull();
            return;
        }
        log.channels().writeTo(channel, (bytes, offset, length) -> VARCHAR.writeSlice(output, Slices.wrappedBuffer(bytes, offset, length)));
    }

    private void writeTime(BlockBuilder output, int event)
    {
        state.eventTimeType().write(state.eventTime(), output, log.micros(event), log.picosOfMicro(event));
    }

    private void writeValue(BlockBuilder output, int event)
    {
        if (log.valueKind() == ValueKind.DECIMAL) {
            ((Int128ArrayBlockBuilder) output).writeInt128(log.valueHigh(event), log.valueLow(event));
            return;
        }
        DOUBLE.writeDouble(output, log.value(event));
    }
}
