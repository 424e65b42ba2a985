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
package io.tributary.attribution.journey;

import io.tributary.attribution.Event;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static io.tributary.attribution.Event.conversion;
import static io.tributary.attribution.Event.touch;
import static io.tributary.attribution.journey.Ownership.FIRST_ONLY;
import static io.tributary.attribution.journey.Ownership.SHARED;
import static io.tributary.attribution.journey.Ownership.SINCE_PREVIOUS;
import static org.assertj.core.api.Assertions.assertThat;

final class TestJourneys
{
    private static final List<Event> TWO_PURCHASES = List.of(touch(1), touch(2), conversion(3), touch(4), conversion(5));

    @Test
    void testSharedCreditsEveryEarlierTouch()
    {
        assertThat(journeys(TWO_PURCHASES, Lookback.unlimited(), SHARED)).containsExactly("0-2", "0-3");
    }

    @Test
    void testSincePreviousGivesATouchToItsNextConversion()
    {
        assertThat(journeys(TWO_PURCHASES, Lookback.unlimited(), SINCE_PREVIOUS)).containsExactly("0-2", "2-3");
    }

    @Test
    void testFirstOnlyKnowsOneConversion()
    {
        assertThat(journeys(TWO_PURCHASES, Lookback.unlimited(), FIRST_ONLY)).containsExactly("0-2");
    }

    @Test
    void testLookbackIncludesBothEnds()
    {
        List<Event> events = List.of(touch(999), touch(1000), touch(2000), conversion(2000), touch(2001));
        assertThat(journeys(events, new Lookback(1000), SHARED)).containsExactly("1-3");
    }

    @Test
    void testLookbackIsExactToThePicosecond()
    {
        List<Event> events = List.of(touch(1000).plusPicos(499_999), touch(1000).plusPicos(500_000), conversion(2000).plusPicos(500_000));
        assertThat(journeys(events, new Lookback(1000), SHARED)).containsExactly("1-2");
    }

    @Test
    void testTouchOfTheSameInstantCountsWhateverItsRow()
    {
        List<Event> events = List.of(touch(1), conversion(5), touch(5), touch(6));
        assertThat(journeys(events, Lookback.unlimited(), SHARED)).containsExactly("0-2");
        assertThat(journeys(events, Lookback.unlimited(), SINCE_PREVIOUS)).containsExactly("0-2");
    }

    @Test
    void testFirstConversionOfAnInstantOwnsTheTouches()
    {
        List<Event> events = List.of(touch(1), conversion(5), touch(5), conversion(5));
        assertThat(journeys(events, Lookback.unlimited(), SINCE_PREVIOUS)).containsExactly("0-2", "2-2");
        assertThat(journeys(events, Lookback.unlimited(), SHARED)).containsExactly("0-2", "0-2");
    }

    @Test
    void testConversionOwnsTouchesBeyondItsLookback()
    {
        List<Event> events = List.of(touch(1), conversion(5), conversion(6));
        assertThat(journeys(events, new Lookback(2), SINCE_PREVIOUS)).containsExactly("1-1", "1-1");
    }

    @Test
    void testLookbackBeforeTheBeginningOfTime()
    {
        List<Event> events = List.of(touch(Long.MIN_VALUE), conversion(Long.MIN_VALUE + 5));
        assertThat(journeys(events, new Lookback(10), SHARED)).containsExactly("0-1");
    }

    private static List<String> journeys(List<Event> events, Lookback lookback, Ownership ownership)
    {
        Journeys journeys = new Journeys();
        journeys.assign(Event.timeline(events), lookback, ownership);
        List<String> ranges = new ArrayList<>();
        for (int journey = 0; journey < journeys.count(); journey++) {
            ranges.add(journeys.start(journey) + "-" + journeys.end(journey));
        }
        return ranges;
    }
}
