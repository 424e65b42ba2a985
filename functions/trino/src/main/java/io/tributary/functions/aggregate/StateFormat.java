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

import io.airlift.slice.Slice;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.ValueKind;
import io.tributary.functions.StateVersion;

import java.util.Arrays;

import static io.airlift.slice.SizeOf.sizeOf;
import static io.tributary.attribution.journey.NameNumbers.NO_NAME;

/**
 * The bytes of one group of a {@link JourneyState}, on their way from one worker to another or to a disk and back: the version of the plugin, the settings, the names of the channels, then the events in
 * the order in which they came, column by column. An event mostly takes 9 bytes, and its picoseconds and its value what they need.
 */
final class StateFormat
{
    private static final int HAS_PICOS = 0x80;
    private static final int HAS_MANY_CHANNELS = 0x40;
    private static final int VALUE_KIND = 0x3F;
    // an event of one byte has a bit for conversions and the number of the channel
    private static final int MOST_CHANNELS_OF_BYTES = 128;
    private static final int LARGEST_CAPACITY_KEPT = 1 << 16;
    private static final ValueKind[] VALUE_KINDS = ValueKind.values();

    private final StateWriter writer = new StateWriter();

    // the events in the order in which they came
    private int[] events = new int[16];
    private long[] micros = new long[16];
    private int[] picos = new int[16];
    private int[] details = new int[16];

    // by number of a channel in the log, its number in the bytes, plus 1
    private int[] written = new int[16];
    // by number of a channel in the bytes, its number in the log
    private int[] channels = new int[16];
    private int channelCount;

    long arrayBytes()
    {
        return writer.arrayBytes() + sizeOf(events) + sizeOf(micros) + sizeOf(picos) + sizeOf(details) + sizeOf(written) + sizeOf(channels);
    }

    /**
     * @return valid until the next call
     */
    Slice write(EventLog log, int group, SettingsReader settings, int settingsNumber)
    {
        int count = log.eventCount(group);
        reserve(count, log.channels().count());
        boolean hasPicos = read(log, group, count);
        boolean hasManyChannels = channelCount > MOST_CHANNELS_OF_BYTES;

        writer.clear();
        writer.writeByte(StateVersion.CURRENT);
        writer.writeByte(log.valueKind().ordinal() | (hasPicos ? HAS_PICOS : 0) | (hasManyChannels ? HAS_MANY_CHANNELS : 0));
        writer.writeUnsigned(settings.length(settingsNumber));
        settings.writeTo(settingsNumber, writer::writeBytes);
        writer.writeUnsigned(channelCount);
        for (int channel = 0; channel < channelCount; channel++) {
            writeName(log.channels(), channels[channel]);
            written[channels[channel]] = 0;
        }
        writer.writeUnsigned(count);
        writer.writeLongs(micros, count);
        if (hasManyChannels) {
            writer.writeInts(details, count);
        }
        else {
            writer.writeAsBytes(details, count);
        }
        if (hasPicos) {
            writer.writeInts(picos, count);
        }
        if (log.valueKind().longs() > 0) {
            writeValues(log, count);
        }
        return writer.written();
    }

    /**
     * Adds what was written to the group at hand of a state.
     */
    void addTo(JourneyState state, Slice bytes)
    {
        StateReader reader = new StateReader(bytes);
        StateVersion.check(reader.readByte());
        int flags = reader.readByte();
        EventLog log = state.log(VALUE_KINDS[flags & VALUE_KIND]);
        state.useSettings(reader.readNumberOf(reader.readUnsigned(), state::settingsNumber));

        channelCount = reader.readUnsigned();
        if (channels.length < channelCount) {
            channels = new int[2 * channelCount];
        }
        NameNumbers names = log.channels();
        for (int channel = 0; channel < channelCount; channel++) {
            int length = reader.readUnsigned() - 1;
            channels[channel] = length < 0 ? NO_NAME : reader.readNumberOf(length, names::numberOf);
        }

        int count = reader.readUnsigned();
        boolean hasPicos = (flags & HAS_PICOS) != 0;
        boolean hasManyChannels = (flags & HAS_MANY_CHANNELS) != 0;
        int microsStart = reader.skip(count, Long.BYTES);
        int detailsStart = reader.skip(count, hasManyChannels ? Integer.BYTES : Byte.BYTES);
        int picosStart = hasPicos ? reader.skip(count, Integer.BYTES) : 0;
        int longsOfValue = log.valueKind().longs();
        int group = state.group();
        int admitted = state.admit(count, log);
        for (int event = 0; event < admitted; event++) {
            long eventMicros = reader.longAt(microsStart, event);
            int eventPicos = hasPicos ? reader.intAt(picosStart, event) : 0;
            int detail = hasManyChannels ? reader.intAt(detailsStart, event) : reader.byteAt(detailsStart, event);
            int channel = channels[detail >>> 1];
            if ((detail & 1) == 0) {
                log.addTouch(group, eventMicros, eventPicos, channel);
            }
            else {
                long low = longsOfValue > 0 ? reader.readLong() : 0;
                long high = longsOfValue > 1 ? reader.readLong() : 0;
                log.addConversion(group, eventMicros, eventPicos, channel, high, low);
            }
        }
    }

    private void reserve(int count, int names)
    {
        if (events.length < count || events.length > LARGEST_CAPACITY_KEPT) {
            int capacity = count + (count >> 1);
            events = new int[capacity];
            micros = new long[capacity];
            picos = new int[capacity];
            details = new int[capacity];
        }
        if (written.length <= names) {
            written = new int[2 * names];
        }
    }

    /**
     * Reads the events of a group and numbers their channels.
     *
     * @return whether any event has picoseconds
     */
    private boolean read(EventLog log, int group, int count)
    {
        channelCount = 0;
        int allPicos = 0;
        int index = count;
        for (int event = log.newest(group); event >= 0; event = log.previous(event)) {
            index--;
            events[index] = event;
            micros[index] = log.micros(event);
            picos[index] = log.picosOfMicro(event);
            allPicos |= picos[index];
            int channel = log.channel(event);
            if (written[channel] == 0) {
                number(channel);
            }
            details[index] = (written[channel] - 1) << 1 | (log.isConversion(event) ? 1 : 0);
        }
        return allPicos != 0;
    }

    private void number(int channel)
    {
        if (channelCount == channels.length) {
            channels = Arrays.copyOf(channels, 2 * channelCount);
        }
        channels[channelCount] = channel;
        channelCount++;
        written[channel] = channelCount;
    }

    /**
     * The length and one, so that no name has 0, then the name.
     */
    private void writeName(NameNumbers names, int channel)
    {
        if (channel == NO_NAME) {
            writer.writeUnsigned(0);
            return;
        }
        writer.writeUnsigned(names.length(channel) + 1);
        names.writeTo(channel, writer::writeBytes);
    }

    private void writeValues(EventLog log, int count)
    {
        for (int index = 0; index < count; index++) {
            if ((details[index] & 1) != 0) {
                writer.writeLong(log.valueLow(events[index]));
                if (log.valueKind().longs() > 1) {
                    writer.writeLong(log.valueHigh(events[index]));
                }
            }
        }
    }
}
