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
import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.model.Attribution;
import io.tributary.attribution.rule.RuleCustomer.Row;
import io.tributary.attribution.rule.RuleCustomer.Tagged;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import static io.tributary.attribution.rule.RuleBuilder.firstMatch;
import static io.tributary.attribution.rule.RuleBuilder.rule;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class TestRuleProperties
{
    private static final Set<Decision> OF_A_RESULT = Set.of(Decision.CREDITED, Decision.UNATTRIBUTED, Decision.DUPLICATE_CONVERSION);

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void testRuleSetsMeanWhatTheReferenceSays(@ForAll long seed, @ForAll boolean explain)
    {
        Random random = new Random(seed);
        RuleSet ruleSet = RuleScenario.ruleSet(random);
        RuleCustomer customer = RuleScenario.customer(random);
        List<Row> rows = customer.decide(ruleSet, explain);
        List<Row> expected = RuleReference.rows(ruleSet, customer, explain);
        assertThat(rows.stream().map(TestRuleProperties::withoutNumbers)).containsExactlyElementsOf(expected.stream().map(TestRuleProperties::withoutNumbers).toList());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(rows.get(row).credit()).isCloseTo(expected.get(row).credit(), within(1e-12));
            double rawWeight = expected.get(row).rawWeight();
            assertThat(rows.get(row).rawWeight()).isCloseTo(rawWeight, within(1e-12 * rawWeight + Double.MIN_VALUE));
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void testExplainingAddsRowsAndChangesNone(@ForAll long seed)
    {
        Random random = new Random(seed);
        RuleSet ruleSet = RuleScenario.ruleSet(random);
        RuleCustomer customer = RuleScenario.customer(random);
        assertThat(customer.explain(ruleSet).stream().filter(row -> OF_A_RESULT.contains(row.decision())))
                .containsExactlyElementsOf(customer.decide(ruleSet));
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void testCreditsOfAConversionSumToOne(@ForAll long seed)
    {
        Random random = new Random(seed);
        RuleSet ruleSet = RuleScenario.ruleSet(random);
        RuleCustomer customer = RuleScenario.customer(random);
        List<Row> rows = customer.decide(ruleSet);
        RulePlan plan = RulePlan.of(ruleSet);
        for (Row row : rows) {
            if (row.decision() == Decision.CREDITED && plan.model(row.rule()).isShared()) {
                assertThat(rows.stream().filter(other -> other.conversion() == row.conversion() && other.rule() == row.rule()).mapToDouble(Row::credit).sum())
                        .isCloseTo(1, within(1e-12));
            }
        }
        if (ruleSet.strategy() == Strategy.FIRST_MATCH) {
            // nothing is lost: each conversion is credited, unattributed or a duplicate
            assertThat(rows.stream().map(Row::conversion).collect(toSet())).hasSize(customer.conversions().size());
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testCustomersAreForgotten(@ForAll long seed, @ForAll boolean explain)
    {
        Random random = new Random(seed);
        RuleSet ruleSet = RuleScenario.ruleSet(random);
        RulePlan plan = RulePlan.of(ruleSet);
        RuleAttribution attribution = new RuleAttribution(plan, explain);
        RuleEvents events = new RuleEvents();
        for (int index = 0; index < 10; index++) {
            RuleCustomer customer = RuleScenario.customer(random);
            assertThat(customer.decide(plan, attribution, events)).isEqualTo(customer.decide(ruleSet, explain));
        }
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void testOneRuleCreditsAsTheWindowFunctions(@ForAll long seed, @ForAll("models") String text, @ForAll Ownership ownership, @ForAll("lookbacks") long lookback)
    {
        RuleModel model = RuleModel.parse(text);
        RuleBuilder rule = rule("a").model(text).lookback(lookback).ownership(ownership);
        List<String> tags = List.of("a", "b");
        for (int role = 0; role < model.roles().size(); role++) {
            rule.milestone(model.roles().get(role), tags.get(role));
        }
        RuleCustomer customer = withoutDuplicates(RuleScenario.customer(new Random(seed)));

        double[] credits = new double[customer.touches().size()];
        for (Row row : customer.decide(firstMatch(rule))) {
            if (row.decision() == Decision.CREDITED) {
                credits[row.touch()] += row.credit() * value(row.conversion());
            }
        }
        Attribution attribution = new Attribution(model.model(), rule.build().lookback(), ownership);
        assertThat(credits).containsExactly(attribution.credits(Event.timeline(events(customer, tags)), new Journeys()), within(1e-12));
    }

    @Provide
    Arbitrary<String> models()
    {
        return Arbitraries.of(RuleScenario.MODELS);
    }

    @Provide
    Arbitrary<Long> lookbacks()
    {
        return Arbitraries.of(1L, 3000L, 10_000L, Long.MAX_VALUE);
    }

    private static double value(int conversion)
    {
        return 1 / (1.0 + conversion);
    }

    private static RuleCustomer withoutDuplicates(RuleCustomer customer)
    {
        RuleCustomer copy = new RuleCustomer();
        customer.touches().forEach(touch -> copy.touch(new Tagged(touch.micros(), touch.picos(), false, touch.tags())));
        customer.conversions().forEach(conversion -> copy.conversion(new Tagged(conversion.micros(), conversion.picos(), false, conversion.tags())));
        return copy;
    }

    /**
     * The customer as the window functions read it, with the first tag as mark 0.
     */
    private static List<Event> events(RuleCustomer customer, List<String> tags)
    {
        List<Event> events = new ArrayList<>();
        for (Tagged touch : customer.touches()) {
            Set<Integer> marks = touch.tags().stream().filter(tags::contains).map(tags::indexOf).collect(toSet());
            events.add(new Event(touch.micros(), touch.picos(), Double.NaN, marks, 1));
        }
        IntStream.range(0, customer.conversions().size())
                .mapToObj(conversion -> Event.conversion(customer.conversions().get(conversion).micros(), value(conversion)).plusPicos(customer.conversions().get(conversion).picos()))
                .forEach(events::add);
        events.sort(Comparator.comparingLong(Event::micros).thenComparingInt(Event::picos));
        return events;
    }

    private static Row withoutNumbers(Row row)
    {
        return new Row(row.conversion(), row.touch(), row.rule(), row.touchCondition(), row.decision(), row.position(), row.touches(), 0, 0);
    }
}
