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
import com.google.common.collect.ImmutableSet;
import io.tributary.analysis.condition.BoundCondition;
import io.tributary.analysis.condition.Columns;
import io.tributary.analysis.condition.Condition;
import io.tributary.analysis.condition.ConditionIndex;
import io.tributary.analysis.condition.Side;
import io.tributary.attribution.rule.RulePlan;
import io.tributary.attribution.rule.RuleSet;
import io.tributary.attribution.rule.TouchCondition;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static java.util.Objects.requireNonNull;

/**
 * The rules of a query with their conditions compiled for its columns. Immutable: all threads of a node share it.
 *
 * @param ruleConditions for each rule of the plan, its condition on conversions; empty where it has none
 * @param touchConditions for each touch condition of the plan; empty where it has no text
 * @param touchColumns the numbers of the columns of touches that a condition names, whether or not it depends on them
 * @param conversionColumns the same of conversions
 */
record BoundRules(RulePlan plan, List<Optional<BoundCondition>> ruleConditions, List<Optional<BoundCondition>> touchConditions, Set<Integer> touchColumns, Set<Integer> conversionColumns)
{
    BoundRules
    {
        requireNonNull(plan, "plan is null");
        ruleConditions = ImmutableList.copyOf(ruleConditions);
        touchConditions = ImmutableList.copyOf(touchConditions);
        touchColumns = ImmutableSet.copyOf(touchColumns);
        conversionColumns = ImmutableSet.copyOf(conversionColumns);
    }

    /**
     * @throws IllegalArgumentException if a condition does not fit the columns; the message names rule, position and the columns there are
     */
    static BoundRules bind(RuleSet ruleSet, Columns touches, Columns conversions)
    {
        RulePlan plan = RulePlan.of(ruleSet);
        ConditionBinder binder = new ConditionBinder(touches, conversions);
        ImmutableList.Builder<Optional<BoundCondition>> ruleConditions = ImmutableList.builder();
        for (int rule = 0; rule < plan.rules().size(); rule++) {
            ruleConditions.add(binder.bind(plan.rules().get(rule).condition(), nameRuleCondition(plan, rule)));
        }
        ImmutableList.Builder<Optional<BoundCondition>> touchConditions = ImmutableList.builder();
        for (int condition = 0; condition < plan.touchConditions().size(); condition++) {
            touchConditions.add(binder.bind(plan.touchConditions().get(condition).text(), nameTouchCondition(plan, condition)));
        }
        return new BoundRules(plan, ruleConditions.build(), touchConditions.build(), binder.touchColumns, binder.conversionColumns);
    }

    /**
     * What the condition of a rule is called at the start of a sentence.
     */
    static String nameRuleCondition(RulePlan plan, int rule)
    {
        return "The condition of rule '%s'".formatted(plan.rules().get(rule).name());
    }

    /**
     * What the condition of a class or milestone is called at the start of a sentence.
     */
    static String nameTouchCondition(RulePlan plan, int touchCondition)
    {
        TouchCondition condition = plan.touchConditions().get(touchCondition);
        return "The condition of %s '%s' of rule '%s'".formatted(
                condition.isClass() ? "class" : "milestone",
                condition.name().orElse(""),
                plan.rules().get(condition.rule()).name());
    }

    ConditionIndex ruleIndex()
    {
        return ConditionIndex.of(Side.CONVERSION, ruleConditions);
    }

    /**
     * Binds conditions and gathers the columns that they name.
     */
    private static final class ConditionBinder
    {
        private final Columns touches;
        private final Columns conversions;
        private final Set<Integer> touchColumns = new TreeSet<>();
        private final Set<Integer> conversionColumns = new TreeSet<>();

        private ConditionBinder(Columns touches, Columns conversions)
        {
            this.touches = requireNonNull(touches, "touches is null");
            this.conversions = requireNonNull(conversions, "conversions is null");
        }

        private Optional<BoundCondition> bind(Optional<String> text, String owner)
        {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                Condition condition = Condition.parse(text.orElseThrow());
                touchColumns.addAll(condition.columns(Side.TOUCH, touches));
                conversionColumns.addAll(condition.columns(Side.CONVERSION, conversions));
                return Optional.of(condition.bind(touches, conversions));
            }
            catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("%s: %s".formatted(owner, e.getMessage()), e);
            }
        }
    }
}
