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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The additive hazard model. A touch on a channel of effect b and decay w that lies t seconds back adds {@code b w exp(-w t)} to the hazard of a conversion. A
 * journey that converts at an instant has the likelihood {@code h exp(-H)}, one that did not convert until then {@code exp(-H)}, where h is the sum of the
 * hazards of its touches at that instant and H that of {@code b (1 - exp(-w t))}, what they had added up to by then.
 * <p>
 * Effects and decays are fitted by expectation and maximisation. Given parameters, the expected number of conversions that a touch caused is its share of the
 * hazard. Given these, {@code b = P / D}, with P the expected conversions caused by the channel and D the sum of {@code 1 - exp(-w t)} over all its touches, and
 * {@code w = P / (S + b M)}, with S the expected sum of t over the causes and M the sum of {@code t exp(-w t)} over all touches, at the decay before. The latter maximises
 * a bound from below, as an exponential function lies above its tangent, so that no step makes the data less likely. These are the steps of the paper.
 * <p>
 * The parameters of a model are the logarithms of the effects, channel by channel, and then those of the decays.
 */
final class HazardModel
{
    // The hazard of a touch fades by at least a thousandth over the longest time seen: below, an effect and its decay cannot be told apart
    private static final double SLOWEST_DECAY_OVER_LONGEST_TIME = 1e-3;
    // Times are whole seconds: a touch works for at least as long, on average
    private static final double FASTEST_DECAY = 1;
    // Of decay times longest time
    private static final double HARDLY_FADING = 0.5;
    private static final double SMALLEST_LOG_EFFECT = -40;
    private static final double LARGEST_LOG_EFFECT = 100;
    // the part by which an effect next to nothing may want to grow
    private static final double NEGLIGIBLE_GROWTH = 1e-3;
    // below, hazards are computed by their logarithms
    private static final double SMALLEST_HAZARD = 1e-280;

    private final HazardData data;
    private final int channels;
    private final double slowestDecay;
    // whether a converted journey has a touch on the channel
    private final boolean[] converts;
    private final double[] survival;

    HazardModel(HazardData data)
    {
        this.data = data;
        channels = data.channels.length;
        slowestDecay = SLOWEST_DECAY_OVER_LONGEST_TIME / Math.max(1, Arrays.stream(data.cellSeconds).max().orElse(1));
        converts = new boolean[channels];
        for (int cell : data.touchCells) {
            converts[data.cellChannels[cell]] = true;
        }
        survival = new double[data.cellSeconds.length];
    }

    /**
     * The parameters with which equal shares of all conversions among the touches of their journeys agree best, were there no end of time.
     */
    double[] start()
    {
        double[] causes = new double[channels];
        double[] seconds = new double[channels];
        for (int journey = 0; journey < data.journeyEnds.length; journey++) {
            int start = data.journeyStart(journey);
            double share = (double) data.journeyCounts[journey] / (data.journeyEnds[journey] - start);
            for (int touch = start; touch < data.journeyEnds[journey]; touch++) {
                int cell = data.touchCells[touch];
                causes[data.cellChannels[cell]] += share;
                seconds[data.cellChannels[cell]] += share * data.cellSeconds[cell];
            }
        }
        long[] touches = data.touchesOfChannels();
        double[] parameters = new double[2 * channels];
        for (int channel = 0; channel < channels; channel++) {
            if (converts[channel]) {
                parameters[channel] = StrictMath.log(causes[channel] / touches[channel]);
                parameters[channels + channel] = StrictMath.log(Math.clamp(causes[channel] / seconds[channel], slowestDecay, FASTEST_DECAY));
            }
        }
        return parameters;
    }

    /**
     * One pass over all journeys, which takes time linear in their touches.
     */
    Evaluation evaluate(double[] parameters)
    {
        double[] spent = new double[channels];
        double[] remaining = new double[channels];
        double[] intensities = intensities(parameters);
        double[] decays = computeSurvival(parameters);
        double logLikelihood = 0;
        for (int cell = 0; cell < survival.length; cell++) {
            int channel = data.cellChannels[cell];
            if (converts[channel]) {
                double exponent = decays[channel] * data.cellSeconds[cell];
                spent[channel] += data.cellCounts[cell] * SlowDecay.oneLess(exponent, survival[cell]);
                remaining[channel] += (double) data.cellCounts[cell] * data.cellSeconds[cell] * survival[cell];
            }
        }
        double[] causes = new double[channels];
        double[] causeSeconds = new double[channels];
        double[] shares = new double[16];
        for (int journey = 0; journey < data.journeyEnds.length; journey++) {
            int start = data.journeyStart(journey);
            int size = data.journeyEnds[journey] - start;
            shares = size <= shares.length ? shares : new double[2 * size];
            logLikelihood += data.journeyCounts[journey] * shares(journey, parameters, intensities, shares);
            for (int touch = 0; touch < size; touch++) {
                int cell = data.touchCells[start + touch];
                double cause = data.journeyCounts[journey] * shares[touch];
                causes[data.cellChannels[cell]] += cause;
                causeSeconds[data.cellChannels[cell]] += cause * data.cellSeconds[cell];
            }
        }
        for (int channel = 0; channel < channels; channel++) {
            if (converts[channel]) {
                logLikelihood -= StrictMath.exp(parameters[channel]) * spent[channel];
            }
        }
        return new Evaluation(parameters, logLikelihood, causes, causeSeconds, spent, remaining);
    }

    /**
     * The parameters after one step of expectation and maximisation.
     */
    double[] step(Evaluation evaluation)
    {
        double[] parameters = evaluation.parameters().clone();
        for (int channel = 0; channel < channels; channel++) {
            if (converts[channel]) {
                double cause = evaluation.causes()[channel];
                double logEffect = Math.clamp(StrictMath.log(cause / evaluation.spent()[channel]), SMALLEST_LOG_EFFECT, LARGEST_LOG_EFFECT);
                parameters[channel] = logEffect;
                if (cause > 0) {
                    double seconds = evaluation.causeSeconds()[channel] + StrictMath.exp(logEffect) * evaluation.remaining()[channel];
                    parameters[channels + channel] = StrictMath.log(Math.clamp(cause / seconds, slowestDecay, FASTEST_DECAY));
                }
            }
        }
        return parameters;
    }

    /**
     * The parameters after a step that is the same but for channels whose hazard hardly fades over the times seen. There, only the product of effect and decay
     * is well known, and single steps along it would take for ever. So both are found at once, where the bound is largest: with the decay at which
     * {@code P / w - P M / D - S} is 0. That falls with w, as the logarithm of w / D is concave.
     */
    double[] fullStep(Evaluation evaluation)
    {
        double[] parameters = step(evaluation);
        int end = 0;
        for (int channel = 0; channel < channels; channel++) {
            int start = end;
            while (end < data.cellChannels.length && data.cellChannels[end] == channel) {
                end++;
            }
            double decay = StrictMath.exp(parameters[channels + channel]);
            if (evaluation.causes()[channel] > 0 && decay * data.cellSeconds[end - 1] < HARDLY_FADING) {
                SlowDecay slow = new SlowDecay(data, start, end, evaluation.causeSeconds()[channel] / evaluation.causes()[channel]);
                decay = slow.find(decay, slowestDecay, FASTEST_DECAY);
                parameters[channel] = Math.clamp(StrictMath.log(evaluation.causes()[channel] / slow.spent(decay)), SMALLEST_LOG_EFFECT, LARGEST_LOG_EFFECT);
                parameters[channels + channel] = StrictMath.log(decay);
            }
        }
        return parameters;
    }

    /**
     * Whether a channel with next to no effect would have a larger one at the peak. By the logarithm of an effect near 0 everything is flat, so that its slope does not tell.
     *
     * @param nothing up to how many expected conversions an effect is next to none
     */
    boolean growsFromNothing(Evaluation evaluation, double nothing)
    {
        for (int channel = 0; channel < channels; channel++) {
            if (converts[channel]) {
                double expected = StrictMath.exp(evaluation.parameters()[channel]) * evaluation.spent()[channel];
                if (expected <= nothing && evaluation.causes()[channel] > expected * (1 + NEGLIGIBLE_GROWTH)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * How much the logarithm of the likelihood grows with each parameter, and not where a bound is in the way.
     */
    double[] slopes(Evaluation evaluation)
    {
        double[] slopes = new double[2 * channels];
        for (int channel = 0; channel < channels; channel++) {
            if (converts[channel]) {
                double effect = StrictMath.exp(evaluation.parameters()[channel]);
                double decay = StrictMath.exp(evaluation.parameters()[channels + channel]);
                slopes[channel] = evaluation.causes()[channel] - effect * evaluation.spent()[channel];
                double slope = evaluation.causes()[channel] - decay * (evaluation.causeSeconds()[channel] + effect * evaluation.remaining()[channel]);
                boolean atBound = (slope < 0 && decay <= slowestDecay * (1 + 1e-12)) || (slope > 0 && decay >= FASTEST_DECAY);
                slopes[channels + channel] = atBound ? 0 : slope;
            }
        }
        return slopes;
    }

    /**
     * Moves parameters into their ranges.
     */
    double[] bounded(double[] parameters)
    {
        double[] bounded = new double[parameters.length];
        for (int channel = 0; channel < channels; channel++) {
            bounded[channel] = Math.clamp(parameters[channel], SMALLEST_LOG_EFFECT, LARGEST_LOG_EFFECT);
            bounded[channels + channel] = Math.clamp(parameters[channels + channel], StrictMath.log(slowestDecay), StrictMath.log(FASTEST_DECAY));
        }
        return bounded;
    }

    /**
     * Fills in the shares that touches have in the hazard at the conversion.
     *
     * @return the logarithm of the hazard
     */
    private double shares(int journey, double[] parameters, double[] intensities, double[] shares)
    {
        int start = data.journeyStart(journey);
        int size = data.journeyEnds[journey] - start;
        double hazard = 0;
        for (int touch = 0; touch < size; touch++) {
            int cell = data.touchCells[start + touch];
            shares[touch] = intensities[data.cellChannels[cell]] * survival[cell];
            hazard += shares[touch];
        }
        double largest = 0;
        if (!(hazard >= SMALLEST_HAZARD && hazard <= 1 / SMALLEST_HAZARD)) {
            largest = Double.NEGATIVE_INFINITY;
            for (int touch = 0; touch < size; touch++) {
                int cell = data.touchCells[start + touch];
                int channel = data.cellChannels[cell];
                double logDecay = parameters[channels + channel];
                shares[touch] = parameters[channel] + logDecay - StrictMath.exp(logDecay) * data.cellSeconds[cell];
                largest = Math.max(largest, shares[touch]);
            }
            hazard = 0;
            for (int touch = 0; touch < size; touch++) {
                shares[touch] = StrictMath.exp(shares[touch] - largest);
                hazard += shares[touch];
            }
        }
        for (int touch = 0; touch < size; touch++) {
            shares[touch] /= hazard;
        }
        return largest + StrictMath.log(hazard);
    }

    /**
     * What channels get by their shares of the hazard at the conversions.
     */
    List<SurvivalCredit> credits(double[] parameters)
    {
        double[] conversions = new double[channels];
        double[] values = new double[channels];
        double[] intensities = intensities(parameters);
        computeSurvival(parameters);
        for (int journey = 0; journey < data.journeyEnds.length; journey++) {
            int start = data.journeyStart(journey);
            double[] shares = new double[data.journeyEnds[journey] - start];
            shares(journey, parameters, intensities, shares);
            for (int touch = 0; touch < shares.length; touch++) {
                int channel = data.cellChannels[data.touchCells[start + touch]];
                conversions[channel] += data.journeyCounts[journey] * shares[touch];
                values[channel] += data.journeyValues[journey] * shares[touch];
            }
        }
        long[] touches = data.touchesOfChannels();
        List<SurvivalCredit> credits = new ArrayList<>(channels);
        for (int channel = 0; channel < channels; channel++) {
            double effect = converts[channel] && parameters[channel] > SMALLEST_LOG_EFFECT ? StrictMath.exp(parameters[channel]) : 0;
            double decay = converts[channel] ? StrictMath.exp(parameters[channels + channel]) : Double.NaN;
            credits.add(new SurvivalCredit(data.channels[channel], touches[channel], conversions[channel], values[channel], effect, decay));
        }
        return credits;
    }

    private double[] intensities(double[] parameters)
    {
        double[] intensities = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            intensities[channel] = converts[channel] ? StrictMath.exp(parameters[channel] + parameters[channels + channel]) : 0;
        }
        return intensities;
    }

    /**
     * @return the decays of the channels
     */
    private double[] computeSurvival(double[] parameters)
    {
        double[] decays = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            decays[channel] = StrictMath.exp(parameters[channels + channel]);
        }
        for (int cell = 0; cell < survival.length; cell++) {
            int channel = data.cellChannels[cell];
            survival[cell] = converts[channel] ? StrictMath.exp(-decays[channel] * data.cellSeconds[cell]) : 0;
        }
        return decays;
    }
}
