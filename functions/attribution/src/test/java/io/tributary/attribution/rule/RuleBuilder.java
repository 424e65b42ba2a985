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

import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule in a test: by default for every conversion, linear over every touch.
 */
final class RuleBuilder
{
    private final String name;
    private long version = 1;
    private int priority = 1;
    private boolean enabled = true;
    private Optional<Instant> validFrom = Optional.empty();
    private Optional<Instant> validUntil = Optional.empty();
    private Optional<String> condition = Optional.empty();
    private String model = "linear";
    private Lookback lookback = Lookback.unlimited();
    private Ownership ownership = Ownership.SHARED;
    private Frequency frequency = Frequency.every();
    private final List<TouchClass> classes = new ArrayList<>();
    private final List<Milestone> milestones = new ArrayList<>();

    private RuleBuilder(String name)
    {
        this.name = name;
    }

    static RuleBuilder rule(String name)
    {
        return new RuleBuilder(name);
    }

    static RuleSet firstMatch(RuleBuilder... rules)
    {
        return ruleSet(Strategy.FIRST_MATCH, rules);
    }

    static RuleSet everyMatch(RuleBuilder... rules)
    {
        return ruleSet(Strategy.EVERY_MATCH, rules);
    }

    static RuleSet ruleSet(Strategy strategy, RuleBuilder... rules)
    {
        List<Rule> built = new ArrayList<>();
        for (RuleBuilder rule : rules) {
            built.add(rule.build());
        }
        return new RuleSet("test", 1, strategy, built);
    }

    RuleBuilder version(long newVersion)
    {
        version = newVersion;
        return this;
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

    RuleBuilder from(Instant instant)
    {
        validFrom = Optional.of(instant);
        return this;
    }

    RuleBuilder until(Instant instant)
    {
        validUntil = Optional.of(instant);
        return this;
    }

    RuleBuilder condition(String text)
    {
        condition = Optional.of(text);
        return this;
    }

    RuleBuilder model(String text)
    {
        model = text;
        return this;
    }

    RuleBuilder lookback(long micros)
    {
        lookback = new Lookback(micros);
        return this;
    }

    RuleBuilder ownership(Ownership newOwnership)
    {
        ownership = newOwnership;
        return this;
    }

    RuleBuilder first()
    {
        frequency = new Frequency(Frequency.Kind.FIRST, Optional.empty());
        return this;
    }

    RuleBuilder interval(long millis)
    {
        frequency = new Frequency(Frequency.Kind.INTERVAL, Optional.of(millis));
        return this;
    }

    RuleBuilder regular(String className, String text, int precedence)
    {
        return touchClass(className, TouchKind.REGULAR, text, Optional.empty(), precedence, 1);
    }

    RuleBuilder optional(String className, String text, int precedence)
    {
        return touchClass(className, TouchKind.OPTIONAL, text, Optional.empty(), precedence, 1);
    }

    RuleBuilder excluded(String className, String text)
    {
        return touchClass(className, TouchKind.EXCLUDED, text, Optional.empty(), 9, 1);
    }

    RuleBuilder weighing(String className, String text, double weight)
    {
        return touchClass(className, TouchKind.REGULAR, text, Optional.empty(), 1, weight);
    }

    RuleBuilder touchClass(String className, TouchKind kind, String text, Optional<Lookback> classLookback, int precedence, double weight)
    {
        classes.add(new TouchClass(className, kind, Optional.of(text), classLookback, precedence, weight));
        return this;
    }

    RuleBuilder milestone(String role, String text)
    {
        milestones.add(new Milestone(role, text));
        return this;
    }

    Rule build()
    {
        return new Rule(name, version, priority, enabled, validFrom, validUntil, condition, model, lookback, ownership, frequency, true, classes, milestones);
    }
}
