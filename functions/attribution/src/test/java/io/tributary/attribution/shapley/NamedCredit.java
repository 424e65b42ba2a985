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

import io.tributary.attribution.state.CountedPath;

import java.util.List;
import java.util.Optional;

/**
 * A credit by name of the channel, as numbers depend on the order of paths.
 */
record NamedCredit(Optional<String> channel, int position, double conversions, double value, double conversionsError, double valueError)
{
    static NamedCredit exact(String channel, int position, double conversions, double value)
    {
        return new NamedCredit(Optional.ofNullable(channel), position, conversions, value, 0, 0);
    }

    static List<NamedCredit> of(ShapleyState state)
    {
        return state.credits().stream()
                .map(credit -> new NamedCredit(
                        CountedPath.name(state.channels(), credit.channel()),
                        credit.position(),
                        credit.conversions(),
                        credit.value(),
                        credit.conversionsError(),
                        credit.valueError()))
                .toList();
    }
}
