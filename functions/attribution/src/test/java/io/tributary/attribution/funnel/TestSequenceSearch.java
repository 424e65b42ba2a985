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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSequenceSearch
{
    private static final long SECOND = 1_000_000;

    @Test
    void testItemsSideBySideAreDirectlyOneAfterTheOther()
    {
        assertThat(isMatched("(?1)(?2)", Step.at(1, 1), Step.at(2, 2))).isTrue();
        assertThat(isMatched("(?1)(?2)", Step.at(1, 1), Step.at(2, 3), Step.at(3, 2))).isFalse();
        assertThat(isMatched("(?1).*(?2)", Step.at(1, 1), Step.at(2, 3), Step.at(3, 2))).isTrue();
        assertThat(isMatched("(?1).(?2)", Step.at(1, 1), Step.at(2, 3), Step.at(3, 2))).isTrue();
        assertThat(isMatched("(?1).(?2)", Step.at(1, 1), Step.at(2, 2))).isFalse();
    }

    @Test
    void testTimeBoundsAllowEventsBetween()
    {
        Step[] rows = {Step.at(0, 1), Step.at(SECOND, 3), Step.at(2 * SECOND, 2)};
        assertThat(isMatched("(?1)(?t<=2)(?2)", rows)).isTrue();
        assertThat(isMatched("(?1)(?t<2s)(?2)", rows)).isFalse();
        assertThat(isMatched("(?1)(?t>=2000ms)(?2)", rows)).isTrue();
        assertThat(isMatched("(?1)(?t>2s)(?2)", rows)).isFalse();
        assertThat(isMatched("(?1)(?t=2s)(?2)", rows)).isTrue();
        assertThat(isMatched("(?1)(?t==2s)(?2)", rows)).isTrue();
        assertThat(isMatched("(?1)(?t>1s)(?t<1m)(?2)", rows)).isTrue();
        assertThat(isMatched("(?1)(?t>1h)(?t<1d)(?2)", rows)).isFalse();
    }

    @Test
    void testEventsOfOneInstantAreInTheOrderOfTheirConditions()
    {
        assertThat(isMatched("(?1)(?2)", Step.at(1, 2), Step.at(1, 1))).isTrue();
        assertThat(isMatched("(?2)(?1)", Step.at(1, 2), Step.at(1, 1))).isFalse();
        // the first to meet a condition that the other does not meet
        assertThat(isMatched("(?3)(?1).*(?2)", Step.at(0, 3), Step.at(1, 1), Step.at(1, 1, 2))).isFalse();
    }

    @Test
    void testMatchesAreCountedOneAfterTheOther()
    {
        assertThat(count("(?1).*(?2)", Step.at(1, 1), Step.at(2, 2), Step.at(3, 2), Step.at(4, 1), Step.at(5, 1), Step.at(6, 2))).isEqualTo(2);
        assertThat(count("(?1)(?1)", Step.at(1, 1), Step.at(2, 1), Step.at(3, 1))).isEqualTo(1);
        assertThat(count("(?1)", Step.at(1, 1), Step.at(2, 1), Step.at(3, 1))).isEqualTo(3);
    }

    @Test
    void testLongPatternOverManyEventsIsNotExponential()
    {
        List<Step> rows = new ArrayList<>();
        for (int event = 0; event < 20_000; event++) {
            rows.add(Step.at(event, 1));
        }
        String pattern = "(?1).*".repeat(30) + "(?1)(?t>1ms)".repeat(30) + "(?1).*(?2)";
        assertThat(isMatched(pattern, rows.toArray(Step[]::new))).isFalse();
    }

    @Test
    void testBadPatterns()
    {
        String syntax = "a pattern consists of (?1) for an event that meets condition 1, . for any event, .* for any number of events, " +
                "and time bounds such as (?t<=1h) with the units ms, s, m, h and d";
        assertThatThrownBy(() -> SequencePatternParser.parse("(?1)->(?2)", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The pattern '(?1)->(?2)' cannot be read from character 5 on: " + syntax);
        assertThatThrownBy(() -> SequencePatternParser.parse("", 2))
                .hasMessage("The pattern '' holds no event: " + syntax);
        assertThatThrownBy(() -> SequencePatternParser.parse(".*", 2))
                .hasMessage("The pattern '.*' holds no event: " + syntax);
        assertThatThrownBy(() -> SequencePatternParser.parse("(?1)(?3)", 2))
                .hasMessage("The pattern '(?1)(?3)' names condition 3, but there are conditions 1 to 2 only: name one of these, or add a condition to the array");
        assertThatThrownBy(() -> SequencePatternParser.parse("(?0)", 2))
                .hasMessageStartingWith("The pattern '(?0)' names condition 0, but");
        assertThatThrownBy(() -> SequencePatternParser.parse("(?1)(?t<1h)", 2))
                .hasMessage("The pattern '(?1)(?t<1h)' ends with a time bound, which must lie between two events: remove the bound, or add an event");
        assertThatThrownBy(() -> SequencePatternParser.parse("(?t<1h)(?1)", 2))
                .hasMessage("The pattern '(?t<1h)(?1)' has a time bound before the first event, but a bound must lie between two events: remove the bound, or add an event");
        assertThatThrownBy(() -> SequencePatternParser.parse("(?1)(?t>2h)(?t<1h)(?2)", 2))
                .hasMessage("The pattern '(?1)(?t>2h)(?t<1h)(?2)' has time bounds before character 19 that no two events can keep: widen one of them");
        assertThatThrownBy(() -> SequencePatternParser.parse("(?1)(?t<999999999999999999d)(?2)", 2))
                .hasMessage("The pattern '(?1)(?t<999999999999999999d)(?2)' has the time bound (?t<999999999999999999d), which is longer than time can be told: give a shorter one");
        assertThatThrownBy(() -> SequencePatternParser.parse("(?1)".repeat(65), 1))
                .hasMessageEndingWith("holds more than 64 events: shorten it");
    }

    @Test
    void testBoundOfNoTime()
    {
        assertThatThrownBy(() -> SequencePatternParser.parse("(?1)(?t<0s)(?2)", 2))
                .hasMessageEndingWith("that no two events can keep: widen one of them");
        assertThat(isMatched("(?1)(?t<=0s)(?2)", Step.at(1, 1), Step.at(1, 2))).isTrue();
    }

    private static boolean isMatched(String pattern, Step... rows)
    {
        return new SequenceSearch(SequencePatternParser.parse(pattern, 3)).isMatched(Step.customer(List.of(rows)));
    }

    private static int count(String pattern, Step... rows)
    {
        return new SequenceSearch(SequencePatternParser.parse(pattern, 3)).count(Step.customer(List.of(rows)));
    }
}
