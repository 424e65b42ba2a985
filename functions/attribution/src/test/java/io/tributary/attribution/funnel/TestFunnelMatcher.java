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
package io.tributary.attribution.funnel;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static io.tributary.attribution.funnel.FunnelMode.INCREASING_TIME;
import static io.tributary.attribution.funnel.FunnelMode.NO_REPEATS;
import static io.tributary.attribution.funnel.FunnelMode.ORDERED;
import static io.tributary.attribution.funnel.FunnelMode.RE_ENTRY;
import static io.tributary.attribution.funnel.FunnelMode.STRICT_ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestFunnelMatcher
{
    @Test
    void testStepsInOrder()
    {
        assertThat(times(ORDERED, 3, Step.at(1, 1), Step.at(2, 2), Step.at(3, 3))).containsExactly(1L, 2L, 3L);
        assertThat(times(ORDERED, 3, Step.at(1, 2), Step.at(2, 1), Step.at(3, 3))).containsExactly(2L);
        assertThat(times(ORDERED, 3, Step.at(1, 2), Step.at(2, 3))).isEmpty();
    }

    @Test
    void testDeepestChainWinsOverEarlierOne()
    {
        List<Step> rows = List.of(Step.at(1, 1), Step.at(10, 1), Step.at(11, 2));
        assertThat(times(new Funnel(2, new Within(5), ORDERED), rows)).containsExactly(10L, 11L);
    }

    @Test
    void testOfEquallyDeepChainsTheEarliest()
    {
        assertThat(times(ORDERED, 2, Step.at(1, 1), Step.at(2, 1), Step.at(3, 2), Step.at(4, 2))).containsExactly(1L, 3L);
    }

    @Test
    void testWithinCountsFromTheFirstStepWithBothEnds()
    {
        List<Step> rows = List.of(Step.at(1, 1), Step.at(4, 2), Step.at(6, 3));
        assertThat(times(new Funnel(3, new Within(5), ORDERED), rows)).containsExactly(1L, 4L, 6L);
        assertThat(times(new Funnel(3, new Within(4), ORDERED), rows)).containsExactly(1L, 4L);
    }

    @Test
    void testPicosecondsDecide()
    {
        Step first = new Step(0, 5, 1);
        assertThat(times(new Funnel(2, new Within(1), ORDERED), List.of(first, new Step(1, 5, 2)))).hasSize(2);
        assertThat(times(new Funnel(2, new Within(1), ORDERED), List.of(first, new Step(1, 6, 2)))).hasSize(1);
        assertThat(times(new Funnel(2, Within.unlimited(), ORDERED), List.of(first, new Step(0, 4, 2)))).hasSize(1);
    }

    @Test
    void testEventsOfOneInstantServeStepsInAnyOrder()
    {
        assertThat(times(ORDERED, 2, Step.at(1, 2), Step.at(1, 1))).containsExactly(1L, 1L);
    }

    @Test
    void testOneEventServesOneStep()
    {
        assertThat(times(ORDERED, 2, Step.at(1, 1, 2))).containsExactly(1L);
        assertThat(times(ORDERED, 2, Step.at(1, 1, 2), Step.at(1, 1, 2))).containsExactly(1L, 1L);
    }

    @Test
    void testEventsOfOneInstantAreSharedOutAmongSteps()
    {
        // the event that meets both has to serve the second step
        assertThat(times(ORDERED, 3, Step.at(1, 1, 2), Step.at(1, 1), Step.at(2, 3))).containsExactly(1L, 1L, 2L);
        assertThat(times(ORDERED, 3, Step.at(1, 1, 2, 3), Step.at(1, 3), Step.at(1, 1, 3))).containsExactly(1L, 1L, 1L);
    }

    @Test
    void testIncreasingTimeNeedsALaterEvent()
    {
        assertThat(times(INCREASING_TIME, 2, Step.at(1, 1), Step.at(1, 2))).containsExactly(1L);
        assertThat(times(INCREASING_TIME, 2, Step.at(1, 1), Step.at(1, 2), Step.at(2, 2))).containsExactly(1L, 2L);
    }

    @Test
    void testStrictOrderAllowsNoStepBetween()
    {
        assertThat(times(STRICT_ORDER, 3, Step.at(1, 1), Step.at(2, 2), Step.at(3, 3))).hasSize(3);
        assertThat(times(STRICT_ORDER, 3, Step.at(1, 1), Step.at(2, 2), Step.at(3, 1), Step.at(4, 3))).hasSize(2);
        assertThat(times(STRICT_ORDER, 3, Step.at(1, 1), Step.at(2, 3), Step.at(3, 2))).hasSize(1);
        // a chain may begin at the second
        assertThat(times(STRICT_ORDER, 2, Step.at(1, 1), Step.at(2, 1), Step.at(3, 2))).containsExactly(2L, 3L);
    }

    @Test
    void testStrictOrderMayTakeAStepLater()
    {
        // taking both steps of the first instant would leave the second between
        assertThat(times(STRICT_ORDER, 3, Step.at(1, 1), Step.at(1, 2), Step.at(2, 2), Step.at(3, 3))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void testNoRepeatsEndsAtAStepAlreadyReached()
    {
        assertThat(times(NO_REPEATS, 3, Step.at(1, 1), Step.at(2, 2), Step.at(3, 2), Step.at(4, 3))).hasSize(2);
        assertThat(times(NO_REPEATS, 3, Step.at(1, 1), Step.at(2, 2), Step.at(3, 1), Step.at(4, 3))).hasSize(2);
        // but a step ahead of its turn is nothing reached
        assertThat(times(NO_REPEATS, 3, Step.at(1, 1), Step.at(2, 3), Step.at(3, 2), Step.at(4, 3))).containsExactly(1L, 3L, 4L);
    }

    @Test
    void testReEntryAllowsToGoBackButNotAhead()
    {
        assertThat(times(RE_ENTRY, 3, Step.at(1, 1), Step.at(2, 2), Step.at(3, 1), Step.at(4, 3))).containsExactly(1L, 2L, 4L);
        assertThat(times(RE_ENTRY, 3, Step.at(1, 1), Step.at(2, 3), Step.at(3, 2), Step.at(4, 3))).containsExactly(1L);
    }

    @Test
    void testEventOfTheInstantOfAStepIsNotBetween()
    {
        assertThat(times(STRICT_ORDER, 3, Step.at(1, 1), Step.at(2, 2), Step.at(2, 1), Step.at(3, 3))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void testAsManyStepsAsThereCanBe()
    {
        List<Step> rows = IntStream.rangeClosed(1, 32).mapToObj(step -> Step.at(step, step)).toList();
        for (FunnelMode mode : FunnelMode.values()) {
            assertThat(times(new Funnel(32, Within.unlimited(), mode), rows)).describedAs(mode.sqlName()).hasSize(32);
        }
    }

    @Test
    void testManyEventsOfOneInstant()
    {
        List<Step> rows = new ArrayList<>();
        for (int event = 0; event < 100_000; event++) {
            rows.add(new Step(7, 0, -1));
        }
        assertThat(times(new Funnel(32, Within.unlimited(), ORDERED), rows)).hasSize(32);
        assertThat(times(new Funnel(32, Within.unlimited(), INCREASING_TIME), rows)).hasSize(1);
    }

    @Test
    void testWorkIsLinearInEvents()
    {
        // every event begins a chain, and every chain could reach to the end
        List<Step> rows = new ArrayList<>();
        for (int event = 0; event < 300_000; event++) {
            rows.add(Step.at(event, 1, 2, 3));
        }
        rows.add(Step.at(300_000, 4));
        for (FunnelMode mode : FunnelMode.values()) {
            assertThat(times(new Funnel(4, Within.unlimited(), mode), rows)).describedAs(mode.sqlName()).hasSize(4);
        }
    }

    @Test
    void testNoEvents()
    {
        assertThat(times(new Funnel(2, Within.unlimited(), ORDERED), List.of())).isEmpty();
    }

    @Test
    void testBadFunnels()
    {
        assertThatThrownBy(() -> new Funnel(0, Within.unlimited(), ORDERED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There must be from 1 to 32 conditions, but there are 0: give an array such as ARRAY[event = 'view', event = 'purchase']");
        assertThatThrownBy(() -> new Funnel(33, Within.unlimited(), ORDERED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Within.ofMillis(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The time within which a funnel must be passed must be longer than zero, but is 0 00:00:00.000: give an interval such as INTERVAL '7' DAY, or NULL for no limit");
        assertThatThrownBy(() -> FunnelMode.fromName("strict"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown mode 'strict': use one of 'ordered', 'increasing_time', 'strict_order', 'no_repeats', 're_entry'");
    }

    private static List<Long> times(FunnelMode mode, int steps, Step... rows)
    {
        return times(new Funnel(steps, Within.unlimited(), mode), List.of(rows));
    }

    private static List<Long> times(Funnel funnel, List<Step> customer)
    {
        CustomerEvents events = Step.customer(customer);
        FunnelMatcher matcher = new FunnelMatcher(funnel);
        return IntStream.range(0, matcher.match(events))
                .mapToObj(step -> events.micros(matcher.stepEvent(step)))
                .toList();
    }
}
