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
package io.tributary.functions.path;

import io.tributary.attribution.survival.SurvivalState;
import io.tributary.functions.EventTimeType;
import io.trino.spi.block.ArrayBlock;
import io.trino.spi.block.Block;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.type.Type;

import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * One journey with its times.
 *
 * @param touchMicros when each touch was, one for each step of the path
 * @param endMicros when it converted, or until when it is known that it did not
 * @param value means nothing without a conversion
 */
record SurvivalRow(long[] touchMicros, boolean isConverted, long endMicros, double value)
        implements PathModelRow<SurvivalState>
{
    private static final double NO_VALUE = 0;

    /**
     * @throws IllegalArgumentException if an argument is NULL that must not be, if the type is not one of event time, or if there are not as many times as steps
     */
    static SurvivalRow read(
            Type timeType,
            Block path,
            ValueBlock touchTimes,
            int touchTimesPosition,
            ValueBlock converted,
            int convertedPosition,
            ValueBlock endTime,
            int endTimePosition,
            ValueBlock value,
            int valuePosition)
    {
        EventTimeType eventTime = EventTimeType.ofType(timeType);
        if (touchTimes.isNull(touchTimesPosition)) {
            throw new IllegalArgumentException("The argument touch_times must not be NULL: give the time of each step of the path");
        }
        if (converted.isNull(convertedPosition)) {
            throw new IllegalArgumentException("The argument converted must not be NULL: write coalesce(converted, false) if a journey without it did not convert");
        }
        if (endTime.isNull(endTimePosition)) {
            throw new IllegalArgumentException("The argument end_time must not be NULL: write coalesce(conversion_time, end_of_data), as a journey that did not convert was seen until the data end");
        }
        boolean isConverted = BOOLEAN.getBoolean(converted, convertedPosition);
        if (isConverted && value.isNull(valuePosition)) {
            throw new IllegalArgumentException("The argument value must not be NULL where converted is true: write coalesce(value, 0) where there is none");
        }
        return new SurvivalRow(
                micros(eventTime, ((ArrayBlock) touchTimes).getArray(touchTimesPosition), path.getPositionCount()),
                isConverted,
                eventTime.micros(endTime, endTimePosition),
                isConverted ? DOUBLE.getDouble(value, valuePosition) : NO_VALUE);
    }

    @Override
    public void addTo(SurvivalState state, int[] path, int length)
    {
        state.add(path, touchMicros, length, endMicros, isConverted, value);
    }

    private static long[] micros(EventTimeType eventTime, Block touchTimes, int length)
    {
        if (touchTimes.getPositionCount() != length) {
            throw new IllegalArgumentException("The arguments path and touch_times must have as many elements as each other, but have %s and %s: give the time of each step of the path".formatted(length, touchTimes.getPositionCount()));
        }
        ValueBlock times = touchTimes.getUnderlyingValueBlock();
        long[] micros = new long[length];
        for (int step = 0; step < length; step++) {
            if (touchTimes.isNull(step)) {
                throw new IllegalArgumentException("The time of a touch must not be NULL, but element %s of touch_times is: leave out touches without a time".formatted(step + 1));
            }
            micros[step] = eventTime.micros(times, touchTimes.getUnderlyingValuePosition(step));
        }
        return micros;
    }
}
