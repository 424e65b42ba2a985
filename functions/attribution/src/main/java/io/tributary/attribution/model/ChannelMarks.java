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

import io.tributary.attribution.journey.CustomerEvents;
import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.Timeline;

import java.util.Arrays;

import static java.util.Objects.requireNonNull;

/**
 * Marks and weighs the touches of a timeline for a model, by their channels.
 */
final class ChannelMarks
{
    private final ChannelModel model;
    private final NameNumbers names;

    // by number of channel, as far as they are known
    private int known;
    private byte[] marks = new byte[0];
    private double[] weights = new double[0];

    ChannelMarks(ChannelModel model, NameNumbers names)
    {
        this.model = requireNonNull(model, "model is null");
        this.names = requireNonNull(names, "names is null");
    }

    void mark(Timeline timeline, CustomerEvents events)
    {
        boolean weighs = model.model() instanceof Weighted;
        if (model.marks().isEmpty() && !weighs) {
            return;
        }
        learn();
        for (int touch = 0; touch < timeline.touchCount(); touch++) {
            int channel = events.touchChannel(touch);
            timeline.setMarks(marks[channel], touch);
            if (weighs) {
                timeline.weighTouch(weights[channel], touch);
            }
        }
    }

    long arrayBytes()
    {
        return marks.length + (long) Double.BYTES * weights.length;
    }

    private void learn()
    {
        int count = names.count() + 1;
        if (known == count) {
            return;
        }
        marks = Arrays.copyOf(marks, count);
        weights = Arrays.copyOf(weights, count);
        for (int channel = Math.max(known, NameNumbers.NO_NAME + 1); channel < count; channel++) {
            String name = names.name(channel);
            for (int mark = 0; mark < model.marks().size(); mark++) {
                if (model.marks().get(mark).contains(name)) {
                    marks[channel] |= (byte) (1 << mark);
                }
            }
            weights[channel] = model.weights().getOrDefault(name, 0.0);
        }
        known = count;
    }
}
