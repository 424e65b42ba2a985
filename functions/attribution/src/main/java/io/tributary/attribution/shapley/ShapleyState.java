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
package io.tributary.attribution.shapley;

import io.tributary.attribution.state.PathState;

import java.util.List;

/**
 * Paths from which the Shapley values of their channels are found (L. S. Shapley, "A Value for n-Person Games", 1953): what a channel adds to those that came
 * before it, on average over all orders in which the channels may come. A path with no journey at all gives its channels a row.
 */
public sealed interface ShapleyState
        extends PathState
        permits RateGame, SharedGame
{
    /**
     * Adds everything that another state has, which stays as it is.
     *
     * @throws IllegalArgumentException if the other state is of another variant, or if counts grow beyond a long
     */
    void merge(ShapleyState other);

    /**
     * The credits by name of the channel as the engine sorts text, no name last, then by position. Conversions sum to all conversions, and values to the
     * whole value, up to rounding. No path gives an empty list; without conversions, all are credited with 0 of them.
     */
    List<ShapleyCredit> credits();
}
