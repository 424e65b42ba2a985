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

import io.tributary.attribution.Event;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.model.Fraction;
import io.tributary.attribution.model.SlowReference;
import io.tributary.attribution.rule.RuleCustomer.Row;
import io.tributary.attribution.rule.RuleCustomer.Tagged;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

/**
 * What rule sets mean, touch by touch and conversion by conversion, with nothing in common with how they are applied.
 */
final class RuleReference
{
    /**
     * A class with its number.
     */
    private record NumberedClass(int number, TouchClass touchClass)
    {
        boolean isOfKind(TouchKind kind)
        {
            return touchClass.kind() == kind;
        }
    }

    /**
     * What a rule makes of a touch on its own. Nothing, if the touch qualifies for the journey.
     */
    private record Verdict(Optional<Decision> reason, Optional<NumberedClass> touchClass) {}

    private final Strategy strategy;
    private final List<Rule> rules;
    private final RuleCustomer customer;
    private final boolean explain;
    private final Map<Rule, List<Integer>> counted = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private RuleReference(RuleSet ruleSet, RuleCustomer customer, boolean explain)
    {
        strategy = ruleSet.strategy();
        rules = ruleSet.rules().stream()
                .filter(Rule::enabled)
                .sorted(comparing(Rule::priority).thenComparing(Rule::name))
                .toList();
        this.customer = customer;
        this.explain = explain;
    }

    static List<Row> rows(RuleSet ruleSet, RuleCustomer customer, boolean explain)
    {
        RuleReference reference = new RuleReference(ruleSet, customer, explain);
        for (int conversion = 0; conversion < customer.conversions().size(); conversion++) {
            reference.decide(conversion);
        }
        return reference.rows;
    }

    private void decide(int conversion)
    {
        if (customer.conversions().get(conversion).duplicate()) {
            addRow(conversion, -1, Decision.DUPLICATE_CONVERSION, 0);
            return;
        }
        List<Rule> takers = rules.stream().filter(rule -> isFor(rule, conversion)).toList();
        if (strategy == Strategy.FIRST_MATCH) {
            takers = takers.stream().limit(1).toList();
        }
        boolean allDuplicates = !takers.isEmpty();
        boolean credited = false;
        for (Rule rule : rules) {
            if (!takers.contains(rule)) {
                if (explain) {
                    addRow(conversion, rules.indexOf(rule), Decision.RULE_NOT_APPLICABLE, 0);
                }
            }
            else if (isCounted(rule, conversion)) {
                allDuplicates = false;
                credited |= credit(rule, conversion);
                counted.computeIfAbsent(rule, _ -> new ArrayList<>()).add(conversion);
            }
            else {
                addRow(conversion, rules.indexOf(rule), Decision.DUPLICATE_CONVERSION, 0);
            }
        }
        if (!credited && !allDuplicates) {
            boolean isOfRule = strategy == Strategy.FIRST_MATCH && !takers.isEmpty();
            addRow(conversion, isOfRule ? rules.indexOf(takers.getFirst()) : -1, Decision.UNATTRIBUTED, 1);
            if (isOfRule) {
                // before those of later rules
                Row unattributed = rows.removeLast();
                int place = rows.size();
                while (place > 0 && rows.get(place - 1).conversion() == conversion && rows.get(place - 1).rule() > unattributed.rule()) {
                    place--;
                }
                rows.add(place, unattributed);
            }
        }
    }

    private void addRow(int conversion, int rule, Decision decision, double credit)
    {
        rows.add(new Row(conversion, -1, rule, -1, decision, 0, 0, 0, credit));
    }

    private boolean isFor(Rule rule, int conversion)
    {
        BigInteger time = time(customer.conversions().get(conversion));
        return customer.meetsRule(rule.condition(), conversion) &&
                rule.validFrom().stream().allMatch(from -> time(from).compareTo(time) <= 0) &&
                rule.validUntil().stream().allMatch(until -> time.compareTo(time(until)) < 0);
    }

    private boolean isCounted(Rule rule, int conversion)
    {
        List<Integer> before = counted.getOrDefault(rule, List.of());
        return switch (rule.frequency().kind()) {
            case EVERY -> true;
            case FIRST -> before.isEmpty();
            case INTERVAL -> before.isEmpty() ||
                    time(customer.conversions().get(before.getLast()))
                            .add(BigInteger.valueOf(rule.frequency().millis().orElseThrow()).multiply(BigInteger.TEN.pow(9)))
                            .compareTo(time(customer.conversions().get(conversion))) <= 0;
        };
    }

    /**
     * Adds the rows of a rule and tells whether it credits anything.
     */
    private boolean credit(Rule rule, int conversion)
    {
        List<Verdict> verdicts = IntStream.range(0, customer.touches().size())
                .mapToObj(touch -> judge(rule, touch, conversion))
                .toList();
        TouchKind kind = verdicts.stream().anyMatch(verdict -> qualifies(verdict, TouchKind.REGULAR)) ? TouchKind.REGULAR : TouchKind.OPTIONAL;
        int precedence = verdicts.stream()
                .filter(verdict -> qualifies(verdict, kind))
                .mapToInt(verdict -> verdict.touchClass().orElseThrow().touchClass().precedence())
                .min()
                .orElse(-1);
        List<Integer> journey = IntStream.range(0, verdicts.size())
                .filter(touch -> qualifies(verdicts.get(touch), kind) && verdicts.get(touch).touchClass().orElseThrow().touchClass().precedence() == precedence)
                .boxed()
                .toList();
        List<Double> weights = journey.stream().map(touch -> verdicts.get(touch).touchClass().orElseThrow().touchClass().weight()).toList();
        List<Fraction> shares = SlowReference.shares(RuleModel.parse(rule.model()).model(), events(rule, journey, conversion)).stream()
                .map(share -> Fraction.of(share.toDouble()))
                .toList();
        boolean isShared = !rule.model().equals("participation");
        Fraction sum = Fraction.ZERO;
        for (int position = 0; position < journey.size(); position++) {
            sum = sum.add(shares.get(position).multiply(Fraction.of(weights.get(position))));
        }
        for (int touch = 0; touch < verdicts.size(); touch++) {
            int position = journey.indexOf(touch);
            int touchClass = verdicts.get(touch).touchClass().map(NumberedClass::number).orElse(-1);
            if (position >= 0) {
                Fraction rawWeight = isShared ? shares.get(position).multiply(Fraction.of(weights.get(position))) : Fraction.ONE;
                double credit = isShared ? rawWeight.divide(sum).toDouble() : 1;
                if (explain || credit > 0) {
                    Decision decision = credit > 0 ? Decision.CREDITED : Decision.NO_SHARE;
                    rows.add(new Row(conversion, touch, rules.indexOf(rule), touchClass, decision, position + 1, journey.size(), rawWeight.toDouble(), credit));
                }
            }
            else if (explain) {
                Decision reason = verdicts.get(touch).reason().orElse(Decision.LOWER_PRECEDENCE);
                rows.add(new Row(conversion, touch, rules.indexOf(rule), touchClass, reason, 0, 0, 0, 0));
            }
        }
        return !journey.isEmpty();
    }

    private Verdict judge(Rule rule, int touch, int conversion)
    {
        BigInteger age = time(customer.conversions().get(conversion)).subtract(time(customer.touches().get(touch)));
        if (age.signum() < 0) {
            return new Verdict(Optional.of(Decision.AFTER_CONVERSION), Optional.empty());
        }
        if (customer.touches().get(touch).duplicate()) {
            return new Verdict(Optional.of(Decision.DUPLICATE_TOUCH), Optional.empty());
        }
        List<NumberedClass> met = classes(rule).stream()
                .filter(numbered -> customer.meets(numbered.touchClass().condition(), touch, conversion))
                .toList();
        if (met.isEmpty()) {
            return new Verdict(Optional.of(Decision.CONDITION), Optional.empty());
        }
        List<NumberedClass> inTime = met.stream()
                .filter(numbered -> {
                    Lookback lookback = numbered.touchClass().lookback().orElse(numbered.isOfKind(TouchKind.EXCLUDED) ? Lookback.unlimited() : rule.lookback());
                    return lookback.isUnlimited() || age.compareTo(BigInteger.valueOf(lookback.micros()).multiply(BigInteger.TEN.pow(6))) <= 0;
                })
                .toList();
        Optional<NumberedClass> excluded = inTime.stream().filter(numbered -> numbered.isOfKind(TouchKind.EXCLUDED)).findFirst();
        if (inTime.isEmpty()) {
            return new Verdict(Optional.of(Decision.OUTSIDE_LOOKBACK), creditable(met).or(() -> met.stream().findFirst()));
        }
        if (excluded.isPresent()) {
            return new Verdict(Optional.of(Decision.EXCLUDED), excluded);
        }
        return new Verdict(isOwned(rule, touch) ? Optional.of(Decision.OWNED_BY_OTHER_CONVERSION) : Optional.empty(), creditable(inTime));
    }

    private boolean isOwned(Rule rule, int touch)
    {
        List<Integer> before = counted.getOrDefault(rule, List.of());
        return !before.isEmpty() && switch (rule.ownership()) {
            case SHARED -> false;
            case SINCE_PREVIOUS -> time(customer.touches().get(touch)).compareTo(time(customer.conversions().get(before.getLast()))) <= 0;
            case FIRST_ONLY -> true;
        };
    }

    private List<NumberedClass> classes(Rule rule)
    {
        int number = 0;
        for (Rule other : rules) {
            List<TouchClass> classes = new ArrayList<>(other.classes().stream()
                    .sorted(comparing(TouchClass::precedence).thenComparing(TouchClass::name))
                    .toList());
            if (classes.stream().allMatch(touchClass -> touchClass.kind() == TouchKind.EXCLUDED)) {
                classes.add(new TouchClass("implicit", TouchKind.REGULAR, Optional.empty(), Optional.empty(), 1, 1));
            }
            if (other.equals(rule)) {
                int first = number;
                return IntStream.range(0, classes.size())
                        .mapToObj(index -> new NumberedClass(first + index, classes.get(index)))
                        .toList();
            }
            number += classes.size();
        }
        throw new IllegalArgumentException("Unknown rule " + rule.name());
    }

    /**
     * The journey as the models of the reference read it.
     */
    private List<Event> events(Rule rule, List<Integer> journey, int conversion)
    {
        List<String> roles = RuleModel.parse(rule.model()).roles();
        List<Event> events = new ArrayList<>();
        for (int touch : journey) {
            Set<Integer> marks = rule.milestones().stream()
                    .filter(milestone -> customer.meets(Optional.of(milestone.condition()), touch, conversion))
                    .map(milestone -> roles.indexOf(milestone.role()))
                    .collect(toSet());
            Tagged tagged = customer.touches().get(touch);
            events.add(new Event(tagged.micros(), tagged.picos(), Double.NaN, marks, 1));
        }
        return events;
    }

    private static Optional<NumberedClass> creditable(List<NumberedClass> classes)
    {
        return classes.stream().filter(numbered -> !numbered.isOfKind(TouchKind.EXCLUDED)).findFirst();
    }

    private static boolean qualifies(Verdict verdict, TouchKind kind)
    {
        return verdict.reason().isEmpty() && verdict.touchClass().orElseThrow().isOfKind(kind);
    }

    private static BigInteger time(Tagged event)
    {
        return BigInteger.valueOf(event.micros()).multiply(BigInteger.TEN.pow(6)).add(BigInteger.valueOf(event.picos()));
    }

    private static BigInteger time(Instant instant)
    {
        return BigInteger.valueOf(instant.getEpochSecond()).multiply(BigInteger.TEN.pow(12)).add(BigInteger.valueOf(instant.getNano() * 1000L));
    }
}
