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
import io.airlift.slice.DynamicSliceOutput;
import io.airlift.slice.Slice;
import io.airlift.slice.SliceInput;
import io.airlift.slice.SliceOutput;
import io.tributary.attribution.funnel.EventLog;
import io.tributary.attribution.journey.NameNumbers;
import io.tributary.functions.StateVersion;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.AccumulatorStateSerializer;
import io.trino.spi.type.Type;

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.trino.spi.type.VarbinaryType.VARBINARY;

/**
 * One customer as bytes: the version of the plugin, the constants, what the events have, the names of nodes, and event after event.
 */
public final class EventLogStateSerializer
        implements AccumulatorStateSerializer<EventLogState>
{
    private static final int ESTIMATED_HEADER_BYTES = 64;
    private static final int ESTIMATED_EVENT_BYTES = 13;

    private static final int HAS_PICOS = 1;
    private static final int HAS_ZONES = 2;
    private static final int HAS_NODES = 4;
    private static final int[] NO_NODES = {};

    @Override
    public Type getSerializedType()
    {
        return VARBINARY;
    }

    @Override
    public void serialize(EventLogState state, BlockBuilder out)
    {
        if (!state.hasRows()) {
            out.appendNull();
            return;
        }
        SliceOutput output = new DynamicSliceOutput(ESTIMATED_HEADER_BYTES + ESTIMATED_EVENT_BYTES * state.eventCount());
        output.writeByte(StateVersion.CURRENT);
        writeConstants(state.groupConstants(), output);
        writeEvents(state, output);
        VARBINARY.writeSlice(out, output.slice());
    }

    @Override
    public void deserialize(Block block, int index, EventLogState state)
    {
        state.clear();
        SliceInput input = VARBINARY.getSlice(block, index).getInput();
        StateVersion.check(input.readByte());
        Constants constants = readConstants(input);
        state.addConstants(constants);
        readEvents(state, constants.conditions(), input);
    }

    private static void writeConstants(Constants constants, SliceOutput output)
    {
        output.writeInt(constants.conditions());
        output.writeLong(constants.millis());
        output.writeByte(constants.texts().size());
        for (Slice text : constants.texts()) {
            output.writeInt(text.length());
            output.writeBytes(text);
        }
    }

    private static Constants readConstants(SliceInput input)
    {
        int conditions = input.readInt();
        long millis = input.readLong();
        int textCount = input.readByte();
        ImmutableList.Builder<Slice> texts = ImmutableList.builder();
        for (int text = 0; text < textCount; text++) {
            texts.add(input.readSlice(input.readInt()));
        }
        return new Constants(conditions, millis, texts.build());
    }

    private static void writeEvents(EventLogState state, SliceOutput output)
    {
        EventLog log = state.log();
        int conditionCount = state.groupConstants().conditions();
        int[] arrivals = state.arrivals();
        int has = 0;
        for (int index = 0; index < state.eventCount(); index++) {
            int event = arrivals[index];
            has |= log.picosOfMicro(event) == 0 ? 0 : HAS_PICOS;
            has |= log.zone(event) == 0 ? 0 : HAS_ZONES;
            has |= log.node(event) == NO_NAME ? 0 : HAS_NODES;
        }
        output.writeInt(state.eventCount());
        output.writeByte(has);
        int[] nodes = (has & HAS_NODES) == 0 ? NO_NODES : writeNames(state, arrivals, output);
        for (int index = 0; index < state.eventCount(); index++) {
            int event = arrivals[index];
            output.writeLong(log.micros(event));
            writeConditions(log.conditions(event), conditionCount, output);
            if ((has & HAS_PICOS) != 0) {
                output.writeInt(log.picosOfMicro(event));
            }
            if ((has & HAS_ZONES) != 0) {
                output.writeShort(log.zone(event));
            }
            if ((has & HAS_NODES) != 0) {
                output.writeInt(nodes[index]);
            }
        }
    }

    /**
     * Writes the names of the nodes of this customer only, and gives the number of each event's node among them.
     */
    private static int[] writeNames(EventLogState state, int[] arrivals, SliceOutput output)
    {
        EventLog log = state.log();
        NameNumbers names = new NameNumbers();
        NameCopy copy = new NameCopy(names);
        int[] nodes = new int[state.eventCount()];
        for (int index = 0; index < nodes.length; index++) {
            nodes[index] = copy.number(log.names(), log.node(arrivals[index]));
        }
        output.writeInt(names.count());
        for (int name = 1; name <= names.count(); name++) {
            output.writeInt(names.length(name));
            names.writeTo(name, output::writeBytes);
        }
        return nodes;
    }

    private static void readEvents(EventLogState state, int conditionCount, SliceInput input)
    {
        int eventCount = input.readInt();
        int has = input.readByte();
        if ((has & HAS_NODES) != 0) {
            int nameCount = input.readInt();
            for (int name = 0; name < nameCount; name++) {
                Slice bytes = input.readSlice(input.readInt());
                state.log().names().numberOf(bytes.byteArray(), bytes.byteArrayOffset(), bytes.length());
            }
        }
        for (int event = 0; event < eventCount; event++) {
            long micros = input.readLong();
            int conditions = readConditions(conditionCount, input);
            int picos = (has & HAS_PICOS) == 0 ? 0 : input.readInt();
            int zone = (has & HAS_ZONES) == 0 ? 0 : input.readShort();
            int node = (has & HAS_NODES) == 0 ? NO_NAME : input.readInt();
            state.append(micros, picos, zone, conditions, node);
        }
    }

    private static void writeConditions(int conditions, int conditionCount, SliceOutput output)
    {
        if (conditionCount <= Byte.SIZE) {
            output.writeByte(conditions);
        }
        else if (conditionCount <= Short.SIZE) {
            output.writeShort(conditions);
        }
        else {
            output.writeInt(conditions);
        }
    }

    private static int readConditions(int conditionCount, SliceInput input)
    {
        if (conditionCount <= Byte.SIZE) {
            return Byte.toUnsignedInt(input.readByte());
        }
        if (conditionCount <= Short.SIZE) {
            return Short.toUnsignedInt(input.readShort());
        }
        return input.readInt();
    }
}
