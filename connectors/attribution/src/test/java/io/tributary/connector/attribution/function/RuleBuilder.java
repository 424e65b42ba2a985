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

import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.rule.Frequency;
import io.tributary.attribution.rule.Rule;
import io.tributary.attribution.rule.TouchClass;
import io.tributary.attribution.rule.TouchKind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule for tests, with defaults for what they do not say.
 */
final class RuleBuilder
{
    private final String name;
    private final String model;
    private int priority = 100;
    private boolean enabled = true;
    private Optional<String> condition = Optional.empty();
    private Lookback lookback = Lookback.unlimited();
    private final List<TouchClass> classes = new ArrayList<>();

    private RuleBuilder(String name, String model)
    {
        this.name = name;
        this.model = model;
    }

    static RuleBuilder rule(String name, String model)
    {
        return new RuleBuilder(name, model);
    }

    RuleBuilder priority(int newPriority)
    {
        priority = newPriority;
        return this;
    }

    RuleBuilder disabled()
    {
        enabled = false;
        return this;
    }

    RuleBuilder when(String newCondition)
    {
        condition = Optional.of(newCondition);
        return this;
    }

    RuleBuilder lookback(Duration newLookback)
    {
        lookback = Lookback.ofMillis(newLookback.toMillis());
        return this;
    }

    RuleBuilder touches(String className, String touchCondition, TouchKind kind, Duration touchLookback, int precedence, double weight)
    {
        classes.add(new TouchClass(className, kind, Optional.of(touchCondition), Optional.of(Lookback.ofMillis(touchLookback.toMillis())), precedence, weight));
        return this;
    }

    RuleBuilder touches(String className, String touchCondition)
    {
        classes.add(new TouchClass(className, TouchKind.REGULAR, Optional.of(touchCondition), Optional.empty(), 1, 1));
        return this;
    }

    Rule build()
    {
        return new Rule(name, 1, priority, enabled, Optional.empty(), Optional.empty(), condition, model, lookback, Ownership.SHARED, Frequency.every(), true, classes, List.of());
    }
}
