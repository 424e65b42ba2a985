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
package io.tributary.connector.attribution;

import io.tributary.analysis.condition.Condition;
import io.tributary.analysis.condition.Side;

import java.util.EnumSet;
import java.util.Set;

/**
 * Whether a text is a condition. Which columns there are shows only in a query.
 */
final class ConditionSyntax
{
    private static final Set<Side> CONVERSION = EnumSet.of(Side.CONVERSION);
    private static final Set<Side> BOTH = EnumSet.allOf(Side.class);

    private ConditionSyntax() {}

    /**
     * @param withTouch whether it may mention columns of the touch; those of the conversion it always may
     * @throws IllegalArgumentException if it is none; the message says where, and what is expected
     */
    static void check(String condition, boolean withTouch)
    {
        Condition.parse(condition, withTouch ? BOTH : CONVERSION);
    }
}
