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
package io.tributary.functions.window;

import com.google.common.collect.ImmutableList;
import io.tributary.attribution.model.Custom;
import io.tributary.attribution.model.FirstTouch;
import io.tributary.attribution.model.LastNonDirect;
import io.tributary.attribution.model.LastTouch;
import io.tributary.attribution.model.Linear;
import io.tributary.attribution.model.MilestoneBased;
import io.tributary.attribution.model.Participation;
import io.tributary.attribution.model.PositionBased;
import io.tributary.attribution.model.TimeDecay;
import io.tributary.attribution.model.Weighted;
import io.tributary.functions.window.ModelArgument.Mark;
import io.tributary.functions.window.ModelArgument.Parameter;
import io.tributary.functions.window.ModelArgument.Weight;

import java.util.List;

import static com.google.common.collect.MoreCollectors.onlyElement;
import static io.tributary.functions.window.AttributionFunction.fixed;
import static io.tributary.functions.window.AttributionFunction.parametric;
import static io.tributary.functions.window.ConstantType.INTERVAL;
import static io.tributary.functions.window.ConstantType.NUMBER;
import static io.tributary.functions.window.ConstantType.NUMBERS;

/**
 * The models that have a window function: a new model is one entry here.
 */
public final class AttributionFunctions
{
    public static final List<AttributionFunction> ATTRIBUTION_FUNCTIONS = ImmutableList.of(
            parametric(
                    "attribute_custom",
                    "Credit by a list of weights that is read backwards: the last weight is for the last touch",
                    constants -> new Custom(numbers(constants.getFirst())),
                    new Parameter("weights", NUMBERS, "ARRAY[1.0, 2.0, 4.0]")),
            fixed("attribute_first_touch", "All credit to the first touch", new FirstTouch()),
            fixed("attribute_full_path",
                    "22.5 percent of the credit each to the first touch, the lead, the opportunity and the last touch, 10 percent to the others",
                    MilestoneBased.FULL_PATH,
                    new Mark("lead"),
                    new Mark("opportunity")),
            fixed("attribute_inverse_j_shaped", "60 percent of the credit to the first touch, 20 to the last, 20 to those between", PositionBased.INVERSE_J_SHAPED),
            fixed("attribute_j_shaped", "20 percent of the credit to the first touch, 60 to the last, 20 to those between", PositionBased.J_SHAPED),
            fixed("attribute_last_non_direct",
                    "All credit to the last touch that is not direct traffic, or to the last touch if all are",
                    new LastNonDirect(),
                    new Mark("is_direct")),
            fixed("attribute_last_touch", "All credit to the last touch", new LastTouch()),
            fixed("attribute_linear", "Equal credit to every touch", new Linear()),
            fixed("attribute_participation", "Full credit to every touch, so that credits add up to more than the conversions", new Participation()),
            parametric(
                    "attribute_position_based",
                    "Given shares of the credit to the first and the last touch, the rest to those between",
                    constants -> PositionBased.of((double) constants.get(0), (double) constants.get(1)),
                    new Parameter("first", NUMBER, "0.4"),
                    new Parameter("last", NUMBER, "0.4")),
            parametric(
                    "attribute_time_decay",
                    "Credit that halves with every half-life between touch and conversion, 7 days if not given",
                    constants -> new TimeDecay((long) constants.getFirst()),
                    new Parameter("half_life", INTERVAL, "INTERVAL '7' DAY")).orWithoutArguments(TimeDecay.WEEKLY),
            fixed("attribute_u_shaped", "40 percent of the credit to the first touch, 40 to the last, 20 to those between", PositionBased.U_SHAPED),
            fixed("attribute_w_shaped",
                    "30 percent of the credit each to the first touch, the milestone and the last touch, 10 percent to the others",
                    MilestoneBased.W_SHAPED,
                    new Mark("milestone")),
            fixed("attribute_weighted",
                    "Credit in proportion to a weight on each touch",
                    new Weighted(),
                    new Weight("weight")));

    private AttributionFunctions() {}

    static AttributionFunction attributionFunction(String name)
    {
        return ATTRIBUTION_FUNCTIONS.stream()
                .filter(function -> function.name().equals(name))
                .collect(onlyElement());
    }

    @SuppressWarnings("unchecked")
    private static List<Double> numbers(Object value)
    {
        return (List<Double>) value;
    }
}
