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

import io.tributary.attribution.journey.ValueKind;
import io.trino.spi.block.ValueBlock;

import static io.tributary.functions.InvalidArguments.invalidArgument;

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
            state.addRow(
                    valueKind,
                    models,
                    modelsPosition,
                    channel,
                    channelPosition,
                    eventTime,
                    eventTimePosition,
                    conversion,
                    conversionPosition,
                    lookback,
                    lookbackPosition,
                    ownership,
                    ownershipPosition);
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(function, e);
        }
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
