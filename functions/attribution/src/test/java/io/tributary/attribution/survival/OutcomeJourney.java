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
package io.tributary.attribution.survival;

import io.tributary.attribution.state.CountedPath;

import java.util.Arrays;
import java.util.List;

/**
 * A journey and what became of it.
 */
record OutcomeJourney(List<Touch> touches, boolean converted, double value)
{
    private static final long OUTCOME_MICROS = 1_700_000_000_000_000L;

    static OutcomeJourney converted(double value, Touch... touches)
    {
        return new OutcomeJourney(Arrays.asList(touches), true, value);
    }

    static OutcomeJourney unconverted(Touch... touches)
    {
        return new OutcomeJourney(Arrays.asList(touches), false, 0);
    }

    static Touch touch(String channel, long secondsBefore)
    {
        return new Touch(channel, secondsBefore);
    }

    static SurvivalState state(List<OutcomeJourney> journeys)
    {
        SurvivalState state = new SurvivalState();
        journeys.forEach(journey -> journey.addTo(state));
        return state;
    }

    void addTo(SurvivalState state)
    {
        int[] path = touches.stream().mapToInt(touch -> CountedPath.numberOf(state.channels(), touch.channel())).toArray();
        long[] micros = touches.stream().mapToLong(touch -> OUTCOME_MICROS - 1_000_000 * touch.secondsBefore()).toArray();
        state.add(path, micros, path.length, OUTCOME_MICROS, converted, value);
    }
}
