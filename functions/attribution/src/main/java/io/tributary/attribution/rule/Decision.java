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

import io.tributary.attribution.journey.SqlNames;

/**
 * What a rule set makes of a conversion, or of a touch for a conversion. Of the reasons for which a rule does not credit a touch, the first one of this list that
 * is true is the one given.
 */
public enum Decision
{
    /**
     * The touch has a share of the conversion.
     */
    CREDITED,

    /**
     * The conversion has nothing that may be credited.
     */
    UNATTRIBUTED,

    /**
     * The conversion has been reported before, or the rule does not count it.
     */
    DUPLICATE_CONVERSION,

    /**
     * The rule is not for the conversion, or an earlier one has taken it.
     */
    RULE_NOT_APPLICABLE,

    /**
     * The touch is later than the conversion.
     */
    AFTER_CONVERSION,

    /**
     * The touch has been reported before.
     */
    DUPLICATE_TOUCH,

    /**
     * The touch meets the condition of no class.
     */
    CONDITION,

    /**
     * The touch meets the condition of a class, and is too early for every class whose condition it meets.
     */
    OUTSIDE_LOOKBACK,

    /**
     * The touch is of an excluded class.
     */
    EXCLUDED,

    /**
     * The touch belongs to an earlier conversion; or the rule credits the first conversion only, and this is a later one, whenever the touch was.
     */
    OWNED_BY_OTHER_CONVERSION,

    /**
     * There are touches of a class that comes before that of the touch.
     */
    LOWER_PRECEDENCE,

    /**
     * The touch is of the journey, and the model gives it nothing.
     */
    NO_SHARE;

    public String sqlName()
    {
        return SqlNames.of(this);
    }
}
