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
package io.tributary.attribution.funnel;

import static io.tributary.attribution.funnel.Conditions.checkCount;
import static java.util.Objects.requireNonNull;

/**
 * What a customer passes: steps in order, each served by an event of its own.
 *
 * @param steps how many, at most 32
 */
public record Funnel(int steps, Within within, FunnelMode mode)
{
    public Funnel
    {
        checkCount(steps);
        requireNonNull(within, "within is null");
        requireNonNull(mode, "mode is null");
    }
}
