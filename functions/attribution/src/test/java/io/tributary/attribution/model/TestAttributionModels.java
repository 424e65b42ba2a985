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

import io.tributary.attribution.Event;
import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.tributary.attribution.Event.conversion;
import static io.tributary.attribution.Event.touch;
import static io.tributary.attribution.journey.Ownership.FIRST_ONLY;
import static io.tributary.attribution.journey.Ownership.SHARED;
import static io.tributary.attribution.journey.Ownership.SINCE_PREVIOUS;
import static io.tributary.attribution.model.LastNonDirect.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Values computed by hand.
 */
final class TestAttributionModels
{
    private static final long DAY = 24L * 60 * 60 * 1_000_000;

    @Test
    void testFirstTouch()
    {
        assertCredits(new FirstTouch(), daily(4), 1, 0, 0, 0);
    }

    @Test
    void testLastTouch()
    {
        assertCredits(new LastTouch(), daily(4), 0, 0, 0, 1);
    }

    @Test
    void testLastNonDirect()
    {
        assertCredits(
                new LastNonDirect(),
                List.of(touch(1), touch(2), touch(3).marked(DIRECT), conversion(4)),
                0,
                1,
                0);
    }

    @Test
    void testLastNonDirectOfDirectTouchesIsTheLast()
    {
        assertCredits(
                new LastNonDirect(),
                List.of(touch(1).marked(DIRECT), touch(2).marked(DIRECT), conversion(4)),
                0,
                1);
    }

    @Test
    void testLastNonDirectStaysInsideTheLookback()
    {
        assertCredits(
                new Attribution(new LastNonDirect(), new Lookback(2), SHARED),
                List.of(touch(1), touch(2).marked(DIRECT), touch(3).marked(DIRECT), conversion(4)),
                0,
                0,
                1);
    }

    @Test
    void testLinear()
    {
        assertCredits(new Linear(), daily(4), 0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void testUShaped()
    {
        assertCredits(PositionBased.U_SHAPED, daily(1), 1);
        assertCredits(PositionBased.U_SHAPED, daily(2), 0.5, 0.5);
        assertCredits(PositionBased.U_SHAPED, daily(3), 0.4, 0.2, 0.4);
        assertCredits(PositionBased.U_SHAPED, daily(6), 0.4, 0.05, 0.05, 0.05, 0.05, 0.4);
    }

    @Test
    void testJShaped()
    {
        assertCredits(PositionBased.J_SHAPED, daily(2), 0.25, 0.75);
        assertCredits(PositionBased.J_SHAPED, daily(4), 0.2, 0.1, 0.1, 0.6);
    }

    @Test
    void testInverseJShaped()
    {
        assertCredits(PositionBased.INVERSE_J_SHAPED, daily(2), 0.75, 0.25);
        assertCredits(PositionBased.INVERSE_J_SHAPED, daily(4), 0.6, 0.1, 0.1, 0.2);
    }

    @Test
    void testPositionBasedWithNothingForTheEnds()
    {
        PositionBased middle = PositionBased.of(0, 0);
        assertCredits(middle, daily(1), 1);
        assertCredits(middle, daily(2), 0.5, 0.5);
        assertCredits(middle, daily(4), 0, 0.5, 0.5, 0);
    }

    @Test
    void testPositionBasedWithNothingForTheMiddle()
    {
        assertCredits(PositionBased.of(0.1, 0.9), daily(3), 0.1, 0, 0.9);
        assertCredits(PositionBased.of(0.1 + 0.2, 0.7), daily(3), 0.3, 0, 0.7);
    }

    @Test
    void testMiddleIsWhatPeopleReckon()
    {
        double[] credits = new Attribution(PositionBased.U_SHAPED, Lookback.unlimited(), SHARED).credits(Event.timeline(daily(4)), new Journeys());
        assertThat(credits).containsExactly(0.4, 0.1, 0.1, 0.4);
    }

    @Test
    void testWShaped()
    {
        assertCredits(
                MilestoneBased.W_SHAPED,
                List.of(touch(1), touch(2), touch(3).marked(0), touch(4), touch(5), conversion(6)),
                0.3,
                0.05,
                0.3,
                0.05,
                0.3);
    }

    @Test
    void testWShapedWithoutMilestone()
    {
        // 30 + 30 + 10 are left
        assertCredits(MilestoneBased.W_SHAPED, daily(4), 3.0 / 7, 0.5 / 7, 0.5 / 7, 3.0 / 7);
    }

    @Test
    void testWShapedRolesAddUpOnOneTouch()
    {
        assertCredits(
                MilestoneBased.W_SHAPED,
                List.of(touch(1).marked(0), touch(2), touch(3), conversion(6)),
                0.6,
                0.1,
                0.3);
    }

    @Test
    void testWShapedOfShortJourneys()
    {
        assertCredits(MilestoneBased.W_SHAPED, daily(1), 1);
        assertCredits(MilestoneBased.W_SHAPED, daily(2), 0.5, 0.5);
        assertCredits(MilestoneBased.W_SHAPED, List.of(touch(1), touch(2).marked(0), conversion(3)), 1.0 / 3, 2.0 / 3);
        // 30 + 30 + 30 without a rest
        assertCredits(MilestoneBased.W_SHAPED, List.of(touch(1), touch(2).marked(0), touch(3), conversion(3)), 1.0 / 3, 1.0 / 3, 1.0 / 3);
    }

    @Test
    void testLastOfSeveralTouchesAtAMilestoneHasTheRole()
    {
        assertCredits(
                MilestoneBased.W_SHAPED,
                List.of(touch(1), touch(2).marked(0), touch(3).marked(0), touch(4), conversion(6)),
                0.3,
                0.1,
                0.3,
                0.3);
    }

    @Test
    void testMilestoneOfAnEarlierJourneyDoesNotCount()
    {
        assertCredits(
                new Attribution(MilestoneBased.W_SHAPED, Lookback.unlimited(), SINCE_PREVIOUS),
                List.of(touch(1), touch(2).marked(0), conversion(3), touch(4), touch(5), conversion(6)),
                1.0 / 3,
                2.0 / 3,
                0.5,
                0.5);
    }

    @Test
    void testFullPath()
    {
        assertCredits(
                MilestoneBased.FULL_PATH,
                List.of(touch(1), touch(2), touch(3).marked(0), touch(4).marked(1), touch(5), touch(6), conversion(6)),
                0.225,
                0.1 / 2,
                0.225,
                0.225,
                0.1 / 2,
                0.225);
    }

    @Test
    void testFullPathOpportunityMayComeBeforeTheLead()
    {
        assertCredits(
                MilestoneBased.FULL_PATH,
                List.of(touch(1), touch(2).marked(1), touch(3), touch(4).marked(0), touch(5), conversion(6)),
                0.225,
                0.225,
                0.1,
                0.225,
                0.225);
    }

    @Test
    void testFullPathRolesAddUpOnOneTouch()
    {
        assertCredits(
                MilestoneBased.FULL_PATH,
                List.of(touch(1), touch(2).marked(0, 1), touch(3), touch(4), conversion(6)),
                0.225,
                0.45,
                0.1,
                0.225);
    }

    @Test
    void testTimeDecay()
    {
        // ages of 3, 2 and 1 half-lives
        assertCredits(
                new TimeDecay(24L * 60 * 60 * 1000),
                List.of(touch(0), touch(DAY), touch(2 * DAY), conversion(3 * DAY)),
                1.0 / 7,
                2.0 / 7,
                4.0 / 7);
    }

    @Test
    void testTimeDecayIsContinuous()
    {
        // ages of 1.5 and 0 half-lives
        double older = Math.pow(2, -1.5);
        assertCredits(
                new TimeDecay(24L * 60 * 60 * 1000),
                List.of(touch(0), touch(3 * DAY / 2), conversion(3 * DAY / 2)),
                older / (1 + older),
                1 / (1 + older));
    }

    @Test
    void testTimeDecayOfALongGapDoesNotVanish()
    {
        // 3 million half-lives before the conversion
        assertCredits(
                new TimeDecay(1000),
                List.of(touch(0), touch(1_000_000), conversion(40 * DAY)),
                1.0 / 3,
                2.0 / 3);
    }

    @Test
    void testParticipation()
    {
        assertCredits(new Participation(), List.of(touch(1), touch(2), conversion(3, 5)), 5, 5);
    }

    @Test
    void testCustomIsReadBackwards()
    {
        Custom custom = new Custom(List.of(1.0, 2.0, 5.0));
        assertCredits(custom, daily(3), 0.125, 0.25, 0.625);
        assertCredits(custom, daily(5), 0, 0, 0.125, 0.25, 0.625);
        assertCredits(custom, daily(2), 2.0 / 7, 5.0 / 7);
        assertCredits(custom, daily(1), 1);
    }

    @Test
    void testCustomTailOfZerosIsSharedEqually()
    {
        Custom custom = new Custom(List.of(1.0, 0.0, 0.0));
        assertCredits(custom, daily(2), 0.5, 0.5);
        assertCredits(custom, daily(3), 1, 0, 0);
    }

    @Test
    void testCustomOfHugeWeights()
    {
        assertCredits(new Custom(List.of(Double.MAX_VALUE, Double.MAX_VALUE)), daily(2), 0.5, 0.5);
    }

    @Test
    void testWeighted()
    {
        assertCredits(
                new Weighted(),
                List.of(touch(1).weighing(3), touch(2).weighing(0), touch(3).weighing(1), conversion(4)),
                0.75,
                0,
                0.25);
    }

    @Test
    void testWeightedOfZerosIsEqual()
    {
        assertCredits(
                new Weighted(),
                List.of(touch(1).weighing(0), touch(2).weighing(0), conversion(4), touch(5).weighing(2), conversion(6)),
                0.5,
                0.5,
                1);
    }

    @Test
    void testWeightedOfHugeWeights()
    {
        assertCredits(
                new Weighted(),
                List.of(touch(1).weighing(Double.MAX_VALUE), touch(2).weighing(Double.MAX_VALUE), conversion(3)),
                0.5,
                0.5);
    }

    @Test
    void testWeightedOfTinyWeightsAndHugeValues()
    {
        List<Event> events = List.of(touch(1).weighing(1e-250), touch(2).weighing(3e-250), conversion(3, 1e300), touch(4).weighing(1), touch(5).weighing(1), conversion(6, 1e300));
        double[] credits = new Attribution(new Weighted(), Lookback.unlimited(), SINCE_PREVIOUS).credits(Event.timeline(events), new Journeys());
        assertThat(credits).containsExactly(new double[] {0.25e300, 0.75e300, 0.5e300, 0.5e300}, within(1e285));
    }

    @Test
    void testWeightsBeyondReckoningAreRefused()
    {
        assertThatThrownBy(() -> new Attribution(new Weighted(), Lookback.unlimited(), SHARED).credits(
                Event.timeline(List.of(touch(1).weighing(1e-200), touch(2).weighing(1e200), conversion(3))),
                new Journeys()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The weights of one customer must not differ by more than a factor of 1e270, but are from 1.0E-200 to 1.0E200: make the smallest 0");
    }

    @Test
    void testOneTouchServesSeveralConversions()
    {
        assertCredits(
                new Linear(),
                List.of(touch(1), conversion(2, 10), touch(3), conversion(4, 100)),
                10 + 50,
                50);
    }

    @Test
    void testOnlyTheFirstConversionIsCredited()
    {
        assertCredits(
                new Attribution(new Linear(), Lookback.unlimited(), FIRST_ONLY),
                List.of(touch(1), conversion(2, 10), touch(3), conversion(4, 100)),
                10,
                0);
    }

    @Test
    void testZeroAndNegativeValuesAreConversions()
    {
        assertCredits(
                new Attribution(new Linear(), Lookback.unlimited(), SINCE_PREVIOUS),
                List.of(touch(1), conversion(2, 0), touch(3), conversion(4, -100)),
                0,
                -100);
    }

    @Test
    void testNoCreditIsNegativeZero()
    {
        double[] credits = new Attribution(PositionBased.J_SHAPED, Lookback.unlimited(), SHARED)
                .credits(Event.timeline(List.of(touch(1), conversion(2, -0.0))), new Journeys());
        assertThat(Double.toString(credits[0])).isEqualTo("0.0");
    }

    @Test
    void testSharesAreChecked()
    {
        assertThatThrownBy(() -> PositionBased.of(1.2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The share of the first touch must be a number from 0 to 1, but is 1.2: give a share such as 0.4");
        assertThatThrownBy(() -> PositionBased.of(0.5, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The share of the last touch must be a number from 0 to 1, but is NaN: give a share such as 0.4");
        assertThatThrownBy(() -> PositionBased.of(0.7, 0.6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The shares of the first and the last touch must add up to at most 1, but 0.7 + 0.6 do not: give shares such as 0.4 and 0.4");
    }

    @Test
    void testHalfLifeIsChecked()
    {
        assertThatThrownBy(() -> new TimeDecay(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The half-life must be longer than zero, but is 0 00:00:00.000: give an interval such as INTERVAL '7' DAY");
    }

    @Test
    void testCustomWeightsAreChecked()
    {
        assertThatThrownBy(() -> new Custom(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The list of weights must not be empty");
        assertThatThrownBy(() -> new Custom(Collections.nCopies(1001, 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The list of weights must have at most 1000 elements, but has 1001: leave out those for the oldest touches, at its beginning");
        assertThatThrownBy(() -> new Custom(List.of(1.0, -2.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Every weight must be a finite number of at least 0, but one is -2.0");
        assertThatThrownBy(() -> new Custom(List.of(Double.POSITIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Every weight must be a finite number of at least 0, but one is Infinity");
        assertThatThrownBy(() -> new Custom(List.of(0.0, 0.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The weights must not sum to zero, but [0.0, 0.0] do");
    }

    @Test
    void testCreditBeyondTheRangeOfDoubleIsRefused()
    {
        assertThatThrownBy(() -> new Attribution(new Participation(), Lookback.unlimited(), SHARED).credits(
                Event.timeline(List.of(touch(1), conversion(2, Double.MAX_VALUE), conversion(3, Double.MAX_VALUE))),
                new Journeys()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("beyond the range of a double");
    }

    private static List<Event> daily(int touches)
    {
        return Stream.concat(
                        IntStream.range(0, touches).mapToObj(day -> touch(day * DAY)),
                        Stream.of(conversion(touches * DAY)))
                .toList();
    }

    private static void assertCredits(AttributionModel model, List<Event> events, double... expected)
    {
        assertCredits(new Attribution(model, Lookback.unlimited(), Ownership.SHARED), events, expected);
    }

    private static void assertCredits(Attribution attribution, List<Event> events, double... expected)
    {
        assertThat(attribution.credits(Event.timeline(events), new Journeys())).containsExactly(expected, within(1e-15));
    }
}
