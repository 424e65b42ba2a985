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
package io.tributary.connector.attribution.function;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import io.tributary.analysis.condition.BoundCondition;
import io.tributary.analysis.condition.ConditionIndex;
import io.tributary.analysis.condition.Side;
import io.tributary.attribution.rule.RuleConditions;
import io.tributary.attribution.rule.RulePlan;
import io.tributary.attribution.rule.RuleSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * The rules of a query, compiled for the columns that the engine hands over. Immutable: all threads of a node share it.
 *
 * @param ruleIndex finds the rules that are for a conversion
 * @param touchParts for each touch condition, the number of its part on the touch alone; conditions with the same part share it
 * @param touchIndex finds the parts that hold for a touch
 * @param rests for each touch condition, what it asks of the conversion, alone and together with the touch
 */
record CompiledRules(RulePlan plan, ConditionIndex ruleIndex, ImmutableIntArray touchParts, ConditionIndex touchIndex, List<Rest> rests)
{
    CompiledRules
    {
        requireNonNull(plan, "plan is null");
        requireNonNull(ruleIndex, "ruleIndex is null");
        requireNonNull(touchParts, "touchParts is null");
        requireNonNull(touchIndex, "touchIndex is null");
        rests = ImmutableList.copyOf(rests);
    }

    record Rest(Optional<BoundCondition> conversion, Optional<BoundCondition> joint)
    {
        Rest
        {
            requireNonNull(conversion, "conversion is null");
            requireNonNull(joint, "joint is null");
        }

        boolean isEmpty()
        {
            return conversion.isEmpty() && joint.isEmpty();
        }
    }

    static CompiledRules compile(RuleSet ruleSet, EventTables tables)
    {
        BoundRules rules = BoundRules.bind(ruleSet, tables.touches().conditionColumns(), tables.conversionTable().conditionColumns());
        Map<BoundCondition, Integer> parts = new LinkedHashMap<>();
        ImmutableIntArray.Builder touchParts = ImmutableIntArray.builder();
        for (Optional<BoundCondition> condition : rules.touchConditions()) {
            Optional<BoundCondition> part = condition.flatMap(BoundCondition::touchPart);
            touchParts.add(part.isEmpty() ? RuleConditions.EVERY_TOUCH : parts.computeIfAbsent(part.orElseThrow(), _ -> parts.size()));
        }
        return new CompiledRules(
                rules.plan(),
                rules.ruleIndex(),
                touchParts.build(),
                ConditionIndex.of(Side.TOUCH, parts.keySet().stream().map(Optional::of).collect(toImmutableList())),
                rules.touchConditions().stream()
                        .map(condition -> new Rest(condition.flatMap(BoundCondition::conversionPart), condition.flatMap(BoundCondition::jointPart)))
                        .collect(toImmutableList()));
    }
}
