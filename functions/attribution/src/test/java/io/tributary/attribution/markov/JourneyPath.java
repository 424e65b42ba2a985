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

import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.ValueKind;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Journeys along one path, and what their conversions are worth together.
 *
 * @param channels may hold null
 */
record JourneyPath(List<String> channels, long conversions, double value, long nonConversions)
{
    JourneyPath
    {
        channels = Collections.unmodifiableList(channels);
    }

    /**
     * Channels of one letter, with {@code -} for none.
     */
    static JourneyPath of(String letters, long conversions, long nonConversions)
    {
        return valued(letters, conversions, 0, nonConversions);
    }

    static JourneyPath valued(String letters, long conversions, double value, long nonConversions)
    {
        List<String> channels = Arrays.asList(letters.split(""));
        channels.replaceAll(channel -> channel.equals("-") ? null : channel);
        return new JourneyPath(channels, conversions, value, nonConversions);
    }

    static PathCounts count(int order, boolean selfLoops, ValueKind valueKind, Iterable<JourneyPath> paths)
    {
        PathCounts counts = new PathCounts(order, selfLoops, valueKind);
        for (JourneyPath path : paths) {
            path.addTo(counts);
        }
        return counts;
    }

    static PathCounts count(int order, JourneyPath... paths)
    {
        return count(order, true, ValueKind.DOUBLE, Arrays.asList(paths));
    }

    void addTo(PathCounts counts)
    {
        int[] numbers = channels.stream()
                .mapToInt(channel -> number(counts, channel))
                .toArray();
        long low = switch (counts.valueKind()) {
            case COUNT -> 0;
            case DOUBLE -> Double.doubleToRawLongBits(value);
            case DECIMAL -> (long) value;
        };
        counts.add(numbers, numbers.length, conversions, low < 0 && counts.valueKind() == ValueKind.DECIMAL ? -1 : 0, low, nonConversions);
    }

    static int number(PathCounts counts, String channel)
    {
        if (channel == null) {
            return NameNumbers.NO_NAME;
        }
        byte[] bytes = channel.getBytes(UTF_8);
        return counts.channels().numberOf(bytes, 0, bytes.length);
    }

    static String name(PathCounts counts, int channel)
    {
        return channel == NameNumbers.NO_NAME ? null : counts.channels().name(channel);
    }
}
