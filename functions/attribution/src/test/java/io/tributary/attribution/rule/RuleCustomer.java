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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A customer in a test, whose touches and conversions have tags. The condition of a rule is the tag that the conversion must have. That of a class is the tag that the touch must have, or, as in {@code "mail/shop"}, the tags
 * of touch and conversion; {@code "mail/?"} is something that reads both, and {@code "*"} and no condition at all are met by every touch.
 */
final class RuleCustomer
{
    /**
     * A row of the result.
     */
    record Row(int conversion, int touch, int rule, int touchCondition, Decision decision, int position, int touches, double rawWeight, double credit) {}

    record Tagged(long micros, int picos, boolean duplicate, Set<String> tags) {}

    private static final String EVERY = "*";

    private final List<Tagged> touches = new ArrayList<>();
    private final List<Tagged> conversions = new ArrayList<>();

    RuleCustomer touch(long micros, String... tags)
    {
        return touch(new Tagged(micros, 0, false, Set.of(tags)));
    }

    RuleCustomer touch(Tagged touch)
    {
        touches.add(touch);
        return this;
    }

    RuleCustomer conversion(long micros, String... tags)
    {
        return conversion(new Tagged(micros, 0, false, Set.of(tags)));
    }

    RuleCustomer conversion(Tagged conversion)
    {
        conversions.add(conversion);
        return this;
    }

    List<Tagged> touches()
    {
        return touches;
    }

    List<Tagged> conversions()
    {
        return conversions;
    }

    List<Row> decide(RuleSet ruleSet)
    {
        return decide(ruleSet, false);
    }

    List<Row> explain(RuleSet ruleSet)
    {
        return decide(ruleSet, true);
    }

    List<Row> decide(RuleSet ruleSet, boolean explain)
    {
        RulePlan plan = RulePlan.of(ruleSet);
        return decide(plan, new RuleAttribution(plan, explain), new RuleEvents());
    }

    List<Row> decide(RulePlan plan, RuleAttribution attribution, RuleEvents events)
    {
        events.clear();
        touches.forEach(touch -> events.addTouch(touch.micros(), touch.picos(), touch.duplicate()));
        conversions.forEach(conversion -> events.addConversion(conversion.micros(), conversion.picos(), conversion.duplicate()));
        List<Row> rows = new ArrayList<>();
        attribution.begin(events, conditions(plan));
        for (int conversion = 0; conversion < conversions.size(); conversion++) {
            attribution.decide(conversion, (number, touch, rule, touchCondition, decision, position, count, rawWeight, credit) ->
                    rows.add(new Row(number, touch, rule, touchCondition, decision, position, count, rawWeight, credit)));
        }
        return rows;
    }

    /**
     * Whether the touch, for the conversion, meets the text of a condition.
     */
    boolean meets(Optional<String> condition, int touch, int conversion)
    {
        return meetsAlone(condition, touch) && meetsTogether(condition, touch, conversion);
    }

    boolean meetsRule(Optional<String> condition, int conversion)
    {
        return condition.isEmpty() || conversions.get(conversion).tags().contains(condition.orElseThrow());
    }

    private RuleConditions conditions(RulePlan plan)
    {
        return new RuleConditions()
        {
            @Override
            public void rules(int conversion, IntPredicate asked, IntPredicate target)
            {
                for (int rule = 0; rule < plan.rules().size(); rule++) {
                    if (asked.test(rule) && meetsRule(plan.rules().get(rule).condition(), conversion) && !target.test(rule)) {
                        return;
                    }
                }
            }

            @Override
            public int touchPart(int touchCondition)
            {
                String tag = tagOfTouch(plan.touchConditions().get(touchCondition).text());
                if (tag.equals(EVERY)) {
                    return EVERY_TOUCH;
                }
                int part = 0;
                while (!tagOfTouch(plan.touchConditions().get(part).text()).equals(tag)) {
                    part++;
                }
                return part;
            }

            @Override
            public void touchParts(int touch, IntUnaryOperator askedFor, IntConsumer target)
            {
                for (int part = 0; part < plan.touchConditions().size(); part++) {
                    int condition = askedFor.applyAsInt(part);
                    if (condition >= 0) {
                        assertThat(touchPart(condition)).isEqualTo(part);
                        if (meetsAlone(plan.touchConditions().get(condition).text(), touch)) {
                            target.accept(part);
                        }
                    }
                }
            }

            @Override
            public boolean holds(int touchCondition, int touch, int conversion)
            {
                return meetsTogether(plan.touchConditions().get(touchCondition).text(), touch, conversion);
            }

            @Override
            public boolean readsConversion(int touchCondition)
            {
                return plan.touchConditions().get(touchCondition).text().orElse("").contains("/");
            }
        };
    }

    private boolean meetsAlone(Optional<String> condition, int touch)
    {
        String tag = tagOfTouch(condition);
        return tag.equals(EVERY) || touches.get(touch).tags().contains(tag);
    }

    private static String tagOfTouch(Optional<String> condition)
    {
        return condition.orElse(EVERY).split("/", -1)[0];
    }

    private boolean meetsTogether(Optional<String> condition, int touch, int conversion)
    {
        String[] tags = condition.orElse(EVERY).split("/", -1);
        if (tags.length == 1) {
            return true;
        }
        return tags[1].equals("?") ? (5 * touch + 3 * conversion + tags[0].length()) % 4 != 0 : conversions.get(conversion).tags().contains(tags[1]);
    }
}
