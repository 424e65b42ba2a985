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
package io.tributary.functions.funnel;

import com.google.common.collect.ImmutableList;
import io.airlift.slice.Slice;
import io.tributary.attribution.journey.NameNumbers;
import io.tributary.functions.EventTimeType;
import io.trino.spi.block.Block;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.block.VariableWidthBlock;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.SizeOf.sizeOf;
import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.tributary.functions.funnel.Constants.NO_LIMIT;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * A row as it comes from the engine. One object serves all rows after each other, so that most rows are added without another one.
 */
final class EventRow
{
    private static final int INSTANCE_SIZE = instanceSize(EventRow.class);
    private static final int MAX_TEXTS = 3;

    private ValueBlock eventTime;
    private int eventTimePosition;
    private Block conditions;
    private ValueBlock node;
    private int nodePosition;

    private long millis;
    private int textCount;
    private final TextArgument[] textArguments = new TextArgument[MAX_TEXTS];
    private final ValueBlock[] texts = new ValueBlock[MAX_TEXTS];
    private final int[] textPositions = new int[MAX_TEXTS];

    EventRow start(ValueBlock eventTime, int eventTimePosition, Block conditions)
    {
        this.eventTime = eventTime;
        this.eventTimePosition = eventTimePosition;
        this.conditions = conditions;
        millis = NO_LIMIT;
        textCount = 0;
        return this;
    }

    EventRow node(ValueBlock node, int position)
    {
        this.node = node;
        nodePosition = position;
        return this;
    }

    EventRow within(ValueBlock within, int position)
    {
        millis = within.isNull(position) ? NO_LIMIT : BIGINT.getLong(within, position);
        return this;
    }

    EventRow text(TextArgument argument, ValueBlock text, int position)
    {
        textArguments[textCount] = argument;
        texts[textCount] = text;
        textPositions[textCount] = position;
        textCount++;
        return this;
    }

    /**
     * Lets go of the page that the row is from.
     */
    void end()
    {
        eventTime = null;
        conditions = null;
        node = null;
        for (int number = 0; number < textCount; number++) {
            texts[number] = null;
        }
        textCount = 0;
    }

    /**
     * @throws IllegalArgumentException if a text is NULL
     */
    void checkTexts()
    {
        for (int number = 0; number < textCount; number++) {
            if (texts[number].isNull(textPositions[number])) {
                throw textArguments[number].isNull();
            }
        }
    }

    boolean hasConstants(Constants constants)
    {
        if (constants.conditions() != conditions.getPositionCount() || constants.millis() != millis || constants.texts().size() != textCount) {
            return false;
        }
        for (int number = 0; number < textCount; number++) {
            VariableWidthBlock block = (VariableWidthBlock) texts[number];
            int position = textPositions[number];
            Slice other = constants.texts().get(number);
            if (!block.getRawSlice().equals(block.getRawSliceOffset(position), block.getSliceLength(position), other, 0, other.length())) {
                return false;
            }
        }
        return true;
    }

    Constants constants()
    {
        ImmutableList.Builder<Slice> slices = ImmutableList.builder();
        for (int number = 0; number < textCount; number++) {
            slices.add(VARCHAR.getSlice(texts[number], textPositions[number]));
        }
        return new Constants(conditions.getPositionCount(), millis, slices.build());
    }

    /**
     * Adds the event, unless it has no part in the answer: without nodes, only events that meet a condition have.
     */
    void addTo(EventLogState state, EventTimeType timeType)
    {
        int met = ConditionArray.met(conditions);
        if (met == 0 && node == null) {
            return;
        }
        state.append(
                timeType.micros(eventTime, eventTimePosition),
                timeType.picosOfMicro(eventTime, eventTimePosition),
                timeType.zone(eventTime, eventTimePosition),
                met,
                nodeNumber(state.log().names()));
    }

    long retainedBytes()
    {
        return INSTANCE_SIZE + sizeOf(textArguments) + sizeOf(texts) + sizeOf(textPositions);
    }

    private int nodeNumber(NameNumbers names)
    {
        if (node == null || node.isNull(nodePosition)) {
            return NO_NAME;
        }
        VariableWidthBlock block = (VariableWidthBlock) node;
        Slice slice = block.getRawSlice();
        return names.numberOf(slice.byteArray(), slice.byteArrayOffset() + block.getRawSliceOffset(nodePosition), block.getSliceLength(nodePosition));
    }
}
