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

import io.airlift.slice.DynamicSliceOutput;
import io.airlift.slice.Slice;
import io.airlift.slice.SliceInput;
import io.airlift.slice.SliceOutput;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.ValueKind;

import java.util.Arrays;

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;

/**
 * The bytes of one group of a {@link JourneyState}, on their way from one worker to another or to a disk and back: the settings, the names of the channels, then the events in
 * the order in which they came. An event mostly takes 9 bytes, and its picoseconds and its value what they need.
 */
final class StateFormat
{
    private static final int LEAST_BYTES_OF_EVENT = Long.BYTES + 1;
    private static final ValueKind[] VALUE_KINDS = ValueKind.values();

    private int[] events = new int[16];
    // by number of a channel in the log, its number in the bytes, plus 1
    private int[] written = new int[16];
    // by number of a channel in the bytes, its number in the log
    private int[] channels = new int[16];

    Slice write(EventLog log, int group, byte[] settings)
    {
        int count = order(log, group);
        boolean hasPicos = false;
        int channelCount = 0;
        if (written.length <= log.channels().count()) {
            written = new int[2 * log.channels().count()];
        }
        for (int index = 0; index < count; index++) {
            hasPicos |= log.picosOfMicro(events[index]) != 0;
            int channel = log.channel(events[index]);
            if (written[channel] == 0) {
                if (channelCount == channels.length) {
                    channels = Arrays.copyOf(channels, 2 * channelCount);
                }
                channels[channelCount] = channel;
                channelCount++;
                written[channel] = channelCount;
            }
        }

        SliceOutput output = new DynamicSliceOutput(settings.length + 32 * (1 + channelCount) + 16 * count);
        output.writeByte(log.valueKind().ordinal() | (hasPicos ? 0x80 : 0));
        writeUnsigned(output, settings.length);
        output.writeBytes(settings);
        writeUnsigned(output, channelCount);
        for (int index = 0; index < channelCount; index++) {
            writeName(log.channels(), channels[index], output);
        }
        writeUnsigned(output, count);
        for (int index = 0; index < count; index++) {
            writeEvent(log, events[index], hasPicos, output);
        }
        for (int index = 0; index < channelCount; index++) {
            written[channels[index]] = 0;
        }
        return output.slice();
    }

    /**
     * Adds what was written to the group at hand of a state.
     */
    void addTo(JourneyState state, Slice bytes)
    {
        SliceInput input = bytes.getInput();
        int flags = input.readByte();
        boolean hasPicos = (flags & 0x80) != 0;
        ValueKind valueKind = VALUE_KINDS[flags & 0x7F];
        EventLog log = state.log(valueKind);
        int settingsLength = readUnsigned(input);
        state.useSettings(state.settingsNumber(bytes, toInt(input.position()), settingsLength));
        input.skip(settingsLength);

        int channelCount = readUnsigned(input);
        if (channels.length < channelCount) {
            channels = new int[2 * channelCount];
        }
        for (int index = 0; index < channelCount; index++) {
            channels[index] = readName(bytes, input, log.channels());
        }
        int count = readUnsigned(input);
        if ((long) count * LEAST_BYTES_OF_EVENT > input.available()) {
            throw new IllegalStateException("A state of %s bytes cannot have %s events".formatted(bytes.length(), count));
        }
        for (int index = 0; index < count; index++) {
            readEvent(state, log, hasPicos, input);
        }
    }

    private int order(EventLog log, int group)
    {
        int count = log.eventCount(group);
        if (events.length < count) {
            events = new int[count + (count >> 1)];
        }
        int index = count;
        for (int event = log.newest(group); event >= 0; event = log.previous(event)) {
            index--;
            events[index] = event;
        }
        return count;
    }

    private static void writeName(NameNumbers names, int channel, SliceOutput output)
    {
        if (channel == NO_NAME) {
            writeUnsigned(output, 0);
            return;
        }
        writeUnsigned(output, names.length(channel) + 1);
        names.writeTo(channel, output::writeBytes);
    }

    private static int readName(Slice bytes, SliceInput input, NameNumbers names)
    {
        int length = readUnsigned(input) - 1;
        if (length < 0) {
            return NO_NAME;
        }
        int channel = names.numberOf(bytes.byteArray(), bytes.byteArrayOffset() + toInt(input.position()), length);
        input.skip(length);
        return channel;
    }

    private void writeEvent(EventLog log, int event, boolean hasPicos, SliceOutput output)
    {
        boolean conversion = log.isConversion(event);
        output.writeLong(log.micros(event));
        writeUnsigned(output, (written[log.channel(event)] - 1) << 1 | (conversion ? 1 : 0));
        if (hasPicos) {
            output.writeInt(log.picosOfMicro(event));
        }
        if (conversion && log.valueKind().longs() > 0) {
            output.writeLong(log.valueLow(event));
        }
        if (conversion && log.valueKind().longs() > 1) {
            output.writeLong(log.valueHigh(event));
        }
    }

    private void readEvent(JourneyState state, EventLog log, boolean hasPicos, SliceInput input)
    {
        long micros = input.readLong();
        int detail = readUnsigned(input);
        int picos = hasPicos ? input.readInt() : 0;
        int channel = channels[detail >>> 1];
        boolean hasRoom = state.hasRoom(log);
        if ((detail & 1) == 0) {
            if (hasRoom) {
                log.addTouch(state.group(), micros, picos, channel);
            }
            return;
        }
        long low = log.valueKind().longs() > 0 ? input.readLong() : 0;
        long high = log.valueKind().longs() > 1 ? input.readLong() : 0;
        if (hasRoom) {
            log.addConversion(state.group(), micros, picos, channel, high, low);
        }
    }

    /**
     * Seven bits in each byte, the lowest first; the highest bit says that more follow.
     */
    static void writeUnsigned(SliceOutput output, int value)
    {
        int rest = value;
        while (rest >>> 7 != 0) {
            output.writeByte(rest | 0x80);
            rest >>>= 7;
        }
        output.writeByte(rest);
    }

    static int readUnsigned(SliceInput input)
    {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int bits = input.readByte();
            value |= (bits & 0x7F) << shift;
            if (bits >= 0) {
                return value;
            }
        }
    }

    private static int toInt(long position)
    {
        return (int) position;
    }
}
