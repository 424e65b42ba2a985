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

import io.tributary.analysis.condition.EvaluationException;
import io.tributary.attribution.rule.RuleConditions;
import io.tributary.connector.attribution.RuleCounters;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

import static io.tributary.connector.attribution.function.BoundRules.nameRuleCondition;
import static io.tributary.connector.attribution.function.BoundRules.nameTouchCondition;
import static io.tributary.connector.attribution.function.RuleErrors.withoutResult;
import static java.util.Objects.requireNonNull;

/**
 * Asks the conditions of the rules about the rows of one customer. One that fails on a row fails the query, and its name is in the message.
 */
final class CustomerConditions
        implements RuleConditions
{
    private final CompiledRules rules;
    private final Customer customer;

    private long rulesEvaluated;
    private long touchConditionsEvaluated;

    CustomerConditions(CompiledRules rules, Customer customer)
    {
        this.rules = requireNonNull(rules, "rules is null");
        this.customer = requireNonNull(customer, "customer is null");
    }

    /**
     * Adds what was evaluated since this was called last.
     */
    void countEvaluated(RuleCounters target)
    {
        target.addEvaluated(rulesEvaluated, touchConditionsEvaluated);
        rulesEvaluated = 0;
        touchConditionsEvaluated = 0;
    }

    @Override
    public void rules(int conversion, IntPredicate asked, IntPredicate target)
    {
        try {
            rulesEvaluated += rules.ruleIndex().matching(customer.conversion(conversion), asked, target);
        }
        catch (EvaluationException e) {
            throw withoutResult(nameRuleCondition(rules.plan(), e.condition()), e);
        }
    }

    @Override
    public int touchPart(int touchCondition)
    {
        return rules.touchParts().get(touchCondition);
    }

    @Override
    public void touchParts(int touch, IntUnaryOperator askedFor, IntConsumer target)
    {
        try {
            touchConditionsEvaluated += rules.touchIndex().matching(customer.touch(touch), part -> askedFor.applyAsInt(part) >= 0, part -> {
                target.accept(part);
                return true;
            });
        }
        catch (EvaluationException e) {
            throw withoutResult(nameTouchCondition(rules.plan(), askedFor.applyAsInt(e.condition())), e);
        }
    }

    @Override
    public boolean readsConversion(int touchCondition)
    {
        return !rules.rests().get(touchCondition).isEmpty();
    }

    @Override
    public boolean holds(int touchCondition, int touch, int conversion)
    {
        CompiledRules.Rest rest = rules.rests().get(touchCondition);
        if (rest.isEmpty()) {
            return true;
        }
        CustomerRows conversionRow = customer.conversion(conversion);
        try {
            return (rest.conversion().isEmpty() || rest.conversion().orElseThrow().isTrue(null, conversionRow))
                    && (rest.joint().isEmpty() || rest.joint().orElseThrow().isTrue(customer.touch(touch), conversionRow));
        }
        catch (EvaluationException e) {
            throw withoutResult(nameTouchCondition(rules.plan(), touchCondition), e);
        }
    }
}
