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

import io.tributary.attribution.survival.SurvivalCredit;
import io.tributary.attribution.survival.SurvivalFit;
import io.tributary.attribution.survival.SurvivalState;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.RowBlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.type.Type;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * What {@code survival_attribution} does.
 */
final class SurvivalAttribution
{
    static final String NAME = "survival_attribution";
    static final String DESCRIPTION = "Effects and half-lives of the channels of journeys, and their credits, by how a touch raises the chance of a conversion and then fades";
    static final String RESULT = "row(channels array(row(channel varchar,touches bigint,conversions double,value double,effect double,half_life interval day to second)),converged boolean,passes bigint,log_likelihood double)";
    static final PathFunction<SurvivalState> FUNCTION = new PathFunction<>(NAME, SurvivalState.class, _ -> new SurvivalState(), SurvivalState::fitBytes);

    private static final String NO_SETTINGS = "";
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double LOG_OF_2 = StrictMath.log(2);

    private SurvivalAttribution() {}

    static void add(
            PathModelState state,
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
        FUNCTION.add(
                state,
                path,
                _ -> NO_SETTINGS,
                () -> SurvivalRow.read(timeType, path, touchTimes, touchTimesPosition, converted, convertedPosition, endTime, endTimePosition, value, valuePosition));
    }

    static void write(PathModelState state, BlockBuilder out)
    {
        FUNCTION.write(state, out, (journeys, result) -> {
            SurvivalFit fit = journeys.fit();
            ChannelNames channels = new ChannelNames(journeys.channels());
            ((RowBlockBuilder) result).buildEntry(fields -> {
                ((ArrayBlockBuilder) fields.get(0)).buildEntry(credits -> fit.credits().forEach(credit -> write(credit, channels, (RowBlockBuilder) credits)));
                BOOLEAN.writeBoolean(fields.get(1), fit.converged());
                BIGINT.writeLong(fields.get(2), fit.passes());
                DOUBLE.writeDouble(fields.get(3), fit.logLikelihood());
            });
        });
    }

    private static void write(SurvivalCredit credit, ChannelNames channels, RowBlockBuilder rows)
    {
        rows.buildEntry(fields -> {
            channels.write(credit.channel(), fields.get(0));
            BIGINT.writeLong(fields.get(1), credit.touches());
            DOUBLE.writeDouble(fields.get(2), credit.conversions());
            DOUBLE.writeDouble(fields.get(3), credit.value());
            DOUBLE.writeDouble(fields.get(4), credit.effect());
            if (Double.isNaN(credit.decay())) {
                fields.get(5).appendNull();
            }
            else {
                // the engine holds such an interval as a long number of milliseconds
                BIGINT.writeLong(fields.get(5), Math.round(LOG_OF_2 / credit.decay() * MILLIS_PER_SECOND));
            }
        });
    }
}
