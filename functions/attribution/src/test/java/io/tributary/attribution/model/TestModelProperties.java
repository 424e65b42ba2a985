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
import io.tributary.attribution.model.SlowReference.Credit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What holds for every model, ownership and lookback.
 */
final class TestModelProperties
{
    // of the size of the parts of a credit: a few roundings
    private static final double TOLERANCE = 1e-13;

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void testModelsMeanWhatTheReferenceSays(@ForAll("attributions") Attribution attribution, @ForAll("customers") List<Event> rows)
    {
        Timeline timeline = Event.timeline(rows);
        double[] credits = attribution.credits(timeline, new Journeys());
        List<Credit> expected = SlowReference.credits(attribution, rows);
        // a share smaller than any double may come out as nothing
        Fraction vanishing = Fraction.of(Double.MIN_NORMAL).multiply(rows.stream()
                .filter(Event::isConversion)
                .map(row -> Fraction.of(row.value()).abs())
                .reduce(Fraction.ONE, Fraction::add));
        for (int touch = 0; touch < credits.length; touch++) {
            Credit credit = expected.get(timeline.touchRow(touch));
            Fraction difference = Fraction.of(credits[touch]).subtract(credit.amount()).abs();
            Fraction allowed = credit.size().multiply(Fraction.of(TOLERANCE)).add(vanishing);
            assertThat(difference.isAtMost(allowed))
                    .describedAs("touch %s has %s, but should have %s", touch, credits[touch], credit.amount().toDouble())
                    .isTrue();
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void testSharesOfAConversionSumToItsValue(@ForAll("attributions") Attribution attribution, @ForAll("customers") List<Event> rows)
    {
        Timeline timeline = Event.timeline(rows);
        Journeys journeys = new Journeys();
        double[] credits = attribution.credits(timeline, journeys);
        double expected = 0;
        double size = 0;
        for (int journey = 0; journey < journeys.count(); journey++) {
            int copies = attribution.model().isShared() ? Math.min(journeys.length(journey), 1) : journeys.length(journey);
            expected += timeline.conversionValue(journey) * copies;
            size += Math.abs(timeline.conversionValue(journey)) * copies;
        }
        double sum = 0;
        for (double credit : credits) {
            sum += credit;
        }
        assertThat(sum).isCloseTo(expected, within(1e-12 * size));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testShiftInTimeChangesNothing(@ForAll("attributions") Attribution attribution, @ForAll("customers") List<Event> rows)
    {
        long shift = 977L * 24 * 60 * 60 * 1_000_000;
        List<Event> shifted = rows.stream()
                .map(row -> new Event(row.micros() + shift, row.picos(), row.value(), row.marks(), row.weight()))
                .toList();
        assertThat(attribution.credits(Event.timeline(shifted), new Journeys()))
                .isEqualTo(attribution.credits(Event.timeline(rows), new Journeys()));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testOneTouchTakesAll(@ForAll("attributions") Attribution attribution, @ForAll("touches") Event touch)
    {
        List<Event> rows = List.of(touch, Event.conversion(touch.micros() + 1, 12.5));
        assertThat(attribution.credits(Event.timeline(rows), new Journeys())).containsExactly(new double[] {12.5}, within(1e-14));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testATimelineForgetsTheCustomerBefore(@ForAll("attributions") Attribution attribution, @ForAll("customers") List<Event> before, @ForAll("customers") List<Event> rows)
    {
        Timeline timeline = new Timeline();
        Journeys journeys = new Journeys();
        Event.fill(timeline, before);
        attribution.credits(timeline, journeys);
        Event.fill(timeline, rows);
        assertThat(attribution.credits(timeline, journeys))
                .isEqualTo(attribution.credits(Event.timeline(rows), new Journeys()));
    }

    @Provide
    Arbitrary<Attribution> attributions()
    {
        Arbitrary<Double> share = Arbitraries.of(0.0, 0.1, 0.25, 0.3, 0.4, 0.5);
        Arbitrary<Double> weight = Arbitraries.of(0.0, 0.0, 1.0, 3.0, 0.1, 1e300, 1e-300);
        Arbitrary<AttributionModel> models = Arbitraries.oneOf(
                Arbitraries.of(
                        new FirstTouch(),
                        new LastTouch(),
                        new LastNonDirect(),
                        new Linear(),
                        new Participation(),
                        new Weighted(),
                        PositionBased.U_SHAPED,
                        PositionBased.J_SHAPED,
                        PositionBased.INVERSE_J_SHAPED,
                        MilestoneBased.W_SHAPED,
                        MilestoneBased.FULL_PATH,
                        TimeDecay.WEEKLY),
                Combinators.combine(share, share).as(PositionBased::of),
                Arbitraries.of(1L, 40L, 3_600_000L).map(TimeDecay::new),
                weight.list().ofMinSize(1).ofMaxSize(6)
                        .filter(weights -> weights.stream().anyMatch(value -> value > 0))
                        .map(Custom::new));
        Arbitrary<Lookback> lookbacks = Arbitraries.of(Lookback.unlimited(), new Lookback(1), new Lookback(30), new Lookback(86_400_000_000L));
        return Combinators.combine(models, lookbacks, Arbitraries.of(Ownership.class)).as(Attribution::new);
    }

    @Provide
    Arbitrary<Event> touches()
    {
        return Combinators.combine(
                        instants(),
                        Arbitraries.of(0, 0, 0, 1, 999_999),
                        Arbitraries.of(0, 1).set().ofMaxSize(2),
                        Arbitraries.frequencyOf(
                                Tuple.of(6, Arbitraries.doubles().between(0, 100)),
                                Tuple.of(2, Arbitraries.just(0.0)),
                                Tuple.of(1, Arbitraries.of(1e-130, 1e-100, 1e100, 1e130))))
                .as((micros, picos, marks, weight) -> new Event(micros, picos, Double.NaN, marks, weight));
    }

    @Provide
    Arbitrary<List<Event>> customers()
    {
        Arbitrary<Event> conversions = Combinators.combine(
                        instants(),
                        Arbitraries.of(0, 0, 0, 1, 999_999),
                        Arbitraries.oneOf(
                                Arbitraries.doubles().between(-1000, 1000),
                                Arbitraries.of(1.0, 0.0, 1e-100, -1e250, 1e300)))
                .as((micros, picos, value) -> Event.conversion(micros, value).plusPicos(picos));
        return Arbitraries.oneOf(touches(), touches(), conversions).list().ofMaxSize(24)
                .map(TestModelProperties::inTimeOrder);
    }

    private static Arbitrary<Long> instants()
    {
        // few and close, so that ties are frequent; or anywhere
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 40),
                Arbitraries.longs().between(-3_000_000_000_000L, 3_000_000_000_000L));
    }

    private static List<Event> inTimeOrder(List<Event> rows)
    {
        List<Event> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparingLong(Event::micros).thenComparingInt(Event::picos));
        return ordered;
    }
}
