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
package io.tributary.attribution.markov;

import io.tributary.attribution.journey.ValueKind;
import io.tributary.attribution.state.StateReader;
import io.tributary.attribution.state.StateWriter;

/**
 * The bytes of {@link PathCounts}, on their way from one worker to another: the settings, the names of the channels, each transition with its journeys, then the outcomes of each state. What the
 * states are follows from the transitions, which come in an order in which each begins at a state that another one has led to.
 */
public final class PathCountsFormat
{
    private static final int SELF_LOOPS = 0x10;
    private static final int VALUE_KIND = 0x0F;

    private PathCountsFormat() {}

    public static byte[] toBytes(PathCounts counts)
    {
        StateWriter writer = new StateWriter();
        writer.writeUnsigned(counts.valueKind().ordinal() | (counts.selfLoops() ? SELF_LOOPS : 0));
        writer.writeUnsigned(counts.order());
        writer.writeUnsigned(counts.journeys());
        writer.writeNames(counts.channels());

        TransitionCounts transitions = counts.transitions();
        writer.writeUnsigned(transitions.count());
        for (int transition = 0; transition < transitions.count(); transition++) {
            writer.writeUnsigned(transitions.from(transition));
            writer.writeUnsigned(transitions.channel(transition));
            writer.writeUnsigned(transitions.journeys(transition));
        }

        for (int state = 1; state < counts.states().count(); state++) {
            writer.writeUnsigned(counts.conversions(state));
            writer.writeUnsigned(counts.nonConversions(state));
        }
        for (int state = 1; state < counts.states().count() && counts.valueKind() != ValueKind.COUNT; state++) {
            writer.writeSum(counts.values(), state);
        }
        return writer.toBytes();
    }

    /**
     * @param bytes as made by {@link #toBytes(PathCounts)}, from an offset on
     */
    public static PathCounts fromBytes(byte[] bytes, int offset)
    {
        StateReader reader = new StateReader(bytes, offset, bytes.length - offset);
        int flags = reader.readCount();
        PathCounts counts = new PathCounts(reader.readUnsigned(), (flags & SELF_LOOPS) != 0, ValueKind.values()[flags & VALUE_KIND]);
        counts.addAllJourneys(reader.readUnsigned());
        // to counts without any names, all get the numbers that they had
        reader.readNames(counts.channels());

        int transitions = reader.readCount();
        for (int transition = 0; transition < transitions; transition++) {
            counts.addJourneys(reader.readCount(), reader.readCount(), reader.readUnsigned());
        }

        int states = counts.states().count();
        for (int state = 1; state < states; state++) {
            counts.addOutcomes(state, reader.readUnsigned(), reader.readUnsigned());
        }
        for (int state = 1; state < states && counts.valueKind() != ValueKind.COUNT; state++) {
            reader.readSum(counts.values(), state);
        }
        return counts;
    }
}
