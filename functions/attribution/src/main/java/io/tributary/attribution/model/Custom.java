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
import io.tributary.attribution.journey.Timeline;

import java.util.List;

/**
 * Shares in proportion to a list of weights that is read backwards: the last weight belongs to the last touch of the journey,
 * the one before it to the touch before, and so on. Touches beyond the list get nothing; a shorter journey uses the
 * end of the list, equally if that is all zeros.
 * <p>
 * Each conversion costs as much time as there are weights, at most as there are touches.
 *
 * @param weights at most 1,000, finite, at least 0, not all of them 0
 */
public record Custom(List<Double> weights)
        implements AttributionModel
{
    static final int MAX_WEIGHTS = 1000;

    public Custom
    {
        weights = List.copyOf(weights);
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("The list of weights must not be empty: give at least one weight, such as ARRAY[1.0, 2.0, 4.0]");
        }
        if (weights.size() > MAX_WEIGHTS) {
            throw new IllegalArgumentException("The list of weights must have at most %s elements, but has %s: leave out those for the oldest touches, at its beginning".formatted(MAX_WEIGHTS, weights.size()));
        }
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("Every weight must be a finite number of at least 0, but one is %s: give weights such as ARRAY[1.0, 2.0, 4.0]".formatted(weight));
            }
        }
        if (weights.stream().allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("The weights must not sum to zero, but %s do: make at least one weight more than 0".formatted(weights));
        }
    }

    @Override
    public void credit(Timeline timeline, Journeys journeys, double[] values, double[] credits)
    {
        int lastWeight = weights.size() - 1;
        for (int journey = 0; journey < journeys.count(); journey++) {
            int used = Math.min(weights.size(), journeys.length(journey));
            // by the largest of those in use, so that no sum overflows and no weight vanishes beside one that is not in use
            double largest = 0;
            for (int index = 0; index < used; index++) {
                largest = Math.max(largest, weights.get(lastWeight - index));
            }
            double sum = 0;
            for (int index = 0; index < used; index++) {
                sum += scaled(weights.get(lastWeight - index), largest);
            }
            double value = values[journey];
            int last = journeys.end(journey) - 1;
            for (int index = 0; index < used; index++) {
                credits[last - index] += value * (scaled(weights.get(lastWeight - index), largest) / sum);
            }
        }
    }

    private static double scaled(double weight, double largest)
    {
        return largest == 0 ? 1 : weight / largest;
    }
}
