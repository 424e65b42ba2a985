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
package io.tributary.attribution.funnel;

import io.tributary.attribution.funnel.SequencePattern.Gap;
import io.tributary.attribution.funnel.SequencePattern.Item;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.tributary.attribution.funnel.SequencePattern.ANY_EVENT;
import static io.tributary.attribution.funnel.SequencePattern.MAX_ITEMS;

/**
 * Reads a pattern such as {@code (?1)(?t<=1h)(?2).*(?3)}.
 */
public final class SequencePatternParser
{
    private static final Pattern CONDITION = Pattern.compile("\\(\\?(\\d{1,9})\\)");
    private static final Pattern BOUND = Pattern.compile("\\(\\?t(<=|<|>=|>|==|=)(\\d{1,18})(ms|s|m|h|d|)\\)");
    private static final String SYNTAX = "a pattern consists of (?1) for an event that meets condition 1, . for any event, .* for any number of events, " +
            "and time bounds such as (?t<=1h) with the units ms, s, m, h and d";

    private final String text;
    private final int conditions;
    private final List<Item> items = new ArrayList<>();
    // what was read since the last item
    private Gap gap = Gap.ADJACENT;
    private int position;

    private SequencePatternParser(String text, int conditions)
    {
        this.text = text;
        this.conditions = conditions;
    }

    /**
     * @param conditions how many conditions the events have
     * @throws IllegalArgumentException if the pattern is malformed or names a condition that is not there
     */
    public static SequencePattern parse(String text, int conditions)
    {
        Conditions.checkCount(conditions);
        return new SequencePatternParser(text, conditions).parse();
    }

    private SequencePattern parse()
    {
        while (position < text.length()) {
            if (!readAnything() && !readCondition() && !readBound()) {
                throw new IllegalArgumentException("The pattern '%s' cannot be read from character %s on: %s".formatted(text, position + 1, SYNTAX));
            }
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("The pattern '%s' holds no event: %s".formatted(text, SYNTAX));
        }
        if (gap.isBounded()) {
            throw new IllegalArgumentException("The pattern '%s' ends with a time bound, which must lie between two events: remove the bound, or add an event".formatted(text));
        }
        return new SequencePattern(text, items);
    }

    private boolean readAnything()
    {
        if (text.startsWith(".*", position)) {
            position += 2;
            if (gap.adjacent()) {
                gap = Gap.ANY;
            }
            return true;
        }
        if (text.startsWith(".", position)) {
            position++;
            addItem(ANY_EVENT);
            return true;
        }
        return false;
    }

    private boolean readCondition()
    {
        Matcher matcher = CONDITION.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        int number = Integer.parseInt(matcher.group(1));
        if (number < 1 || number > conditions) {
            throw new IllegalArgumentException("The pattern '%s' names condition %s, but there are conditions 1 to %s only: name one of these, or add a condition to the array".formatted(text, number, conditions));
        }
        position = matcher.end();
        addItem(number - 1);
        return true;
    }

    private boolean readBound()
    {
        Matcher matcher = BOUND.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        if (items.isEmpty()) {
            throw new IllegalArgumentException("The pattern '%s' has a time bound before the first event, but a bound must lie between two events: remove the bound, or add an event".formatted(text));
        }
        long micros;
        try {
            micros = Math.multiplyExact(Long.parseLong(matcher.group(2)), microsPerUnit(matcher.group(3)));
        }
        catch (ArithmeticException _) {
            throw new IllegalArgumentException("The pattern '%s' has the time bound %s, which is longer than time can be told: give a shorter one".formatted(text, matcher.group()));
        }
        position = matcher.end();
        gap = switch (matcher.group(1)) {
            case "<" -> atMost(gap, micros, true);
            case "<=" -> atMost(gap, micros, false);
            case ">" -> atLeast(gap, micros, true);
            case ">=" -> atLeast(gap, micros, false);
            default -> atMost(atLeast(gap, micros, false), micros, false);
        };
        if (gap.least() > gap.most() || (gap.least() == gap.most() && (gap.exceedsLeast() || gap.fallsShortOfMost()))) {
            throw new IllegalArgumentException("The pattern '%s' has time bounds before character %s that no two events can keep: widen one of them".formatted(text, position + 1));
        }
        return true;
    }

    private void addItem(int condition)
    {
        if (items.size() == MAX_ITEMS) {
            throw new IllegalArgumentException("The pattern '%s' holds more than %s events: shorten it".formatted(text, MAX_ITEMS));
        }
        items.add(new Item(condition, gap));
        gap = Gap.ADJACENT;
    }

    private static Gap atLeast(Gap gap, long micros, boolean exceeds)
    {
        if (micros < gap.least() || (micros == gap.least() && !exceeds)) {
            return new Gap(false, gap.least(), gap.exceedsLeast(), gap.most(), gap.fallsShortOfMost());
        }
        return new Gap(false, micros, exceeds, gap.most(), gap.fallsShortOfMost());
    }

    private static Gap atMost(Gap gap, long micros, boolean fallsShort)
    {
        if (micros > gap.most() || (micros == gap.most() && !fallsShort)) {
            return new Gap(false, gap.least(), gap.exceedsLeast(), gap.most(), gap.fallsShortOfMost());
        }
        return new Gap(false, gap.least(), gap.exceedsLeast(), micros, fallsShort);
    }

    private static long microsPerUnit(String unit)
    {
        return switch (unit) {
            case "ms" -> 1_000;
            case "m" -> 60_000_000;
            case "h" -> 3_600_000_000L;
            case "d" -> 86_400_000_000L;
            default -> 1_000_000;
        };
    }
}
