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

import static java.util.Objects.requireNonNull;

/**
 * A step that journeys took from one state to another.
 *
 * @param count how many journeys took it, each as often as it did
 * @param probability that it comes next in the state before it
 */
public record Transition(String fromState, String toState, long count, double probability)
{
    public Transition
    {
        requireNonNull(fromState, "fromState is null");
        requireNonNull(toState, "toState is null");
    }
}
