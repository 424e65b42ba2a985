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

import io.tributary.attribution.model.ParameterScanner.Parameter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.lang.Double.parseDouble;

/**
 * Reads a model from text: its name, and its parameters in parentheses where it has any, such as {@code time_decay(3d)},
 * {@code position_based(0.3, 0.3)}, {@code w_shaped(lead_form)} or {@code weighted(email = 2, "paid, search" = 1)}.
 * A channel that has a comma, a parenthesis, an equals sign or spaces around it stands in double quotes, a double quote in it is written twice.
 */
public final class ModelText
{
    private static final Pattern DURATION = Pattern.compile("([0-9]+)\\s*(ms|s|m|h|d|w)");
    private static final int LONGEST_SHOWN = 100;

    private static final Map<String, Long> MILLIS_OF_UNIT = Map.of(
            "ms", 1L,
            "s", 1000L,
            "m", 60_000L,
            "h", 3_600_000L,
            "d", 86_400_000L,
            "w", 7 * 86_400_000L);

    private static final Map<String, BiFunction<String, List<Parameter>, ChannelModel>> MODELS = new TreeMap<>();

    static {
        fixed("first_touch", new FirstTouch());
        fixed("last_touch", new LastTouch());
        fixed("linear", new Linear());
        fixed("u_shaped", PositionBased.U_SHAPED);
        fixed("j_shaped", PositionBased.J_SHAPED);
        fixed("inverse_j_shaped", PositionBased.INVERSE_J_SHAPED);
        fixed("participation", new Participation());
        MODELS.put("last_non_direct", (text, parameters) -> {
            Set<String> direct = parameters.isEmpty() ? Set.of("direct", "Direct") : Set.copyOf(channels(text, parameters, parameters.size(), "last_non_direct(direct)"));
            return ChannelModel.marked(text, new LastNonDirect(), List.of(direct));
        });
        MODELS.put("position_based", (text, parameters) -> {
            List<Double> shares = numbers(text, parameters, "position_based(0.3, 0.3)");
            check(shares.size() == 2, text, "needs the shares of the first and the last touch", "position_based(0.3, 0.3)");
            return ChannelModel.of(text, PositionBased.of(shares.getFirst(), shares.getLast()));
        });
        MODELS.put("w_shaped", (text, parameters) -> {
            List<String> milestone = channels(text, parameters, 1, "w_shaped(lead)");
            return ChannelModel.marked(text, MilestoneBased.W_SHAPED, List.of(Set.copyOf(milestone)));
        });
        MODELS.put("full_path", (text, parameters) -> {
            List<String> milestones = channels(text, parameters, 2, "full_path(lead, opportunity)");
            return ChannelModel.marked(text, MilestoneBased.FULL_PATH, List.of(Set.of(milestones.getFirst()), Set.of(milestones.getLast())));
        });
        MODELS.put("time_decay", (text, parameters) -> {
            if (parameters.isEmpty()) {
                return ChannelModel.of(text, TimeDecay.WEEKLY);
            }
            check(parameters.size() == 1, text, "needs one half-life, or none for 7 days", "time_decay(3d)");
            long halfLife = millis(text, parameters.getFirst().text());
            check(halfLife > 0, text, "needs a half-life longer than zero", "time_decay(3d)");
            return ChannelModel.of(text, new TimeDecay(halfLife));
        });
        MODELS.put("custom", (text, parameters) -> {
            String example = "custom(1, 2, 4)";
            List<Double> weights = numbers(text, parameters, example);
            check(weights.size() <= Custom.MAX_WEIGHTS, text, "has more than %s weights".formatted(Custom.MAX_WEIGHTS), example);
            check(weights.stream().allMatch(weight -> weight >= 0), text, "needs weights of at least 0", example);
            check(weights.stream().anyMatch(weight -> weight > 0), text, "needs a weight of more than 0", example);
            return ChannelModel.of(text, new Custom(weights));
        });
        MODELS.put("weighted", (text, parameters) -> {
            String example = "weighted(email = 2, search = 1)";
            check(!parameters.isEmpty(), text, "needs the weights of channels", example);
            Map<String, Double> weights = new HashMap<>();
            for (Parameter parameter : parameters) {
                check(parameter.number().isPresent(), text, "needs a number for each channel", example);
                double weight = number(text, parameter.number().orElseThrow(), example);
                check(weight >= 0, text, "needs weights of at least 0", example);
                check(weights.put(parameter.text(), weight) == null, text, "has channel '%s' twice".formatted(shown(parameter.text())), example);
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
        String call = text.strip();
        int parenthesis = call.indexOf('(');
        String name = parenthesis < 0 ? call : call.substring(0, parenthesis).stripTrailing();
        if (!MODELS.containsKey(name)) {
            throw unknownModel(text, MODELS.keySet());
        }
        Optional<List<Parameter>> parameters = Optional.of(List.of());
        if (parenthesis >= 0) {
            parameters = call.endsWith(")") ? ParameterScanner.scan(call.substring(parenthesis + 1, call.length() - 1)) : Optional.empty();
        }
        check(parameters.isPresent(), call, "has parameters that cannot be read", "time_decay(3d) or w_shaped(\"a channel, with a comma\")");
        return MODELS.get(name).apply(call, parameters.orElseThrow());
    }

    /**
     * The names of all models, in alphabetical order.
     */
    public static List<String> names()
    {
        return List.copyOf(MODELS.keySet());
    }

    /**
     * The refusal of a model that is none of those there are.
     *
     * @param names what there is, in alphabetical order
     */
    public static IllegalArgumentException unknownModel(String text, Collection<String> names)
    {
        return new IllegalArgumentException("Unknown model '%s': use one of %s, with parameters as in 'time_decay(3d)'".formatted(shown(text), String.join(", ", names)));
    }

    private static void fixed(String name, AttributionModel model)
    {
        MODELS.put(name, (text, parameters) -> {
            check(parameters.isEmpty(), text, "takes no parameters", name);
            return ChannelModel.of(text, model);
        });
    }

    private static List<String> channels(String text, List<Parameter> parameters, int count, String example)
    {
        check(parameters.size() == count && parameters.stream().allMatch(parameter -> parameter.number().isEmpty()), text, "needs %s channel names".formatted(count), example);
        return parameters.stream().map(Parameter::text).toList();
    }

    private static List<Double> numbers(String text, List<Parameter> parameters, String example)
    {
        check(parameters.stream().allMatch(parameter -> parameter.number().isEmpty()), text, "needs numbers alone", example);
        return parameters.stream().map(parameter -> number(text, parameter.text(), example)).toList();
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
}
