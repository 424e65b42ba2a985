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

import io.tributary.attribution.journey.Sessions;
import io.tributary.functions.EventTimeType;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.WindowFunction;
import io.trino.spi.function.WindowIndex;

import java.util.List;

import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.trino.spi.type.BigintType.BIGINT;

/**
 * The window function {@code session_number(event_time, gap)}.
 */
public abstract class SessionNumberWindowFunction
        implements WindowFunction
{
    static final String NAME = "session_number";
    static final String DESCRIPTION = "Number of the session, from 1, where a session ends when more than the gap passes without an event";

    private static final int EVENT_TIME_CHANNEL = 0;
    private static final int GAP_CHANNEL = 1;

    private final EventTimeType eventTimeType;

    private WindowIndex index;
    private Sessions sessions;
    private int position;

    /**
     * @param argumentChannels one for each argument
     * @param eventTimeType name of an {@link EventTimeType}
     */
    protected SessionNumberWindowFunction(List<Integer> argumentChannels, String eventTimeType)
    {
        this.eventTimeType = EventTimeType.valueOf(eventTimeType);
    }

    @Override
    public void reset(WindowIndex index)
    {
        this.index = index;
        position = 0;
        try {
            sessions = Sessions.withGapOfMillis((long) ConstantType.INTERVAL.readNotNull("gap", index, GAP_CHANNEL, "INTERVAL '30' MINUTE"));
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(NAME, e);
        }
    }

    @SqlNullable
    @Override
    public void processRow(BlockBuilder output, int peerGroupStart, int peerGroupEnd, int frameStart, int frameEnd)
    {
        if (index.isNull(EVENT_TIME_CHANNEL, position)) {
            output.appendNull();
        }
        else {
            try {
                BIGINT.writeLong(output, next());
            }
            catch (IllegalArgumentException e) {
                throw invalidArgument(NAME, e);
            }
        }
        position++;
    }

    private long next()
    {
        if (eventTimeType.isObject()) {
            Object eventTime = index.getObject(EVENT_TIME_CHANNEL, position);
            return sessions.next(eventTimeType.micros(eventTime), eventTimeType.picosOfMicro(eventTime));
        }
        return sessions.next(eventTimeType.micros(index.getLong(EVENT_TIME_CHANNEL, position)), 0);
    }
}
