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
package io.tributary.attribution.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.lang.Double.parseDouble;
import static java.util.stream.Collectors.joining;

/**
 * Reads a model from text: its name, and its parameters in parentheses where it has any, such as {@code time_decay(3d)},
 * {@code position_based(0.3, 0.3)}, {@code w_shaped(lead_form)} or {@code weighted(email = 2, "paid, search" = 1)}.
 * A channel that has a comma, a parenthesis, an equals sign or spaces around it stands in double quotes, a double quote in it is written twice.
 */
public final class ModelText
{
    private static final Pattern CALL = Pattern.compile("\\s*([a-z_]+)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);
    private static final Pattern DURATION = Pattern.compile("([0-9]+)\\s*(ms|s|m|h|d|w)");
    private static final Pattern ARGUMENT = Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([^\",()=]*[^\",()=\\s]))?\\s*(?:=\\s*([^\",()=]*[^\",()=\\s]))?\\s*(,|$)", Pattern.DOTALL);
    private static final int LONGEST_SHOWN = 100;

    private static final Map<String, Long> MILLIS_OF_UNIT = Map.of(
            "ms", 1L,
            "s", 1000L,
            "m", 60_000L,
            "h", 3_600_000L,
            "d", 86_400_000L,
            "w", 7 * 86_400_000L);

    private static final Map<String, BiFunction<String, List<Argument>, ChannelModel>> MODELS = new TreeMap<>();

    static {
        fixed("first_touch", new FirstTouch());
        fixed("last_touch", new LastTouch());
        fixed("linear", new Linear());
        fixed("u_shaped", PositionBased.U_SHAPED);
        fixed("j_shaped", PositionBased.J_SHAPED);
        fixed("inverse_j_shaped", PositionBased.INVERSE_J_SHAPED);
        fixed("participation", new Participation());
        MODELS.put("last_non_direct", (text, arguments) -> {
            Set<String> direct = arguments.isEmpty() ? Set.of("direct", "Direct") : Set.copyOf(channels(text, arguments, arguments.size(), "last_non_direct(direct)"));
            return ChannelModel.marked(text, new LastNonDirect(), List.of(direct));
        });
        MODELS.put("position_based", (text, arguments) -> {
            List<Double> shares = numbers(text, arguments, "position_based(0.3, 0.3)");
            check(shares.size() == 2, text, "needs the shares of the first and the last touch", "position_based(0.3, 0.3)");
            return ChannelModel.of(text, PositionBased.of(shares.getFirst(), shares.getLast()));
        });
        MODELS.put("w_shaped", (text, arguments) -> {
            List<String> milestone = channels(text, arguments, 1, "w_shaped(lead)");
            return ChannelModel.marked(text, MilestoneBased.W_SHAPED, List.of(Set.copyOf(milestone)));
        });
        MODELS.put("full_path", (text, arguments) -> {
            List<String> milestones = channels(text, arguments, 2, "full_path(lead, opportunity)");
            return ChannelModel.marked(text, MilestoneBased.FULL_PATH, List.of(Set.of(milestones.getFirst()), Set.of(milestones.getLast())));
        });
        MODELS.put("time_decay", (text, arguments) -> {
            if (arguments.isEmpty()) {
                return ChannelModel.of(text, TimeDecay.WEEKLY);
            }
            check(arguments.size() == 1, text, "needs one half-life, or none for 7 days", "time_decay(3d)");
            return ChannelModel.of(text, new TimeDecay(millis(text, arguments.getFirst().text())));
        });
        MODELS.put("custom", (text, arguments) -> ChannelModel.of(text, new Custom(numbers(text, arguments, "custom(1, 2, 4)"))));
        MODELS.put("weighted", (text, arguments) -> {
            String example = "weighted(email = 2, search = 1)";
            check(!arguments.isEmpty(), text, "needs the weights of channels", example);
            Map<String, Double> weights = new HashMap<>();
            for (Argument argument : arguments) {
                check(argument.number() != null, text, "needs a number for each channel", example);
                double weight = number(text, argument.number(), example);
                check(weight >= 0, text, "needs weights of at least 0", example);
                check(weights.put(argument.text(), weight) == null, text, "has channel '%s' twice".formatted(argument.text()), example);
            }
            return ChannelModel.weighted(text, weights);
        });
    }

    private ModelText() {}

    /**
     * @throws IllegalArgumentException if there is no such model, or its parameters are not as they have to be
     */
    public static ChannelModel parse(String text)
    {
        Matcher call = CALL.matcher(text);
        if (!call.matches() || !MODELS.containsKey(call.group(1))) {
            throw new IllegalArgumentException("Unknown model '%s': use one of %s, with parameters as in 'time_decay(3d)'".formatted(
                    shown(text),
                    MODELS.keySet().stream().collect(joining(", "))));
        }
        return MODELS.get(call.group(1)).apply(text.strip(), arguments(text, call.group(2)));
    }

    /**
     * The names of all models, in alphabetical order.
     */
    public static List<String> names()
    {
        return List.copyOf(MODELS.keySet());
    }

    private static void fixed(String name, AttributionModel model)
    {
        MODELS.put(name, (text, arguments) -> {
            check(arguments.isEmpty(), text, "takes no parameters", name);
            return ChannelModel.of(text, model);
        });
    }

    private static List<Argument> arguments(String text, String arguments)
    {
        List<Argument> result = new ArrayList<>();
        if (arguments == null || arguments.isBlank()) {
            return result;
        }
        Matcher matcher = ARGUMENT.matcher(arguments);
        int position = 0;
        while (true) {
            boolean found = matcher.find(position) && matcher.start() == position && (matcher.group(1) != null || matcher.group(2) != null);
            check(found, text, "has parameters that cannot be read", "time_decay(3d) or w_shaped(\"a channel, with a comma\")");
            String argument = matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replace("\"\"", "\"");
            result.add(new Argument(argument, matcher.group(3)));
            if (matcher.group(4).isEmpty()) {
                return result;
            }
            position = matcher.end();
        }
    }

    private static List<String> channels(String text, List<Argument> arguments, int count, String example)
    {
        check(arguments.size() == count && arguments.stream().allMatch(argument -> argument.number() == null), text, "needs %s channel names".formatted(count), example);
        return arguments.stream().map(Argument::text).toList();
    }

    private static List<Double> numbers(String text, List<Argument> arguments, String example)
    {
        check(arguments.stream().allMatch(argument -> argument.number() == null), text, "needs numbers alone", example);
        return arguments.stream().map(argument -> number(text, argument.text(), example)).toList();
    }

    private static double number(String text, String number, String example)
    {
        try {
            double value = parseDouble(number);
            check(Double.isFinite(value), text, "has a number that is not finite", example);
            return value;
        }
        catch (NumberFormatException _) {
            throw invalid(text, "has '%s' where a number is needed".formatted(shown(number)), example);
        }
    }

    private static long millis(String text, String duration)
    {
        Matcher matcher = DURATION.matcher(duration);
        check(matcher.matches() && matcher.group(1).length() <= 9, text, "needs a half-life as a number with its unit ms, s, m, h, d or w", "time_decay(3d)");
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), (long) MILLIS_OF_UNIT.get(matcher.group(2)));
    }

    private static void check(boolean condition, String text, String rule, String example)
    {
        if (!condition) {
            throw invalid(text, rule, example);
        }
    }

    private static IllegalArgumentException invalid(String text, String rule, String example)
    {
        return new IllegalArgumentException("The model '%s' %s: write it as in '%s'".formatted(shown(text), rule, example));
    }

    private static String shown(String text)
    {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    /**
     * @param number what stands behind the equals sign, null if there is none
     */
    private record Argument(String text, String number) {}
}
