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

import io.tributary.attribution.journey.ValueKind;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestMarkovTransitions
{
    @Test
    void testFirstOrder()
    {
        assertThat(MarkovTransitions.transitions(JourneyPath.count(1, JourneyPath.of("BA", 1, 0), JourneyPath.of("BB", 0, 2)))).containsExactly(
                new Transition("(start)", "B", 3, 1),
                new Transition("A", "(conversion)", 1, 1),
                new Transition("B", "A", 1, 1.0 / 5),
                new Transition("B", "B", 2, 2.0 / 5),
                new Transition("B", "(null)", 2, 2.0 / 5));
    }

    @Test
    void testSecondOrder()
    {
        assertThat(MarkovTransitions.transitions(JourneyPath.count(2, JourneyPath.of("ABA", 1, 0), JourneyPath.of("A", 0, 1)))).containsExactly(
                new Transition("(start)", "(start) > A", 2, 1),
                new Transition("(start) > A", "A > B", 1, 0.5),
                new Transition("(start) > A", "(null)", 1, 0.5),
                new Transition("A > B", "B > A", 1, 1),
                new Transition("B > A", "(conversion)", 1, 1));
    }

    @Test
    void testWithoutSelfLoops()
    {
        assertThat(MarkovTransitions.transitions(JourneyPath.count(1, false, ValueKind.COUNT, List.of(JourneyPath.of("AA", 1, 0))))).containsExactly(
                new Transition("(start)", "A", 1, 1),
                new Transition("A", "(conversion)", 1, 1));
    }

    @Test
    void testChannelsThatLookLikeStates()
    {
        JourneyPath path = new JourneyPath(Arrays.asList("(start)", "(conversion)", "(null)", null, "(none)", "a > b", "\"a\"", "", "A"), 1, 0, 0);
        assertThat(MarkovTransitions.transitions(JourneyPath.count(1, path))).extracting(Transition::toState).containsExactlyInAnyOrder(
                "\"(start)\"", "\"(conversion)\"", "\"(null)\"", "(none)", "\"(none)\"", "\"a > b\"", "\"\"\"a\"\"\"", "\"\"", "A", "(conversion)");
    }

    @Test
    void testNoJourneys()
    {
        assertThat(MarkovTransitions.transitions(JourneyPath.count(3))).isEmpty();
    }
}
