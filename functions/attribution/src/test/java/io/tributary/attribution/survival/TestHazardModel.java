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

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static io.tributary.attribution.survival.OutcomeJourney.converted;
import static io.tributary.attribution.survival.OutcomeJourney.touch;
import static io.tributary.attribution.survival.OutcomeJourney.unconverted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Steps of the model against the formulas of the paper.
 */
final class TestHazardModel
{
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void testStepsAreThoseOfThePaper(@ForAll("journeys") List<OutcomeJourney> journeys)
    {
        HazardModel model = model(journeys);
        double[] parameters = model.start();
        for (int step = 0; step < 4; step++) {
            Evaluation evaluation = model.evaluate(parameters);
            HazardReference reference = reference(parameters);
            assertThat(evaluation.logLikelihood()).isCloseTo(reference.logLikelihood(journeys), within(1e-9 * Math.max(1, Math.abs(evaluation.logLikelihood()))));
            parameters = model.step(evaluation);
            HazardReference next = reference.next(journeys);
            for (int channel = 0; channel < 3; channel++) {
                assertThat(Math.exp(parameters[channel])).isCloseTo(next.effects().get(name(channel)), within(1e-9 * next.effects().get(name(channel))));
                assertThat(Math.exp(parameters[3 + channel])).isCloseTo(next.decays().get(name(channel)), within(1e-9 * next.decays().get(name(channel))));
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void testNoStepMakesTheDataLessLikely(@ForAll("journeys") List<OutcomeJourney> journeys)
    {
        HazardModel model = model(journeys);
        double[] parameters = model.start();
        double before = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < 60; step++) {
            Evaluation evaluation = model.evaluate(parameters);
            assertThat(evaluation.logLikelihood()).isGreaterThanOrEqualTo(before - 1e-12 * Math.max(1, Math.abs(evaluation.logLikelihood())));
            before = evaluation.logLikelihood();
            parameters = model.step(evaluation);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void testNoFullStepMakesTheDataLessLikely(@ForAll("journeys") List<OutcomeJourney> journeys)
    {
        HazardModel model = model(journeys);
        double[] parameters = model.start();
        double before = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < 30; step++) {
            Evaluation evaluation = model.evaluate(parameters);
            assertThat(evaluation.logLikelihood()).isGreaterThanOrEqualTo(before - 1e-12 * Math.max(1, Math.abs(evaluation.logLikelihood())));
            before = evaluation.logLikelihood();
            parameters = model.fullStep(evaluation);
        }
    }

    /**
     * A touch that is as long before a conversion as others are before none: the hazard does not fade, and is the number of conversions by all seconds that passed.
     */
    @Test
    void testAHazardThatDoesNotFadeIsFoundInFewPasses()
    {
        SurvivalFit fit = OutcomeJourney.state(List.of(converted(1, touch("a", 90_000)), unconverted(touch("a", 1000)), unconverted(touch("a", 2000)))).fit();
        assertThat(fit.converged()).isTrue();
        assertThat(fit.passes()).isLessThan(10);
        SurvivalCredit credit = fit.credits().getFirst();
        // it fades by a thousandth over the longest time
        assertThat(credit.decay()).isCloseTo(1e-3 / 90_000, within(1e-12));
        assertThat(credit.effect() * credit.decay()).isCloseTo(1.0 / 93_000, within(1e-3 / 93_000));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void testMorePassesNeverMakeTheDataLessLikely(@ForAll("journeys") List<OutcomeJourney> journeys)
    {
        SurvivalState state = OutcomeJourney.state(journeys);
        double before = Double.NEGATIVE_INFINITY;
        for (int passes = 1; passes < 40; passes++) {
            SurvivalFit fit = state.fit(passes, 1e-8);
            assertThat(fit.passes()).isLessThanOrEqualTo(passes);
            assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(before - 1e-12 * Math.max(1, Math.abs(fit.logLikelihood())));
            before = fit.logLikelihood();
        }
    }

    /**
     * By differences of the likelihood as it is defined.
     */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void testSlopesAreThoseOfTheLikelihood(@ForAll("journeys") List<OutcomeJourney> journeys)
    {
        HazardModel model = model(journeys);
        double[] parameters = model.step(model.evaluate(model.start()));
        double[] slopes = model.slopes(model.evaluate(parameters));
        for (int index = 0; index < 6; index++) {
            assertThat(slopes[index]).isCloseTo(slope(journeys, parameters, index), within(1e-4 * journeys.size()));
        }
    }

    @Test
    void testTheLikelihoodIsFlatAtTheFit()
    {
        List<OutcomeJourney> journeys = PlantedJourneys.of(300, 5);
        SurvivalFit fit = OutcomeJourney.state(journeys).fit();
        assertThat(fit.converged()).isTrue();
        double[] parameters = new double[6];
        for (int channel = 0; channel < 3; channel++) {
            parameters[channel] = Math.log(fit.credits().get(channel).effect());
            parameters[3 + channel] = Math.log(fit.credits().get(channel).decay());
        }
        Map<String, Double> effects = new HashMap<>();
        Map<String, Double> decays = new HashMap<>();
        for (int channel = 0; channel < 3; channel++) {
            effects.put(PlantedJourneys.CHANNELS.get(channel), fit.credits().get(channel).effect());
            decays.put(PlantedJourneys.CHANNELS.get(channel), fit.credits().get(channel).decay());
        }
        HazardReference reference = new HazardReference(effects, decays);
        double best = reference.logLikelihood(journeys);
        assertThat(fit.logLikelihood()).isCloseTo(best, within(1e-9 * Math.abs(best)));
        for (Map<String, Double> changed : List.of(effects, decays)) {
            for (String channel : PlantedJourneys.CHANNELS) {
                double parameter = changed.get(channel);
                changed.put(channel, parameter * (1 + 1e-4));
                double above = reference.logLikelihood(journeys);
                changed.put(channel, parameter * (1 - 1e-4));
                double below = reference.logLikelihood(journeys);
                changed.put(channel, parameter);
                assertThat((above - below) / 2e-4).isCloseTo(0, within(1e-4));
                assertThat(Math.max(above, below)).isLessThanOrEqualTo(best);
            }
        }
    }

    @Test
    void testAnEffectThatWasLostIsNotTakenForThePeak()
    {
        List<OutcomeJourney> journeys = List.of(converted(1, touch("a", 1_000_000), touch("b", 10)), converted(1, touch("a", 900_000), touch("b", 20)), unconverted(touch("a", 1_000_000)), unconverted(touch("b", 30)));
        HazardModel model = model(journeys);
        // all conversions are right after a touch on b, which has next to no effect: by its logarithm, the likelihood is flat
        Evaluation evaluation = model.evaluate(new double[] {Math.log(0.5), -40, Math.log(1e-6), Math.log(0.1)});
        assertThat(model.slopes(evaluation)[1]).isCloseTo(0, within(1e-9));
        assertThat(model.growsFromNothing(evaluation, 1e-8)).isTrue();
        assertThat(model.growsFromNothing(model.evaluate(new double[] {-40, Math.log(0.5), Math.log(1e-6), Math.log(0.1)}), 1e-8)).isFalse();
    }

    @Test
    void testHazardsTooSmallForADouble()
    {
        // the touch of the last journey lies thousands of half-lives back
        List<OutcomeJourney> journeys = List.of(
                converted(1, touch("a", 2), touch("b", 3)),
                converted(1, touch("a", 1), touch("b", 2)),
                converted(1, touch("a", 2_000_000), touch("b", 2_000_000)),
                unconverted(touch("a", 5)),
                unconverted(touch("b", 5)));
        HazardModel model = model(journeys);
        double[] parameters = {Math.log(0.5), Math.log(0.25), 0, Math.log(0.5)};
        Evaluation evaluation = model.evaluate(parameters);
        assertThat(evaluation.logLikelihood()).isFinite();
        // all of it to the channel that decays more slowly
        assertThat(evaluation.causeSeconds()[1]).isCloseTo(2_000_000, within(10.0));
        assertThat(evaluation.causes()[0] + evaluation.causes()[1]).isCloseTo(3, within(1e-12));
    }

    @Provide
    Arbitrary<List<OutcomeJourney>> journeys()
    {
        Arbitrary<Touch> touches = Combinators.combine(Arbitraries.of("a", "b", "c"), Arbitraries.oneOf(Arbitraries.longs().between(1, 20), Arbitraries.longs().between(1, 1_000_000)))
                .as(Touch::new);
        Arbitrary<OutcomeJourney> journeys = Combinators.combine(touches.list().ofMinSize(1).ofMaxSize(5), Arbitraries.of(true, false), Arbitraries.integers().between(0, 100))
                .as((path, isConverted, value) -> new OutcomeJourney(path, isConverted, value));
        // every channel in a journey that converted and one that did not
        OutcomeJourney first = converted(1, touch("a", 30), touch("b", 400), touch("c", 5000));
        OutcomeJourney second = unconverted(touch("a", 60_000), touch("b", 7000), touch("c", 800_000));
        return journeys.list().ofMaxSize(20).map(list -> Stream.concat(Stream.of(first, second), list.stream()).toList());
    }

    private static double slope(List<OutcomeJourney> journeys, double[] parameters, int index)
    {
        double[] above = parameters.clone();
        above[index] += 1e-5;
        double[] below = parameters.clone();
        below[index] -= 1e-5;
        return (reference(above).logLikelihood(journeys) - reference(below).logLikelihood(journeys)) / 2e-5;
    }

    private static HazardReference reference(double[] parameters)
    {
        Map<String, Double> effects = new HashMap<>();
        Map<String, Double> decays = new HashMap<>();
        for (int channel = 0; channel < 3; channel++) {
            effects.put(name(channel), Math.exp(parameters[channel]));
            decays.put(name(channel), Math.exp(parameters[3 + channel]));
        }
        return new HazardReference(effects, decays);
    }

    private static String name(int channel)
    {
        return List.of("a", "b", "c").get(channel);
    }

    private static HazardModel model(List<OutcomeJourney> journeys)
    {
        return new HazardModel(OutcomeJourney.state(journeys).data());
    }
}
