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

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * Rules that are in force together, in one of their versions.
 *
 * @param version from 1; every change makes the next one
 * @param rules by priority, then by name
 */
public record RuleSet(String name, long version, Strategy strategy, List<Rule> rules)
{
    public RuleSet
    {
        RuleNames.check("rule set", name);
        if (version < 1) {
            throw new IllegalArgumentException("The version of rule set '%s' must be at least 1, but is %s".formatted(name, version));
        }
        requireNonNull(strategy, "strategy is null");
        rules = rules.stream()
                .sorted(comparing(Rule::priority).thenComparing(Rule::name))
                .toList();
        Set<String> names = new HashSet<>();
        for (Rule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("Rule set '%s' has two rules named '%s': names of rules differ within a set".formatted(name, rule.name()));
            }
        }
        if (strategy == Strategy.FIRST_MATCH) {
            checkOrder(name, rules);
        }
    }

    /**
     * Which of two rules of one priority comes first nobody could tell; they may have it one after the other.
     */
    private static void checkOrder(String name, List<Rule> rules)
    {
        Map<Integer, Rule> latest = new HashMap<>();
        for (Rule rule : rules.stream().filter(Rule::enabled).sorted(comparing(rule -> rule.validFrom().orElse(Instant.MIN))).toList()) {
            Rule other = latest.put(rule.priority(), rule);
            if (other != null && rule.isValidWith(other)) {
                throw new IllegalArgumentException("Rules '%s' and '%s' of rule set '%s' both have priority %s and are valid at the same time, so that neither comes first: change a priority, or the time they are valid".formatted(
                        other.name(),
                        rule.name(),
                        name,
                        rule.priority()));
            }
        }
    }
}
