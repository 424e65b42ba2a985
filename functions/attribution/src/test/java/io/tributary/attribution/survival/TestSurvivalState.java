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

import com.sun.management.ThreadMXBean;
import io.tributary.attribution.state.CountedPath;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

import static io.tributary.attribution.survival.OutcomeJourney.converted;
import static io.tributary.attribution.survival.OutcomeJourney.touch;
import static io.tributary.attribution.survival.OutcomeJourney.unconverted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class TestSurvivalState
{
    private static final int[] A_CHANNEL = {1};

    /**
     * With every conversion t seconds after its touch, and as many touches that never led to one, only x = w t matters: 1 / x = 1 + b exp(-x) and b = 1 / (2 - exp(-x)).
     */
    @Test
    void testOneChannelSolvedByHand()
    {
        List<OutcomeJourney> journeys = new ArrayList<>();
        for (int journey = 0; journey < 10; journey++) {
            journeys.add(converted(7, touch("a", 3600)));
            journeys.add(unconverted(touch("a", 2_000_000_000)));
        }
        double low = 0.1;
        double high = 1;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (1 / middle > 1 + Math.exp(-middle) / (2 - Math.exp(-middle))) {
                low = middle;
            }
            else {
                high = middle;
            }
        }
        SurvivalFit fit = OutcomeJourney.state(journeys).fit();
        assertThat(fit.converged()).isTrue();
        assertThat(fit.passes()).isLessThan(100);
        SurvivalCredit credit = fit.credits().getFirst();
        assertThat(credit.decay() * 3600).isCloseTo(low, within(1e-6));
        assertThat(credit.effect()).isCloseTo(1 / (2 - Math.exp(-low)), within(1e-6));
        assertThat(credit.touches()).isEqualTo(20);
        assertThat(credit.conversions()).isCloseTo(10, within(1e-12));
        assertThat(credit.value()).isCloseTo(70, within(1e-12));
    }

    /**
     * Where nearly all touches lead to nothing for ever, the effect is the part that does, and the decay is one by the mean time to a conversion.
     */
    @Test
    void testRareConversionsHaveAClosedForm()
    {
        List<OutcomeJourney> journeys = new ArrayList<>(Collections.nCopies(100_000, unconverted(touch("a", 2_000_000_000))));
        journeys.add(converted(1, touch("a", 100)));
        journeys.add(converted(1, touch("a", 500)));
        journeys.add(converted(1, touch("a", 1200)));
        SurvivalCredit credit = OutcomeJourney.state(journeys).fit().credits().getFirst();
        assertThat(credit.effect()).isCloseTo(3.0 / 100_000, within(1e-4 * 3 / 100_000));
        assertThat(credit.decay()).isCloseTo(3.0 / 1800, within(1e-4 * 3 / 1800));
    }

    @Test
    void testPlantedEffectsAndDecaysAreFound()
    {
        SurvivalFit fit = OutcomeJourney.state(PlantedJourneys.of(40_000, 1)).fit();
        assertThat(fit.converged()).isTrue();
        for (int channel = 0; channel < 3; channel++) {
            SurvivalCredit credit = fit.credits().get(channel);
            assertThat(credit.effect()).isCloseTo(PlantedJourneys.EFFECTS.get(channel), within(0.1 * PlantedJourneys.EFFECTS.get(channel)));
            double halfLife = Math.log(2) / credit.decay();
            assertThat(halfLife).isCloseTo(PlantedJourneys.HALF_LIVES.get(channel), within(0.15 * PlantedJourneys.HALF_LIVES.get(channel)));
        }
    }

    @Test
    void testCreditsAreSharesOfTheHazardAndSumToTheConversions()
    {
        List<OutcomeJourney> journeys = PlantedJourneys.of(2000, 2);
        SurvivalState state = OutcomeJourney.state(journeys);
        SurvivalFit fit = state.fit();
        assertThat(fit.credits()).extracting(credit -> state.channels().name(credit.channel())).isEqualTo(PlantedJourneys.CHANNELS);
        HazardReference reference = new HazardReference(
                byChannel(fit, 0),
                byChannel(fit, 1));
        double conversions = journeys.stream().filter(OutcomeJourney::converted).count();
        for (int channel = 0; channel < 3; channel++) {
            assertThat(fit.credits().get(channel).conversions())
                    .isCloseTo(reference.conversions(journeys).get(PlantedJourneys.CHANNELS.get(channel)), within(1e-9 * conversions));
        }
        assertThat(fit.credits().stream().mapToDouble(SurvivalCredit::conversions).sum()).isCloseTo(conversions, within(1e-9));
        double value = journeys.stream().mapToDouble(OutcomeJourney::value).sum();
        assertThat(fit.credits().stream().mapToDouble(SurvivalCredit::value).sum()).isCloseTo(value, within(1e-9 * value));
    }

    @Test
    void testOrderAndSplitChangeNoDigit()
    {
        List<OutcomeJourney> journeys = new ArrayList<>(PlantedJourneys.of(500, 3));
        // equal touches with other values, in either order
        journeys.add(converted(1e17, touch("email", 5), touch("search", 9)));
        journeys.add(converted(1000, touch("search", 9), touch("email", 5)));
        journeys.add(converted(-1e17, touch("email", 5), touch("search", 9)));
        List<?> expected = fitted(OutcomeJourney.state(journeys));
        for (int seed = 0; seed < 5; seed++) {
            List<OutcomeJourney> shuffled = new ArrayList<>(journeys);
            Collections.shuffle(shuffled, new Random(seed));
            SurvivalState merged = new SurvivalState();
            merged.merge(OutcomeJourney.state(shuffled.subList(0, 100)));
            byte[] bytes = OutcomeJourney.state(shuffled.subList(100, 400)).toBytes();
            byte[] padded = new byte[bytes.length + 9];
            System.arraycopy(bytes, 0, padded, 5, bytes.length);
            merged.mergeBytes(padded, 5, bytes.length);
            shuffled.subList(400, shuffled.size()).forEach(journey -> journey.addTo(merged));
            assertThat(fitted(merged)).isEqualTo(expected);
        }
    }

    @Test
    void testTouchesAtTheInstantOfTheOutcomeCountAsASecondBefore()
    {
        List<OutcomeJourney> journeys = List.of(converted(1, touch("a", 0), touch("b", 0)), unconverted(touch("a", 50)), unconverted(touch("b", 50)));
        SurvivalFit fit = OutcomeJourney.state(journeys).fit();
        assertThat(fit.converged()).isTrue();
        assertThat(fit.credits()).allSatisfy(credit -> {
            assertThat(credit.conversions()).isCloseTo(0.5, within(1e-9));
            assertThat(credit.decay()).isGreaterThan(0.5).isLessThanOrEqualTo(1);
            assertThat(credit.effect()).isFinite().isPositive();
        });
    }

    @Test
    void testAChannelOfNoConvertedJourneyHasNoEffect()
    {
        SurvivalFit fit = OutcomeJourney.state(List.of(converted(5, touch("a", 10)), unconverted(touch("b", 10), touch("a", 20)))).fit();
        SurvivalCredit credit = fit.credits().get(1);
        assertThat(credit.conversions()).isZero();
        assertThat(credit.value()).isZero();
        assertThat(credit.effect()).isZero();
        assertThat(credit.decay()).isNaN();
    }

    @Test
    void testWithoutConversionsNothingIsFitted()
    {
        SurvivalFit fit = OutcomeJourney.state(List.of(unconverted(touch("a", 10), touch("b", 20)))).fit();
        assertThat(fit.passes()).isZero();
        assertThat(fit.converged()).isTrue();
        assertThat(fit.credits()).hasSize(2).allSatisfy(credit -> {
            assertThat(credit.conversions()).isZero();
            assertThat(credit.effect()).isZero();
            assertThat(credit.touches()).isEqualTo(1);
        });
    }

    @Test
    void testWithoutJourneysThereIsNoCredit()
    {
        SurvivalState state = new SurvivalState();
        assertThat(state.isEmpty()).isTrue();
        assertThat(state.fit().credits()).isEmpty();
        SurvivalState other = new SurvivalState();
        byte[] bytes = state.toBytes();
        other.mergeBytes(bytes, 0, bytes.length);
        other.merge(state);
        assertThat(other.isEmpty()).isTrue();
    }

    @Test
    void testAClearedStateIsLikeANewOne()
    {
        SurvivalState state = OutcomeJourney.state(PlantedJourneys.of(100, 4));
        state.clear();
        assertThat(state.isEmpty()).isTrue();
        assertThat(state.channels().count()).isZero();
        List<OutcomeJourney> journeys = PlantedJourneys.of(50, 5);
        journeys.forEach(journey -> journey.addTo(state));
        assertThat(fitted(state)).isEqualTo(fitted(OutcomeJourney.state(journeys)));
    }

    @Test
    void testPassesThatAreUsedUpAreReported()
    {
        SurvivalState state = OutcomeJourney.state(PlantedJourneys.of(500, 6));
        assertThat(state.fit(3, 1e-8).converged()).isFalse();
        assertThat(state.fit(3, 1e-8).passes()).isEqualTo(3);
        assertThat(state.fit(1, 1e6).converged()).isTrue();
    }

    @Test
    void testBadJourneysAreRefusedAndChangeNothing()
    {
        SurvivalState state = new SurvivalState();
        CountedPath.numberOf(state.channels(), "a");
        assertThatThrownBy(() -> state.add(A_CHANNEL, new long[] {1}, 0, 5, true, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A journey must have at least one touch, but one has 0");
        assertThatThrownBy(() -> state.add(new int[] {1, 1}, new long[] {1, 6}, 2, 5, false, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A touch must not lie after the end of its journey, but one is 0.000001 seconds later: leave out later touches, or let journeys without conversion end at the end of the data");
        assertThatThrownBy(() -> state.add(A_CHANNEL, new long[] {Long.MAX_VALUE}, 1, Long.MIN_VALUE, false, 1))
                .hasMessageContaining("18446744073709.551615 seconds later");
        for (long touchMicros : List.of(0L, Long.MIN_VALUE)) {
            assertThatThrownBy(() -> state.add(A_CHANNEL, new long[] {touchMicros}, 1, 3_000_000_000_000_000L, true, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A touch may lie at most 2147483647 seconds before the end of its journey, but one is %s seconds earlier: mend the times".formatted(touchMicros == 0 ? "3000000000" : "9226372036854.775808"));
        }
        for (double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, -1e290)) {
            assertThatThrownBy(() -> state.add(A_CHANNEL, new long[] {1}, 1, 5, true, value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be a finite number of at most 1.0E280 in size, but is " + value);
        }
        assertThat(state.isEmpty()).isTrue();
        state.add(A_CHANNEL, new long[] {1}, 1, 5, false, Double.NaN);
        assertThat(state.isEmpty()).isFalse();
    }

    @Test
    void testBadSettingsAreRefused()
    {
        SurvivalState state = new SurvivalState();
        assertThatThrownBy(() -> state.fit(0, 1e-8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The passes of a fit must be at least 1, but are 0: 2000 mostly suffice");
        for (double tolerance : List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY)) {
            assertThatThrownBy(() -> state.fit(10, tolerance))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The tolerance of a fit must be a finite number above 0, but is %s: 1.0E-8 is a good one".formatted(tolerance));
        }
    }

    @Test
    void testATouchTakesEightBytes()
    {
        SurvivalState state = new SurvivalState();
        long before = state.retainedBytes();
        int number = CountedPath.numberOf(state.channels(), "a");
        for (int journey = 0; journey < 100_000; journey++) {
            state.add(new int[] {number, number}, new long[] {0, 1}, 2, 1_000_000_000, journey % 10 == 0, 1);
        }
        // two touches for each journey, and 12 bytes for each that converted, with room for growth
        assertThat(state.retainedBytes() - before).isBetween(200_000L * 8 + 10_000 * 12, 3 * (200_000L * 8 + 10_000 * 12) / 2 + 4096);
        assertThat(state.toBytes()).hasSizeLessThan(200_000 * 4 + 10_000 * 10);
    }

    @Test
    void testInterruptEndsAFit()
    {
        SurvivalState state = OutcomeJourney.state(PlantedJourneys.of(100, 8));
        Thread.currentThread().interrupt();
        assertThatThrownBy(state::fit).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(state.fit().converged()).isTrue();
    }

    /**
     * All that the thread allocates is more than it has at once, as arrays are cut to their lengths.
     */
    @Test
    void testMemoryOfAFitIsFairlyKnown()
    {
        Random random = new Random(7);
        SurvivalState state = new SurvivalState();
        int number = CountedPath.numberOf(state.channels(), "a");
        for (int journey = 0; journey < 50_000; journey++) {
            state.add(new int[] {number, number}, new long[] {random.nextLong(1_000_000_000_000L), random.nextLong(1_000_000_000_000L)}, 2, 1_000_000_000_000L, journey % 2 == 0, 1);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        new HazardModel(state.data()).start();
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat((double) allocated).isBetween(0.9 * state.fitBytes(), 1.6 * state.fitBytes());
    }

    private static List<Object> fitted(SurvivalState state)
    {
        SurvivalFit fit = state.fit();
        List<Object> result = new ArrayList<>(List.of(fit.passes(), fit.logLikelihood(), fit.converged()));
        for (SurvivalCredit credit : fit.credits()) {
            Optional<String> name = CountedPath.name(state.channels(), credit.channel());
            result.add(List.of(name, credit.touches(), credit.conversions(), credit.value(), credit.effect(), credit.decay()));
        }
        return result;
    }

    private static Map<String, Double> byChannel(SurvivalFit fit, int parameter)
    {
        Map<String, Double> parameters = new HashMap<>();
        for (int channel = 0; channel < 3; channel++) {
            SurvivalCredit credit = fit.credits().get(channel);
            parameters.put(PlantedJourneys.CHANNELS.get(channel), parameter == 0 ? credit.effect() : credit.decay());
        }
        return parameters;
    }
}
