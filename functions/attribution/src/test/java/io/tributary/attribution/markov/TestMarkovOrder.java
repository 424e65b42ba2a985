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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class TestMarkovOrder
{
    /**
     * One channel, A converts twice and is lost once; after A, the next is A, conversion or none:
     * <pre>
     * start: A three times, the only possible next, each predicted with 1
     * A: conversion, conversion, none are predicted with 1/3 / 1, then (1 + 1/3) / 2, then 1/3 / 3: 1/3 * 2/3 * 1/9 = 2/81
     * with the counted probabilities: 2/3 * 2/3 * 1/3 = 4/27
     * </pre>
     */
    @Test
    void testLikelihoods()
    {
        OrderScore score = MarkovOrder.scores(JourneyPath.count(1, JourneyPath.of("A", 2, 1))).getFirst();
        assertThat(score.heldOutLogLikelihood()).isCloseTo(Math.log(2.0 / 81) / 3, within(1e-14));
        assertThat(score.logLikelihood()).isCloseTo(Math.log(4.0 / 27) / 3, within(1e-14));
        assertThat(score.states()).isEqualTo(1);
        assertThat(score.transitions()).isEqualTo(3);
    }

    /**
     * Steps predicted one by one, in the order of the paths.
     */
    @Test
    void testHeldOutLikelihoodIsThatOfStepsPredictedOneByOne()
    {
        RandomGenerator random = new SplittableRandom(1);
        List<JourneyPath> paths = new ArrayList<>();
        for (int path = 0; path < 200; path++) {
            String letters = random.ints(random.nextInt(1, 6), 0, 3).mapToObj(number -> "ABC".substring(number, number + 1)).reduce("A", String::concat);
            boolean converted = random.nextBoolean();
            paths.add(JourneyPath.of(letters, converted ? 1 : 0, converted ? 0 : 1));
        }
        Map<String, Integer> steps = new TreeMap<>();
        double sum = 0;
        for (JourneyPath path : paths) {
            String state = "..";
            List<String> touches = new ArrayList<>(path.channels());
            touches.add(path.conversions() == 1 ? "+" : "-");
            for (String touch : touches) {
                double possible = state.equals("..") ? 3 : 5;
                sum += Math.log((steps.getOrDefault(state + touch, 0) + 1 / possible) / (steps.getOrDefault(state, 0) + 1));
                steps.merge(state + touch, 1, Integer::sum);
                steps.merge(state, 1, Integer::sum);
                state = state.substring(1) + touch;
            }
        }
        assertThat(MarkovOrder.scores(JourneyPath.count(2, true, ValueKind.COUNT, paths)).get(1).heldOutLogLikelihood()).isCloseTo(sum / paths.size(), within(1e-12));
    }

    /**
     * Journeys that end on C after A mostly convert, all others mostly do not: order 2 knows, order 1 does not, and higher orders have nothing to add.
     */
    @Test
    void testPlantedOrderIsFound()
    {
        SplittableRandom random = new SplittableRandom(2);
        List<JourneyPath> paths = new ArrayList<>();
        for (int path = 0; path < 5000; path++) {
            StringBuilder letters = new StringBuilder();
            do {
                letters.append("ABCD".charAt(random.nextInt(4)));
            }
            while (random.nextInt(4) > 0);
            boolean converted = random.nextInt(10) < (letters.toString().endsWith("AC") ? 9 : 1);
            paths.add(JourneyPath.of(letters.toString(), converted ? 1 : 0, converted ? 0 : 1));
        }
        List<OrderScore> scores = MarkovOrder.scores(JourneyPath.count(4, true, ValueKind.COUNT, paths));
        assertThat(scores).extracting(OrderScore::order).containsExactly(1, 2, 3, 4);
        assertThat(scores.stream().max(Comparator.comparingDouble(OrderScore::heldOutLogLikelihood)).orElseThrow().order()).isEqualTo(2);
        assertThat(scores.get(1).penalizedAreaUnderCurve().orElseThrow()).isGreaterThan(scores.get(0).penalizedAreaUnderCurve().orElseThrow() + 0.05);
        assertThat(scores).extracting(OrderScore::logLikelihood).isSorted();
    }

    /**
     * A: 2 of 3 convert; B: 1 of 4 converts. Of the 3 * 4 pairs of a journey that converted and one that did not, those in A and B are in the right order, 2 * 3, those in B and A in the wrong one,
     * 1 * 1, and 2 * 1 + 1 * 3 are tied: (6 + 5 / 2) / 12. Penalised with 7 journeys and 2 states: 1 - (1 - 8.5 / 12) * 6 / 4.
     */
    @Test
    void testAreaUnderCurve()
    {
        OrderScore score = MarkovOrder.scores(JourneyPath.count(1, JourneyPath.of("A", 2, 1), JourneyPath.of("B", 1, 3))).getFirst();
        assertThat(score.areaUnderCurve()).hasValue(8.5 / 12);
        assertThat(score.penalizedAreaUnderCurve().orElseThrow()).isCloseTo(1 - 3.5 / 12 * 6 / 4, within(1e-15));
    }

    @Test
    void testAreaUnderCurveWithoutJourneysToCompare()
    {
        assertThat(MarkovOrder.scores(JourneyPath.count(1, JourneyPath.of("A", 2, 0))).getFirst().areaUnderCurve()).isEmpty();
        assertThat(MarkovOrder.scores(JourneyPath.count(1, JourneyPath.of("A", 0, 2))).getFirst().areaUnderCurve()).isEmpty();
        assertThat(MarkovOrder.scores(JourneyPath.count(1)).getFirst())
                .isEqualTo(new OrderScore(1, 0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    @Test
    void testOrdersAboveTheLongestPathScoreAsTheLongest()
    {
        List<OrderScore> scores = MarkovOrder.scores(JourneyPath.count(5, JourneyPath.of("AB", 2, 1), JourneyPath.of("BA", 1, 2)));
        assertThat(scores.get(4).heldOutLogLikelihood()).isEqualTo(scores.get(1).heldOutLogLikelihood());
        assertThat(scores.get(4).areaUnderCurve()).isEqualTo(scores.get(1).areaUnderCurve());
    }

    @Test
    void testTooManyOrders()
    {
        assertThatThrownBy(() -> MarkovOrder.scores(JourneyPath.count(101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The highest order to be scored must be at most 100, but is 101: score fewer orders");
    }

    @Test
    void testLogGamma()
    {
        double factorial = 1;
        for (int number = 1; number < 20; number++) {
            assertThat(LogGamma.of(number)).isCloseTo(Math.log(factorial), within(1e-13));
            factorial *= number;
        }
        assertThat(LogGamma.of(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-14));
        // G(x) G(1 - x) = pi / sin(pi x)
        assertThat(LogGamma.of(0.001) + LogGamma.of(0.999)).isCloseTo(Math.log(Math.PI / Math.sin(Math.PI * 0.001)), within(1e-13));
    }
}
