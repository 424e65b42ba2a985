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
package io.tributary.functions.funnel;

import io.trino.spi.block.Block;

import static io.tributary.attribution.funnel.Conditions.MAX_CONDITIONS;
import static io.trino.spi.type.BooleanType.BOOLEAN;

/**
 * Reads the conditions of an event.
 */
final class ConditionArray
{
    private ConditionArray() {}

    /**
     * A bit for each condition that is met, the lowest for the first. NULL is not met.
     */
    static int met(Block conditions)
    {
        int met = 0;
        for (int condition = 0; condition < Math.min(conditions.getPositionCount(), MAX_CONDITIONS); condition++) {
            if (!conditions.isNull(condition) && BOOLEAN.getBoolean(conditions, condition)) {
                met |= 1 << condition;
            }
        }
        return met;
    }
}
