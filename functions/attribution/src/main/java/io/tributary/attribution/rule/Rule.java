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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/**
 * How conversions of one sort are credited.
 *
 * @param version the version of the rule set in which the rule, a class or a milestone of it changed last, from 1
 * @param priority of the rules that a conversion meets, the one with the lowest number comes first
 * @param enabled a rule that is not enabled is kept and checked, and credits nothing
 * @param validFrom conversions before that instant are not for this rule
 * @param validUntil conversions at that instant and after it are not for this rule
 * @param condition on the conversion, as text; every conversion, if there is none
 * @param model as {@link RuleModel#parse} reads it
 * @param lookback of classes that have none of their own and are not excluded
 * @param reportable whether results of the rule are for reports; they are marked if not
 * @param classes by precedence, then by name; without one that is not excluded, every touch in the rule's lookback is regular
 */
public record Rule(
        String name,
        long version,
        int priority,
        boolean enabled,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Optional<String> condition,
        String model,
        Lookback lookback,
        Ownership ownership,
        Frequency frequency,
        boolean reportable,
        List<TouchClass> classes,
        List<Milestone> milestones)
{
    public Rule
    {
        RuleNames.check("rule", name);
        if (version < 1) {
            throw new IllegalArgumentException("The version of rule '%s' must be at least 1, but is %s".formatted(name, version));
        }
        requireNonNull(validFrom, "validFrom is null");
        requireNonNull(validUntil, "validUntil is null");
        requireNonNull(condition, "condition is null");
        requireNonNull(model, "model is null");
        requireNonNull(lookback, "lookback is null");
        requireNonNull(ownership, "ownership is null");
        requireNonNull(frequency, "frequency is null");
        classes = classes.stream()
                .sorted(comparing(TouchClass::precedence).thenComparing(TouchClass::name))
                .toList();
        milestones = List.copyOf(milestones);
        if (validFrom.isPresent() && validUntil.isPresent() && !validFrom.orElseThrow().isBefore(validUntil.orElseThrow())) {
            throw new IllegalArgumentException("Rule '%s' is valid from %s until %s, and so never: valid_until must be later than valid_from".formatted(name, validFrom.orElseThrow(), validUntil.orElseThrow()));
        }
        checkClasses(name, classes);
        RuleModel parsed = parseModel(name, model);
        checkMilestones(name, parsed, milestones);
        if (!parsed.model().isShared() && classes.stream().filter(touchClass -> touchClass.kind() != TouchKind.EXCLUDED).mapToDouble(TouchClass::weight).distinct().count() > 1) {
            throw new IllegalArgumentException("The model of rule '%s' gives every touch the whole conversion, so that classes of different weights mean nothing: give all of them the weight 1".formatted(name));
        }
    }

    /**
     * The same rule, enabled.
     */
    public Rule whenEnabled()
    {
        return new Rule(name, version, priority, true, validFrom, validUntil, condition, model, lookback, ownership, frequency, reportable, classes, milestones);
    }

    /**
     * Whether there is an instant at which both rules are valid.
     */
    boolean isValidWith(Rule other)
    {
        return beginsBefore(validFrom, other.validUntil) && beginsBefore(other.validFrom, validUntil);
    }

    private static boolean beginsBefore(Optional<Instant> from, Optional<Instant> until)
    {
        return from.isEmpty() || until.isEmpty() || from.orElseThrow().isBefore(until.orElseThrow());
    }

    private static RuleModel parseModel(String rule, String model)
    {
        try {
            return RuleModel.parse(model);
        }
        catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Rule '%s': %s".formatted(rule, e.getMessage()), e);
        }
    }

    private static void checkClasses(String rule, List<TouchClass> classes)
    {
        Set<String> names = new HashSet<>();
        for (TouchClass touchClass : classes) {
            if (!names.add(touchClass.name())) {
                throw new IllegalArgumentException("Rule '%s' has two touch classes named '%s': names of classes differ within a rule".formatted(rule, touchClass.name()));
            }
        }
    }

    private static void checkMilestones(String rule, RuleModel model, List<Milestone> milestones)
    {
        Set<String> roles = new HashSet<>();
        for (Milestone milestone : milestones) {
            if (!model.roles().contains(milestone.role())) {
                throw new IllegalArgumentException(model.roles().isEmpty() ?
                        "Rule '%s' has the milestone '%s', but its model '%s' knows no milestones: delete the milestone, or use a model such as full_path".formatted(rule, milestone.role(), model.text()) :
                        "Rule '%s' has the milestone '%s', which its model '%s' does not know: use %s".formatted(rule, milestone.role(), model.text(), String.join(" or ", model.roles())));
            }
            if (!roles.add(milestone.role())) {
                throw new IllegalArgumentException("Rule '%s' has two milestones '%s': join their conditions by OR".formatted(rule, milestone.role()));
            }
        }
    }
}
