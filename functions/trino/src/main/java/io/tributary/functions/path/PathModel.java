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
package io.tributary.functions.path;

import io.tributary.attribution.state.ModelState;

import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * What a function gathers of the paths of one group.
 *
 * @param settings what the rows of a group have to agree in, as a text that a state can be made of
 * @param newState makes a state of settings
 */
record PathModel<S extends ModelState>(String settings, Function<String, S> newState, S state)
{
    PathModel
    {
        requireNonNull(settings, "settings is null");
        requireNonNull(newState, "newState is null");
        requireNonNull(state, "state is null");
    }

    PathModel(String settings, Function<String, S> newState)
    {
        this(settings, newState, newState.apply(settings));
    }

    PathModel<S> copy()
    {
        PathModel<S> copy = new PathModel<>(settings, newState);
        byte[] content = state.toBytes();
        copy.state.mergeBytes(content, 0, content.length);
        return copy;
    }
}
