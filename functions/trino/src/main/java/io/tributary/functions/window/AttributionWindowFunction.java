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
package io.tributary.functions.window;

import io.airlift.slice.Slice;
import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.journey.Timeline;
import io.tributary.attribution.model.Attribution;
import io.tributary.attribution.model.AttributionModel;
import io.tributary.functions.EventTimeType;
import io.tributary.functions.window.ModelArgument.Mark;
import io.tributary.functions.window.ModelArgument.Parameter;
import io.tributary.functions.window.ModelArgument.Weight;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.WindowFunction;
import io.trino.spi.function.WindowIndex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.tributary.functions.FunctionCounters.functionCounters;
import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.tributary.functions.window.AttributionFunctions.attributionFunction;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * A window function {@code attribute_<model>(conversion, event_time [, model arguments] [, lookback [, ownership]])}.
 * The credits of a whole partition are computed when it begins; after that every row only picks up its own.
 */
public abstract class AttributionWindowFunction
        implements WindowFunction
{
    private static final int CONVERSION_CHANNEL = 0;
    private static final int EVENT_TIME_CHANNEL = 1;
    private static final int FIRST_MODEL_CHANNEL = 2;

    private final AttributionFunction function;
    private final ConversionType conversionType;
    private final EventTimeType eventTimeType;
    private final int modelArguments;
    private final boolean hasLookback;
    private final boolean hasOwnership;
    private final int[] markChannels;
    private final int weightChannel;

    private final Timeline timeline = new Timeline();
    private final Journeys journeys = new Journeys();
    private final PartitionRows rowsWithoutTime = new PartitionRows();
    private List<Object> parameters;
    private Attribution attribution;

    private double[] credits;
    private int position;
    private int nextTouch;

    /**
     * @param argumentChannels one for each argument of the signature that was bound
     * @param function name of the function
     * @param conversionType name of a {@link ConversionType}
     * @param eventTimeType name of an {@link EventTimeType}
     */
    protected AttributionWindowFunction(List<Integer> argumentChannels, String function, String conversionType, String eventTimeType)
    {
        this.function = attributionFunction(function);
        this.conversionType = ConversionType.valueOf(conversionType);
        this.eventTimeType = EventTimeType.valueOf(eventTimeType);

        int optionalArguments = argumentChannels.size() - FIRST_MODEL_CHANNEL;
        modelArguments = Math.min(optionalArguments, this.function.arguments().size());
        hasLookback = optionalArguments > modelArguments;
        hasOwnership = optionalArguments > modelArguments + 1;

        markChannels = channelsOf(Mark.class);
        int[] weightChannels = channelsOf(Weight.class);
        weightChannel = weightChannels.length == 0 ? -1 : weightChannels[0];
    }

    @Override
    public void reset(WindowIndex index)
    {
        timeline.clear();
        rowsWithoutTime.clear();
        position = 0;
        nextTouch = 0;
        try {
            readParameters(index);
            readEvents(index);
            credits = attribution.credits(timeline, journeys);
            functionCounters().addCustomer((long) timeline.touchCount() + timeline.conversionCount(), journeys.count());
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(function.name(), e);
        }
    }

    @SqlNullable
    @Override
    public void processRow(BlockBuilder output, int peerGroupStart, int peerGroupEnd, int frameStart, int frameEnd)
    {
        if (nextTouch < credits.length && timeline.touchRow(nextTouch) == position) {
            DOUBLE.writeDouble(output, credits[nextTouch]);
            nextTouch++;
        }
        else if (rowsWithoutTime.isNext(position)) {
            output.appendNull();
        }
        else {
            DOUBLE.writeDouble(output, 0);
        }
        position++;
    }

    private void readEvents(WindowIndex index)
    {
        int size = index.size();
        for (int row = 0; row < size; row++) {
            if (index.isNull(EVENT_TIME_CHANNEL, row)) {
                rowsWithoutTime.add(row);
                continue;
            }
            long micros;
            int picos = 0;
            if (eventTimeType.isObject()) {
                Object eventTime = index.getObject(EVENT_TIME_CHANNEL, row);
                micros = eventTimeType.micros(eventTime);
                picos = eventTimeType.picosOfMicro(eventTime);
            }
            else {
                micros = eventTimeType.micros(index.getLong(EVENT_TIME_CHANNEL, row));
            }
            if (conversionType.isConversion(index, CONVERSION_CHANNEL, row)) {
                timeline.addConversion(micros, picos, conversionType.value(index, CONVERSION_CHANNEL, row));
            }
            else {
                timeline.addTouch(row, micros, picos);
                readTouchArguments(index, row);
            }
        }
    }

    private void readTouchArguments(WindowIndex index, int row)
    {
        for (int mark = 0; mark < markChannels.length; mark++) {
            if (!index.isNull(markChannels[mark], row) && index.getBoolean(markChannels[mark], row)) {
                timeline.markTouch(mark);
            }
        }
        if (weightChannel >= 0) {
            if (index.isNull(weightChannel, row)) {
                throw new IllegalArgumentException("The weight of a touch must not be NULL: write coalesce(weight, 0) if such a touch is to get nothing");
            }
            timeline.weighTouch(index.getDouble(weightChannel, row));
        }
    }

    /**
     * Makes the model, unless the partition before had the same parameters, which is nearly always so.
     */
    private void readParameters(WindowIndex index)
    {
        List<Object> values = new ArrayList<>(0);
        for (int argument = 0; argument < modelArguments; argument++) {
            if (function.arguments().get(argument) instanceof Parameter(String name, ConstantType type, String example)) {
                values.add(type.readNotNull(name, index, FIRST_MODEL_CHANNEL + argument, example));
            }
        }
        int modelParameters = values.size();
        if (hasLookback) {
            values.add(ConstantType.INTERVAL.read("lookback", index, FIRST_MODEL_CHANNEL + modelArguments));
        }
        if (hasOwnership) {
            values.add(ConstantType.TEXT.readNotNull("ownership", index, FIRST_MODEL_CHANNEL + modelArguments + 1, "'shared'"));
        }
        if (!values.equals(parameters)) {
            attribution = new Attribution(
                    model(values.subList(0, modelParameters)),
                    hasLookback ? lookback((Optional<?>) values.get(modelParameters)) : Lookback.unlimited(),
                    hasOwnership ? Ownership.fromName(((Slice) values.getLast()).toStringUtf8()) : Ownership.SHARED);
            parameters = values;
        }
    }

    private AttributionModel model(List<Object> values)
    {
        if (modelArguments < function.arguments().size()) {
            return function.withoutArguments().orElseThrow();
        }
        return function.factory().apply(values);
    }

    private static Lookback lookback(Optional<?> millis)
    {
        return millis.map(value -> Lookback.ofMillis((long) value)).orElseGet(Lookback::unlimited);
    }

    private int[] channelsOf(Class<? extends ModelArgument> kind)
    {
        return IntStream.range(0, function.arguments().size())
                .filter(argument -> kind.isInstance(function.arguments().get(argument)))
                .map(argument -> FIRST_MODEL_CHANNEL + argument)
                .toArray();
    }
}
