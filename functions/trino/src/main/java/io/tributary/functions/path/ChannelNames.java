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

import io.tributary.attribution.journey.NameNumbers;
import io.trino.spi.block.BlockBuilder;

import static io.airlift.slice.Slices.wrappedBuffer;
import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * Writes channels by their number.
 */
final class ChannelNames
{
    private final NameNumbers channels;

    ChannelNames(NameNumbers channels)
    {
        this.channels = requireNonNull(channels, "channels is null");
    }

    void write(int channel, BlockBuilder out)
    {
        if (channel == NO_NAME) {
            out.appendNull();
        }
        else {
            channels.writeTo(channel, (bytes, offset, length) -> VARCHAR.writeSlice(out, wrappedBuffer(bytes, offset, length)));
        }
    }
}
