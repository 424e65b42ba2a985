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
import io.tributary.attribution.journey.Timeline;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A hundred thousand touches that ten thousand conversions share. Time that grew with touches times conversions would be noticed here:
 * a billion steps for each model.
 */
final class TestLargeJourneys
{
    private static final int TOUCHES = 100_000;
    private static final int CONVERSIONS = 10_000;
    private static final long HOUR = 3_600_000_000L;

    private static final List<AttributionModel> MODELS = List.of(
            new FirstTouch(),
            new LastTouch(),
            new LastNonDirect(),
            new Linear(),
            new Participation(),
            new Weighted(),
            PositionBased.U_SHAPED,
            MilestoneBased.W_SHAPED,
            MilestoneBased.FULL_PATH,
            TimeDecay.WEEKLY,
            new TimeDecay(60_000),
            new Custom(List.of(1.0, 2.0, 4.0, 8.0)));

    private final Timeline timeline = Event.timeline(customer());

    @Test
    void testEveryModelIsHere()
    {
        assertThat(MODELS.stream().<Class<?>>map(Object::getClass)).contains(AttributionModel.class.getPermittedSubclasses());
    }

    @Test
    void testCreditsSumToTheValues()
    {
        Journeys journeys = new Journeys();
        for (AttributionModel model : MODELS) {
            for (Ownership ownership : Ownership.values()) {
                for (Lookback lookback : List.of(Lookback.unlimited(), new Lookback(30 * 24 * HOUR))) {
                    double[] credits = new Attribution(model, lookback, ownership).credits(timeline, journeys);
                    double expected = 0;
                    for (int journey = 0; journey < journeys.count(); journey++) {
                        int copies = model.isShared() ? Math.min(journeys.length(journey), 1) : journeys.length(journey);
                        expected += timeline.conversionValue(journey) * copies;
                    }
                    double sum = 0;
                    for (double credit : credits) {
                        sum += credit;
                    }
                    assertThat(sum)
                            .describedAs("%s %s %s", model, ownership, lookback)
                            .isCloseTo(expected, within(1e-11 * expected));
                }
            }
        }
    }

    @Test
    void testWeightsOfZeroAreSharedEqually()
    {
        Timeline weightless = Event.timeline(customer().stream()
                .map(event -> event.weighing(0))
                .toList());
        for (Ownership ownership : Ownership.values()) {
            assertThat(new Attribution(new Weighted(), Lookback.unlimited(), ownership).credits(weightless, new Journeys()))
                    .containsExactly(new Attribution(new Linear(), Lookback.unlimited(), ownership).credits(weightless, new Journeys()), within(1e-9));
        }
    }

    @Test
    void testTimeDecayEqualsItsDefinitionForEveryTouch()
    {
        // a tenth of the customer, as the definition takes touches times conversions
        Timeline timeline = Event.timeline(customer().subList(0, (TOUCHES + CONVERSIONS) / 10));
        Journeys journeys = new Journeys();
        TimeDecay model = new TimeDecay(36_000_000);
        double[] credits = new Attribution(model, new Lookback(30 * 24 * HOUR), Ownership.SHARED).credits(timeline, journeys);

        double[] expected = new double[timeline.touchCount()];
        for (int journey = 0; journey < journeys.count(); journey++) {
            double newest = timeline.touchOffset(journeys.end(journey) - 1);
            double total = 0;
            for (int touch = journeys.start(journey); touch < journeys.end(journey); touch++) {
                total += Math.pow(2, (timeline.touchOffset(touch) - newest) / 36e9);
            }
            for (int touch = journeys.start(journey); touch < journeys.end(journey); touch++) {
                expected[touch] += timeline.conversionValue(journey) * Math.pow(2, (timeline.touchOffset(touch) - newest) / 36e9) / total;
            }
        }
        assertThat(journeys.count()).isGreaterThan(500);
        for (int touch = 0; touch < expected.length; touch++) {
            assertThat(credits[touch]).isCloseTo(expected[touch], within(1e-12 * expected[touch]));
        }
    }

    private static List<Event> customer()
    {
        SplittableRandom random = new SplittableRandom(5);
        List<Event> events = new ArrayList<>();
        long time = 0;
        for (int row = 0; row < TOUCHES + CONVERSIONS; row++) {
            // a third of the rows share the instant of the row before
            time += random.nextInt(3) == 0 ? 0 : random.nextLong(2 * HOUR);
            if (row % 11 == 10) {
                events.add(Event.conversion(time, random.nextDouble(100)));
            }
            else {
                Event touch = Event.touch(time).weighing(random.nextDouble());
                events.add(random.nextInt(100) == 0 ? touch.marked(random.nextInt(2)) : touch);
            }
        }
        return events;
    }
}
