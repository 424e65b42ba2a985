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
package io.tributary.functions.matching;

import io.airlift.slice.Slice;
import io.tributary.matching.store.RowGroups;
import io.tributary.matching.store.Values;
import io.tributary.matching.waterfall.KeyBuffer;
import io.tributary.matching.waterfall.MatchPolicy;
import io.tributary.matching.waterfall.MatchRecords;
import io.tributary.matching.waterfall.Waterfall;
import io.trino.spi.block.ArrayBlock;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.block.VariableWidthBlock;
import io.trino.spi.function.AccumulatorStateMetadata;
import io.trino.spi.function.GroupedAccumulatorState;
import io.trino.spi.type.Type;

import java.util.List;
import java.util.stream.Stream;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.Slices.utf8Slice;
import static io.tributary.matching.waterfall.Waterfall.DEFAULT_MAX_ROWS;

/**
 * The records of both sides, of one group or of many.
 */
@AccumulatorStateMetadata(
        stateFactoryClass = MatchStateFactory.class,
        stateSerializerClass = MatchStateSerializer.class,
        typeParameters = {"L", "R"},
        serializedType = "varbinary")
public final class MatchState
        implements GroupedAccumulatorState
{
    // with the objects that hold the arrays
    private static final int INSTANCE_SIZE = instanceSize(MatchState.class) + 2 * instanceSize(Identifiers.class) + 464;
    // of a match in the result, beside both ids
    private static final long MATCH_BYTES = 40;

    private final Identifiers leftIds;
    private final Identifiers rightIds;
    private final MatchRecords left;
    private final MatchRecords right;
    private final KeyBuffer keyBuffer = new KeyBuffer();
    private final GroupSettings<Waterfall> settings;
    private int group;
    // of the latest row
    private Waterfall latest = new Waterfall(MatchPolicy.ONE_TO_ONE, DEFAULT_MAX_ROWS);
    private Slice latestPolicy = utf8Slice(latest.policy().sqlName());

    MatchState(Type leftType, Type rightType, boolean isGrouped)
    {
        leftIds = new Identifiers(leftType);
        rightIds = new Identifiers(rightType);
        left = new MatchRecords(leftIds.newValues(), isGrouped ? RowGroups.many() : RowGroups.single());
        right = new MatchRecords(rightIds.newValues(), isGrouped ? RowGroups.many() : RowGroups.single());
        settings = new GroupSettings<>();
    }

    private MatchState(MatchState other)
    {
        leftIds = other.leftIds;
        rightIds = other.rightIds;
        left = new MatchRecords(other.left);
        right = new MatchRecords(other.right);
        settings = new GroupSettings<>(other.settings);
        group = other.group;
    }

    @Override
    public MatchState copy()
    {
        return new MatchState(this);
    }

    @Override
    public void setGroupId(int groupId)
    {
        group = groupId;
    }

    @Override
    public void ensureCapacity(int size)
    {
        left.ensureGroup(size);
        right.ensureGroup(size);
        settings.ensureGroup(size);
    }

    /**
     * Also what the result of the largest group will take, as there is no other time to say so.
     */
    @Override
    public long getEstimatedSize()
    {
        return retainedBytes() + outputBytes();
    }

    long retainedBytes()
    {
        return INSTANCE_SIZE + left.arrayBytes() + right.arrayBytes() + keyBuffer.arrayBytes() + latestPolicy.getRetainedSize() + settings.retainedBytes();
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it is on both sides or on none, or its settings are bad, or others than those of the rows before it
     */
    void add(ValueBlock leftId, int leftPosition, ValueBlock rightId, int rightPosition, ValueBlock keys, int keysPosition, Waterfall waterfall)
    {
        if (!settings.add(group, waterfall)) {
            List<String> both = Stream.of(settings.of(group), waterfall).map(MatchState::description).sorted().toList();
            throw new IllegalArgumentException("The policy and the largest number of rows must be the same on every row of a group, but there are %s and %s: use constants".formatted(both.getFirst(), both.getLast()));
        }
        boolean isLeft = !leftId.isNull(leftPosition);
        if (isLeft != rightId.isNull(rightPosition)) {
            throw new IllegalArgumentException("A row must have a left id or a right id, and not both, but one has %s: give the rows of both tables with UNION ALL, with NULL for the id of the other".formatted(isLeft ? "both" : "neither"));
        }
        readKeys(keys, keysPosition);
        if (isLeft) {
            leftIds.checkType("left id");
            leftIds.add(left.ids(), leftId, leftPosition);
            left.add(group, keyBuffer);
        }
        else {
            rightIds.checkType("right id");
            rightIds.add(right.ids(), rightId, rightPosition);
            right.add(group, keyBuffer);
        }
    }

    /**
     * The settings of a row.
     *
     * @throws IllegalArgumentException if they are bad
     */
    Waterfall waterfall(VariableWidthBlock policy, int position, long maxRows)
    {
        int offset = policy.getRawSliceOffset(position);
        int length = policy.getSliceLength(position);
        if (maxRows != latest.maxRows() || !latestPolicy.equals(0, latestPolicy.length(), policy.getRawSlice(), offset, length)) {
            Slice name = policy.getRawSlice().copy(offset, length);
            latest = Waterfall.of(MatchPolicy.fromName(name.toStringUtf8()), maxRows);
            latestPolicy = name;
        }
        return latest;
    }

    /**
     * Writes the result of the group, NULL without any row.
     */
    void writeResult(BlockBuilder out)
    {
        if (settings.isPresent(group)) {
            new MatchResult(leftIds, left, rightIds, right).write(settings.of(group), group, out);
        }
        else {
            out.appendNull();
        }
    }

    private long outputBytes()
    {
        if (left.largestGroup() == 0 && right.largestGroup() == 0) {
            return 0;
        }
        return latest.scratchBytes(left.largestGroup(), right.largestGroup(), Math.max(left.largestRules(), right.largestRules())) + resultBytes();
    }

    private long resultBytes()
    {
        long matches = switch (latest.policy()) {
            case ONE_TO_ONE -> Math.min(left.largestGroup(), right.largestGroup());
            case ONE_TO_MANY -> right.largestGroup();
            // may be more, up to the limit of a result
            case ALL -> Math.max(left.largestGroup(), right.largestGroup());
        };
        return matches * (MATCH_BYTES + averageBytes(left.ids()) + averageBytes(right.ids()));
    }

    private void readKeys(ValueBlock keys, int position)
    {
        if (keys.isNull(position)) {
            keyBuffer.start(0);
            return;
        }
        ArrayBlock arrays = (ArrayBlock) keys;
        int start = arrays.getRawOffsets()[arrays.getOffsetBase() + position];
        int end = arrays.getRawOffsets()[arrays.getOffsetBase() + position + 1];
        Block elements = arrays.getRawElementBlock();
        keyBuffer.start(end - start);
        if (end == start) {
            return;
        }
        VariableWidthBlock texts = (VariableWidthBlock) elements.getUnderlyingValueBlock();
        Slice slice = texts.getRawSlice();
        for (int element = start; element < end; element++) {
            int value = elements.getUnderlyingValuePosition(element);
            if (texts.isNull(value)) {
                keyBuffer.addNone();
            }
            else {
                keyBuffer.add(slice.byteArray(), slice.byteArrayOffset() + texts.getRawSliceOffset(value), texts.getSliceLength(value));
            }
        }
    }

    private static long averageBytes(Values values)
    {
        return values.arrayBytes() / Math.max(1, values.count());
    }

    private static String description(Waterfall waterfall)
    {
        return "'%s' with %s rows".formatted(waterfall.policy().sqlName(), waterfall.maxRows());
    }
}
