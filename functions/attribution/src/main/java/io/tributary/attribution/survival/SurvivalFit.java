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

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The additive hazard model as it was fitted.
 *
 * @param credits by name of the channel as the engine sorts text, no name last; conversions and values sum to those of all journeys, up to rounding
 * @param passes how many passes over the journeys it took
 * @param logLikelihood of the outcomes, for times in seconds
 * @param converged whether the likelihood is as flat as was asked for; otherwise the passes were used up, and more of them would change the credits
 */
public record SurvivalFit(List<SurvivalCredit> credits, int passes, double logLikelihood, boolean converged)
{
    public SurvivalFit
    {
        credits = List.copyOf(requireNonNull(credits, "credits is null"));
    }
}
