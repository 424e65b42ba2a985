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

import static java.util.Objects.requireNonNull;

/**
 * Which touches mark a milestone of the model, such as the lead of {@code full_path}. Where several touches of a journey do, the last one has the role.
 *
 * @param role as {@link RuleModel#roles()} names it
 * @param condition on touch and conversion, as text
 */
public record Milestone(String role, String condition)
{
    public Milestone
    {
        RuleNames.check("milestone", role);
        requireNonNull(condition, "condition is null");
    }
}
