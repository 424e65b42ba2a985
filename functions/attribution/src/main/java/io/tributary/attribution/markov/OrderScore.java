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

import java.util.OptionalDouble;

import static java.util.Objects.requireNonNull;

/**
 * How well a chain of one order tells what comes next.
 *
 * @param order how many channels a state remembers
 * @param states how many states journeys came to, without the start
 * @param transitions how many different steps they took, outcomes among them
 * @param logLikelihood of what was counted, for each journey on average, with the probabilities that were counted; it never falls with the order and so chooses none
 * @param heldOutLogLikelihood the same with each step predicted by the steps counted before it only; the order with the highest is the best supported
 * @param areaUnderCurve how often a journey that converted ends in a state with a higher probability of conversion than a journey that did not, ties counted half; empty if there are no two such journeys
 * @param penalizedAreaUnderCurve the same less a penalty for the number of states
 */
public record OrderScore(int order, long states, long transitions, double logLikelihood, double heldOutLogLikelihood, OptionalDouble areaUnderCurve, OptionalDouble penalizedAreaUnderCurve)
{
    public OrderScore
    {
        requireNonNull(areaUnderCurve, "areaUnderCurve is null");
        requireNonNull(penalizedAreaUnderCurve, "penalizedAreaUnderCurve is null");
    }
}
