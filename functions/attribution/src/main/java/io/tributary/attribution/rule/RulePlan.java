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
import io.tributary.attribution.model.AttributionModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule set made ready to be applied: everything in it has a number. Rules that are not enabled are left out.
 */
public final class RulePlan
{
    // what a rule credits that names no class to credit
    private static final TouchClass EVERY_TOUCH = new TouchClass("every touch", TouchKind.REGULAR, Optional.empty(), Optional.empty(), 1, 1);

    private final Strategy strategy;
    private final List<Rule> rules;
    private final List<RuleModel> models;
    private final Validity[] validities;
    private final boolean[] countsEvery;
    private final List<TouchCondition> touchConditions;
    // of each touch condition that is a class
    private final TouchClass[] classes;
    private final Lookback[] lookbacks;
    private final Lookback[] reaches;
    // of each rule, and of the end
    private final int[] classStarts;
    private final int[] milestoneStarts;
    // of each touch condition that is a milestone, after the classes
    private final int[] marks;

    private RulePlan(RuleSet ruleSet)
    {
        strategy = ruleSet.strategy();
        rules = ruleSet.rules().stream().filter(Rule::enabled).toList();
        models = rules.stream().map(rule -> RuleModel.parse(rule.model())).toList();
        validities = rules.stream().map(rule -> new Validity(rule.validFrom(), rule.validUntil())).toArray(Validity[]::new);
        countsEvery = new boolean[rules.size()];
        for (int rule = 0; rule < countsEvery.length; rule++) {
            countsEvery[rule] = rules.get(rule).frequency().kind() == Frequency.Kind.EVERY;
        }
        classStarts = new int[rules.size() + 1];
        milestoneStarts = new int[rules.size() + 1];

        List<TouchCondition> conditions = new ArrayList<>();
        List<TouchClass> allClasses = new ArrayList<>();
        List<Lookback> allLookbacks = new ArrayList<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            Lookback ruleLookback = rules.get(rule).lookback();
            for (TouchClass touchClass : rules.get(rule).classes()) {
                conditions.add(new TouchCondition(rule, Optional.of(touchClass.name()), touchClass.condition(), true));
                allClasses.add(touchClass);
                allLookbacks.add(touchClass.lookback().orElse(touchClass.kind() == TouchKind.EXCLUDED ? Lookback.unlimited() : ruleLookback));
            }
            if (rules.get(rule).classes().stream().allMatch(touchClass -> touchClass.kind() == TouchKind.EXCLUDED)) {
                conditions.add(new TouchCondition(rule, Optional.empty(), Optional.empty(), true));
                allClasses.add(EVERY_TOUCH);
                allLookbacks.add(ruleLookback);
            }
            classStarts[rule + 1] = conditions.size();
        }
        classes = allClasses.toArray(TouchClass[]::new);
        lookbacks = allLookbacks.toArray(Lookback[]::new);
        reaches = reaches();

        List<Integer> allMarks = new ArrayList<>();
        milestoneStarts[0] = conditions.size();
        for (int rule = 0; rule < rules.size(); rule++) {
            for (Milestone milestone : rules.get(rule).milestones()) {
                conditions.add(new TouchCondition(rule, Optional.of(milestone.role()), Optional.of(milestone.condition()), false));
                allMarks.add(models.get(rule).roles().indexOf(milestone.role()));
            }
            milestoneStarts[rule + 1] = conditions.size();
        }
        marks = allMarks.stream().mapToInt(mark -> mark).toArray();
        touchConditions = List.copyOf(conditions);
    }

    public static RulePlan of(RuleSet ruleSet)
    {
        return new RulePlan(ruleSet);
    }

    /**
     * The rules in the order in which they are applied. The number of a rule is its position.
     */
    public List<Rule> rules()
    {
        return rules;
    }

    /**
     * The classes of all rules, then the milestones of all rules. The number of a touch condition is its position.
     */
    public List<TouchCondition> touchConditions()
    {
        return touchConditions;
    }

    Strategy strategy()
    {
        return strategy;
    }

    Rule rule(int rule)
    {
        return rules.get(rule);
    }

    int ruleCount()
    {
        return rules.size();
    }

    AttributionModel model(int rule)
    {
        return models.get(rule).model();
    }

    boolean isValidAt(int rule, long micros, int picos)
    {
        return validities[rule].contains(micros, picos);
    }

    /**
     * Whether the rule counts every conversion that it takes.
     */
    boolean countsEvery(int rule)
    {
        return countsEvery[rule];
    }

    /**
     * The first class of the rule; its others follow, by precedence and then by name.
     */
    int classStart(int rule)
    {
        return classStarts[rule];
    }

    int classEnd(int rule)
    {
        return classStarts[rule + 1];
    }

    TouchKind kind(int touchClass)
    {
        return classes[touchClass].kind();
    }

    int precedence(int touchClass)
    {
        return classes[touchClass].precedence();
    }

    double weight(int touchClass)
    {
        return classes[touchClass].weight();
    }

    /**
     * How far before a conversion touches are of the class.
     */
    Lookback lookback(int touchClass)
    {
        return lookbacks[touchClass];
    }

    /**
     * How far before a conversion touches of the class matter to what is credited: an excluded class is of no use where no other one has touches.
     */
    Lookback reach(int touchClass)
    {
        return reaches[touchClass];
    }

    int milestoneStart(int rule)
    {
        return milestoneStarts[rule];
    }

    int milestoneEnd(int rule)
    {
        return milestoneStarts[rule + 1];
    }

    /**
     * What the model calls a touch that meets the milestone.
     */
    int mark(int milestone)
    {
        return marks[milestone - classes.length];
    }

    private Lookback[] reaches()
    {
        Lookback[] all = lookbacks.clone();
        for (int rule = 0; rule < rules.size(); rule++) {
            long longest = 0;
            for (int touchClass = classStart(rule); touchClass < classEnd(rule); touchClass++) {
                if (kind(touchClass) != TouchKind.EXCLUDED) {
                    longest = Math.max(longest, lookbacks[touchClass].micros());
                }
            }
            for (int touchClass = classStart(rule); touchClass < classEnd(rule); touchClass++) {
                all[touchClass] = new Lookback(Math.min(longest, lookbacks[touchClass].micros()));
            }
        }
        return all;
    }
}
