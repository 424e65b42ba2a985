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

import io.tributary.functions.LatestResult;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.AccumulatorStateMetadata;
import io.trino.spi.function.GroupedAccumulatorState;

import java.util.Arrays;
import java.util.function.Consumer;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.SizeOf.sizeOf;

/**
 * The models of one group or of many.
 */
@AccumulatorStateMetadata(
        stateFactoryClass = PathModelStateFactory.class,
        stateSerializerClass = PathModelStateSerializer.class,
        serializedType = "varbinary")
public final class PathModelState
        implements GroupedAccumulatorState
{
    private static final int INSTANCE_SIZE = instanceSize(PathModelState.class);
    private static final int MOST_GROUPS = Integer.MAX_VALUE - 8;

    private final boolean isGrouped;
    private final LatestResult latestResult = new LatestResult();
    private PathModel<?>[] models = new PathModel<?>[1];
    // of each model, when it was measured last
    private long[] bytes = new long[1];
    private long allBytes;
    // results are made one after the other
    private long largestResultBytes;
    private int group;
    private int[] path = new int[16];
    // of a state that has just been read: what it is of is known to the function that adds it to another
    private PathModelBytes serialized;

    PathModelState(boolean isGrouped)
    {
        this.isGrouped = isGrouped;
    }

    @Override
    public PathModelState copy()
    {
        PathModelState copy = new PathModelState(isGrouped);
        copy.ensureCapacity(models.length - 1);
        for (int other = 0; other < models.length; other++) {
            if (models[other] != null) {
                copy.setGroupId(other);
                copy.setModel(models[other].copy());
                copy.measure(largestResultBytes);
            }
        }
        copy.setGroupId(group);
        return copy;
    }

    @Override
    public void setGroupId(int groupId)
    {
        group = groupId;
    }

    @Override
    public void ensureCapacity(int size)
    {
        if (size >= models.length) {
            int capacity = (int) Math.min(MOST_GROUPS, Math.max(64, 2L * size));
            models = Arrays.copyOf(models, capacity);
            bytes = Arrays.copyOf(bytes, capacity);
        }
    }

    @Override
    public long getEstimatedSize()
    {
        return INSTANCE_SIZE +
                sizeOf(models) +
                sizeOf(bytes) +
                allBytes +
                largestResultBytes +
                sizeOf(path) +
                (serialized == null ? 0 : serialized.retainedBytes()) +
                latestResult.retainedBytes();
    }

    /**
     * The model of the group; null if it has had no row.
     */
    PathModel<?> model()
    {
        return models[group];
    }

    void setModel(PathModel<?> model)
    {
        models[group] = model;
    }

    /**
     * To be called when the model of the group has changed.
     *
     * @param resultBytes about how many bytes its result takes for a while beside what is retained
     */
    void measure(long resultBytes)
    {
        long now = models[group].state().retainedBytes();
        allBytes += now - bytes[group];
        bytes[group] = now;
        largestResultBytes = Math.max(largestResultBytes, resultBytes);
        latestResult.forget();
    }

    /**
     * Writes the result of the group. That of a single state is kept until the state changes.
     *
     * @param computation makes the result
     */
    void writeResult(BlockBuilder out, Consumer<BlockBuilder> computation)
    {
        if (isGrouped) {
            computation.accept(out);
            return;
        }
        latestResult.write(out, computation);
    }

    PathModelBytes serialized()
    {
        return serialized;
    }

    void setSerialized(PathModelBytes newSerialized)
    {
        serialized = newSerialized;
    }

    /**
     * Room for the numbers of the channels of a path.
     */
    int[] path(int length)
    {
        if (length > path.length) {
            path = new int[Math.max(length, 2 * path.length)];
        }
        return path;
    }
}
