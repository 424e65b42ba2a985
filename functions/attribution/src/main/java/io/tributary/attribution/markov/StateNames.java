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

/**
 * Names of states: the names of their channels, the oldest first. A state near the start of paths, with fewer channels than the order of the chain, begins with the start.
 * <p>
 * No two states have the same name. Names in parentheses are not those of channels: a channel whose name begins with a parenthesis, has a quote in it or looks like several channels
 * is written in double quotes, and quotes in it twice, as SQL writes names.
 */
final class StateNames
{
    static final String CONVERSION = "(conversion)";
    static final String NO_CONVERSION = "(null)";

    private static final String START_NAME = "(start)";
    private static final String NO_CHANNEL_NAME = "(none)";
    private static final String SEPARATOR = " > ";

    private final PathCounts counts;
    private final ChainStates states;
    private final String[] channels;

    StateNames(PathCounts counts)
    {
        this.counts = counts;
        states = counts.states();
        channels = new String[counts.channels().count() + 1];
        channels[NameNumbers.NO_NAME] = NO_CHANNEL_NAME;
        for (int channel = 1; channel < channels.length; channel++) {
            channels[channel] = channelName(counts.channels().name(channel));
        }
    }

    String name(int state)
    {
        StringBuilder name = new StringBuilder(states.length(state) < counts.order() ? START_NAME : "");
        for (int age = states.length(state) - 1; age >= 0; age--) {
            name.append(name.isEmpty() ? "" : SEPARATOR).append(channels[states.channel(state, age)]);
        }
        return name.toString();
    }

    /**
     * The start comes first, then states near the start, then the others, by the names of their channels from the oldest on.
     */
    int compare(int left, int right)
    {
        int leftLength = states.length(left);
        int rightLength = states.length(right);
        boolean leftNearStart = leftLength < counts.order();
        if (leftNearStart != rightLength < counts.order()) {
            return leftNearStart ? -1 : 1;
        }
        for (int position = 0; position < Math.min(leftLength, rightLength); position++) {
            int compared = counts.channels().compare(states.channel(left, leftLength - 1 - position), states.channel(right, rightLength - 1 - position));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(leftLength, rightLength);
    }

    private static String channelName(String name)
    {
        if (name.startsWith("(") || name.contains("\"") || name.contains(">") || name.isBlank()) {
            return "\"" + name.replace("\"", "\"\"") + "\"";
        }
        return name;
    }
}
