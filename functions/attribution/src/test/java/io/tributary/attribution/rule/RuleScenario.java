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
import io.tributary.attribution.rule.RuleCustomer.Tagged;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Random rule sets and customers whose instants, tags and conditions are so few that everything meets everything.
 */
final class RuleScenario
{
    static final List<String> MODELS = List.of(
            "first_touch",
            "last_touch",
            "linear",
            "u_shaped",
            "j_shaped",
            "inverse_j_shaped",
            "participation",
            "last_non_direct",
            "w_shaped",
            "full_path",
            "position_based(0.3, 0.3)",
            "position_based(0, 0.5)",
            "time_decay",
            "time_decay(3ms)",
            "custom(1, 2, 4)",
            "custom(2, 0)",
            "custom(0, 3, 0)");

    private static final List<Double> WEIGHTS = List.of(1.0, 1.0, 2.0, 0.3, 1e300, 1e-300, Double.MIN_NORMAL, Double.MAX_VALUE);
    private static final List<String> CONVERSION_TAGS = List.of("x", "y");
    private static final List<String> TOUCH_TAGS = List.of("a", "b", "c");
    private static final List<String> TOUCH_CONDITIONS = List.of("a", "b", "c", "a/x", "b/y", "c/?", "*/?", "*/x", "*");
    private static final int MICROS_PER_MILLISECOND = 1000;

    private final Random random;

    private RuleScenario(Random random)
    {
        this.random = random;
    }

    static RuleSet ruleSet(Random random)
    {
        return new RuleScenario(random).ruleSet();
    }

    static RuleCustomer customer(Random random)
    {
        return new RuleScenario(random).customer();
    }

    private RuleSet ruleSet()
    {
        Strategy strategy = anyOf(List.of(Strategy.values()));
        List<Rule> rules = new ArrayList<>();
        int count = random.nextInt(5);
        for (int index = 0; index < count; index++) {
            // in a set where the first rule takes all, no two may come first
            int priority = strategy == Strategy.FIRST_MATCH ? count - index : random.nextInt(2);
            rules.add(rule("rule " + index, priority));
        }
        return new RuleSet("random", 1, strategy, rules);
    }

    private Rule rule(String name, int priority)
    {
        int from = random.nextInt(15);
        RuleModel model = RuleModel.parse(anyOf(MODELS));
        List<TouchClass> classes = new ArrayList<>();
        int count = random.nextInt(5);
        for (int index = 0; index < count; index++) {
            classes.add(new TouchClass(
                    "class " + (count - index),
                    anyOf(List.of(TouchKind.REGULAR, TouchKind.REGULAR, TouchKind.OPTIONAL, TouchKind.EXCLUDED)),
                    sometimes(4, Optional.of(anyOf(TOUCH_CONDITIONS))),
                    sometimes(1, Optional.of(lookback())),
                    1 + random.nextInt(3),
                    model.model().isShared() ? anyOf(WEIGHTS) : 2));
        }
        return new Rule(
                name,
                1,
                priority,
                random.nextInt(8) > 0,
                sometimes(1, Optional.of(instant(from))),
                sometimes(1, Optional.of(instant(from + 1 + random.nextInt(15)))),
                sometimes(2, Optional.of(anyOf(CONVERSION_TAGS))),
                model.text(),
                lookback(),
                anyOf(List.of(Ownership.values())),
                frequency(),
                true,
                classes,
                model.roles().stream()
                        .filter(_ -> random.nextInt(4) > 0)
                        .map(role -> new Milestone(role, anyOf(TOUCH_CONDITIONS)))
                        .toList());
    }

    private RuleCustomer customer()
    {
        RuleCustomer customer = new RuleCustomer();
        events(TOUCH_TAGS, random.nextInt(10)).forEach(customer::touch);
        events(CONVERSION_TAGS, random.nextInt(7)).forEach(customer::conversion);
        return customer;
    }

    private List<Tagged> events(List<String> tags, int count)
    {
        List<Tagged> events = new ArrayList<>();
        for (int event = 0; event < count; event++) {
            Set<String> chosen = new HashSet<>(tags);
            chosen.removeIf(_ -> random.nextBoolean());
            long micros = random.nextInt(20) * (long) MICROS_PER_MILLISECOND;
            events.add(new Tagged(micros, anyOf(List.of(0, 0, 0, 1, 999_999)), random.nextInt(8) == 0, chosen));
        }
        events.sort(Comparator.comparingLong(Tagged::micros).thenComparingInt(Tagged::picos));
        return events;
    }

    private Frequency frequency()
    {
        return switch (random.nextInt(4)) {
            case 0 -> new Frequency(Frequency.Kind.FIRST, Optional.empty());
            case 1 -> new Frequency(Frequency.Kind.INTERVAL, Optional.of(1 + random.nextLong(10)));
            default -> Frequency.every();
        };
    }

    private Lookback lookback()
    {
        return anyOf(List.of(Lookback.unlimited(), Lookback.unlimited(), new Lookback(1), Lookback.ofMillis(3), Lookback.ofMillis(10)));
    }

    private static Instant instant(long millis)
    {
        return Instant.EPOCH.plusMillis(millis);
    }

    /**
     * The value so many times as it is left out.
     */
    private <T> Optional<T> sometimes(int times, Optional<T> value)
    {
        return random.nextInt(times + 1) == 0 ? Optional.empty() : value;
    }

    private <T> T anyOf(List<T> values)
    {
        return values.get(random.nextInt(values.size()));
    }
}
