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

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A condition that touches meet: that of a class, or of a milestone.
 *
 * @param rule position in {@link RulePlan#rules()}
 * @param name of the class, or role of the milestone; none, if the rule has no class that may be credited, so that all touches are
 * @param text the condition; every touch, if there is none
 * @param isClass whether it says which touches are of a class; otherwise which ones mark a milestone
 */
public record TouchCondition(int rule, Optional<String> name, Optional<String> text, boolean isClass)
{
    public TouchCondition
    {
        requireNonNull(name, "name is null");
        requireNonNull(text, "text is null");
    }
}
