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

import io.tributary.attribution.state.Interruption;

import java.util.Arrays;

/**
 * Takes steps of a model from its start until the likelihood is flat.
 * <p>
 * Steps are small near the peak. Three sets of parameters in a row are therefore extrapolated (R. Varadhan and C. Roland, "Simple and Globally Convergent Methods
 * for Accelerating the Convergence of Any EM Algorithm", 2008, third scheme), and the result is taken if it makes the data no less likely.
 * <p>
 * The likelihood may have several peaks. The start is always the same for the same data, and so is the peak.
 */
final class HazardFit
{
    // near the peak, likelihoods differ by less than the sums that they are made of are rounded
    private static final double ROUNDING = 1e-13;

    // the part of all conversions up to which an effect is next to none, however rough the fit
    private static final double NOTHING = 1e-6;

    private final HazardModel model;
    private final long conversions;
    private final int mostPasses;
    private final double tolerance;
    private int passes;

    HazardFit(HazardData data, int mostPasses, double tolerance)
    {
        if (mostPasses < 1) {
            throw new IllegalArgumentException("The passes of a fit must be at least 1, but are %s: %s mostly suffice".formatted(mostPasses, SurvivalState.DEFAULT_PASSES));
        }
        if (!(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The tolerance of a fit must be a finite number above 0, but is %s: %s is a good one".formatted(tolerance, SurvivalState.DEFAULT_TOLERANCE));
        }
        model = new HazardModel(data);
        conversions = data.conversions;
        this.mostPasses = mostPasses;
        this.tolerance = tolerance;
    }

    SurvivalFit fit()
    {
        if (conversions == 0) {
            return new SurvivalFit(model.credits(model.start()), 0, 0, true);
        }
        Evaluation current = evaluate(model.start());
        while (!isFlat(current) && passes < mostPasses) {
            current = next(current);
        }
        return new SurvivalFit(model.credits(current.parameters()), passes, current.logLikelihood(), isFlat(current));
    }

    /**
     * Something at least as likely, with one pass or up to three.
     */
    private Evaluation next(Evaluation current)
    {
        Evaluation first = evaluate(model.fullStep(current));
        if (isFlat(first) || passes == mostPasses) {
            return first;
        }
        double[] second = model.fullStep(first);
        Evaluation further = evaluate(model.bounded(extrapolate(current.parameters(), first.parameters(), second)));
        if (further.logLikelihood() >= first.logLikelihood() - ROUNDING * Math.abs(first.logLikelihood())) {
            return further;
        }
        return passes == mostPasses ? first : evaluate(second);
    }

    private Evaluation evaluate(double[] parameters)
    {
        Interruption.check();
        passes++;
        return model.evaluate(parameters);
    }

    private boolean isFlat(Evaluation evaluation)
    {
        return Arrays.stream(model.slopes(evaluation)).allMatch(slope -> Math.abs(slope) <= tolerance * conversions)
                && !model.growsFromNothing(evaluation, Math.min(tolerance, NOTHING) * conversions);
    }

    private static double[] extrapolate(double[] before, double[] first, double[] second)
    {
        double step = 0;
        double bend = 0;
        for (int index = 0; index < before.length; index++) {
            double change = first[index] - before[index];
            double changeOfChange = second[index] - first[index] - change;
            step += change * change;
            bend += changeOfChange * changeOfChange;
        }
        double length = bend == 0 ? 1 : Math.max(1, Math.sqrt(step / bend));
        double[] parameters = new double[before.length];
        for (int index = 0; index < before.length; index++) {
            double change = first[index] - before[index];
            double changeOfChange = second[index] - first[index] - change;
            parameters[index] = before[index] + 2 * length * change + length * length * changeOfChange;
        }
        return parameters;
    }
}
