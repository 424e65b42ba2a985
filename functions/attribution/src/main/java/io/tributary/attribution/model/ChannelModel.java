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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A model for events of which only channel, time and conversion are known: what else it reads from a touch follows from the channel.
 *
 * @param text as the user wrote it, such as {@code time_decay(3d)}
 * @param marks for each mark of the model, the channels whose touches carry it
 * @param weights the weights of the channels, where the model reads weights; that of any other channel is 0
 */
public record ChannelModel(String text, AttributionModel model, List<Set<String>> marks, Map<String, Double> weights)
{
    public ChannelModel
    {
        requireNonNull(text, "text is null");
        requireNonNull(model, "model is null");
        marks = marks.stream().map(Set::copyOf).toList();
        weights = Map.copyOf(weights);
    }

    static ChannelModel of(String text, AttributionModel model)
    {
        return new ChannelModel(text, model, List.of(), Map.of());
    }

    static ChannelModel marked(String text, AttributionModel model, List<Set<String>> marks)
    {
        return new ChannelModel(text, model, marks, Map.of());
    }

    static ChannelModel weighted(String text, Map<String, Double> weights)
    {
        return new ChannelModel(text, new Weighted(), List.of(), new HashMap<>(weights));
    }
}
