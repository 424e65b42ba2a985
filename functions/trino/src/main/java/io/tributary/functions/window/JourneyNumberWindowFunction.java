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

import io.tributary.attribution.journey.Timeline;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.WindowFunction;
import io.trino.spi.function.WindowIndex;

import java.util.List;

import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.trino.spi.type.BigintType.BIGINT;

/**
 * The window function {@code journey_number(conversion)}. A conversion belongs to the journey that it ends, and so do
 * the other rows of its instant, as in ownership {@code since_previous}: rows that the window does not order are of one instant.
 */
public abstract class JourneyNumberWindowFunction
        implements WindowFunction
{
    static final String NAME = "journey_number";
    static final String DESCRIPTION = "Number of the journey, from 1, where a conversion ends a journey";

    private static final int CONVERSION_CHANNEL = 0;

    private final ConversionType conversionType;

    private WindowIndex index;
    private int position;
    private int currentPeerGroupStart;
    private long journeysEnded;
    private long journeyOfTouches;

    /**
     * @param argumentChannels the channel of the conversion
     * @param conversionType name of a {@link ConversionType}
     */
    protected JourneyNumberWindowFunction(List<Integer> argumentChannels, String conversionType)
    {
        this.conversionType = ConversionType.valueOf(conversionType);
    }

    @Override
    public void reset(WindowIndex index)
    {
        this.index = index;
        position = 0;
        currentPeerGroupStart = -1;
        journeysEnded = 0;
    }

    @Override
    public void processRow(BlockBuilder output, int peerGroupStart, int peerGroupEnd, int frameStart, int frameEnd)
    {
        if (peerGroupStart != currentPeerGroupStart) {
            currentPeerGroupStart = peerGroupStart;
            journeyOfTouches = journeysEnded + 1;
        }
        if (conversionType.isConversion(index, CONVERSION_CHANNEL, position)) {
            try {
                Timeline.checkConversionValue(conversionType.value(index, CONVERSION_CHANNEL, position));
            }
            catch (IllegalArgumentException e) {
                throw invalidArgument(NAME, e);
            }
            journeysEnded++;
            BIGINT.writeLong(output, journeysEnded);
        }
        else {
            BIGINT.writeLong(output, journeyOfTouches);
        }
        position++;
    }
}
