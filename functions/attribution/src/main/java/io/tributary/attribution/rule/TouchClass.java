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
package io.tributary.attribution.rule;

import io.tributary.attribution.journey.Lookback;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Touches that a rule treats alike. A touch is of the first class, by precedence and then by name, whose condition it meets and in whose lookback it lies.
 *
 * @param condition on touch and conversion, as text; every touch, if there is none
 * @param lookback that of the rule, if there is none; without limit, if there is none and touches are excluded
 * @param precedence from 1; where touches of several precedences qualify, those of the lowest number alone are credited
 * @param weight more than 0 and finite; what the model gives a touch is multiplied by it, and then all is scaled to 1
 */
public record TouchClass(String name, TouchKind kind, Optional<String> condition, Optional<Lookback> lookback, int precedence, double weight)
{
    public TouchClass
    {
        RuleNames.check("class", name);
        requireNonNull(kind, "kind is null");
        requireNonNull(condition, "condition is null");
        requireNonNull(lookback, "lookback is null");
        if (precedence < 1) {
            throw new IllegalArgumentException("The precedence of class '%s' must be at least 1, but is %s: 1 is the class that beats all others".formatted(name, precedence));
        }
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The weight of class '%s' must be a finite number above 0, but is %s: a class without credit is one of the kind 'excluded'".formatted(name, weight));
        }
    }
}
