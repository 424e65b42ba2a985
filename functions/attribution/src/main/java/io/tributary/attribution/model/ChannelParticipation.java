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
package io.tributary.attribution.model;

import io.tributary.attribution.journey.Journeys;

import java.util.Arrays;

/**
 * Participation by channel: every journey gives its whole value once to each channel in it, however many touches the channel has there.
 * <p>
 * A journey counts at the first of its touches of the channel. As journeys begin and end in order, those that count at one touch follow each other, so that the whole takes time in
 * proportion to touches plus journeys.
 */
final class ChannelParticipation
{
    private ChannelParticipation() {}

    /**
     * Receives journeys that count for a channel.
     */
    interface Consumer
    {
        /**
         * @param toJourney the journey after the last one
         */
        void accept(int channel, int fromJourney, int toJourney);
    }

    /**
     * @param touchChannels number of the channel of each touch, below the number of channels
     */
    static void visit(Journeys journeys, int[] touchChannels, int touchCount, int channelCount, Consumer consumer)
    {
        int[] latest = new int[channelCount];
        Arrays.fill(latest, -1);
        int[] started = new int[touchCount];
        int startedCount = 0;
        int endedCount = 0;
        for (int touch = 0; touch < touchCount; touch++) {
            while (startedCount < journeys.count() && journeys.start(startedCount) <= touch) {
                startedCount++;
            }
            while (endedCount < journeys.count() && journeys.end(endedCount) <= touch) {
                endedCount++;
            }
            started[touch] = startedCount;
            int channel = touchChannels[touch];
            // journeys that began no later than the touch of the channel before this one counted there
            int from = Math.max(endedCount, latest[channel] < 0 ? 0 : started[latest[channel]]);
            if (from < startedCount) {
                consumer.accept(channel, from, startedCount);
            }
            latest[channel] = touch;
        }
    }
}
