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
package io.tributary.functions.aggregate;

import com.google.common.collect.ImmutableList;
import io.tributary.attribution.journey.ValueKind;
import io.tributary.functions.aggregate.AggregationClass.Argument;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.base.CaseFormat.LOWER_UNDERSCORE;
import static com.google.common.base.CaseFormat.UPPER_CAMEL;
import static com.google.common.base.CaseFormat.UPPER_UNDERSCORE;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

/**
 * All aggregates over journeys, as the classes that the engine loads.
 */
public final class AggregateFunctions
{
    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final List<Argument> REQUIRED = List.of(Argument.CHANNEL, Argument.EVENT_TIME, Argument.CONVERSION);
    private static final List<Argument> OPTIONAL = List.of(Argument.LOOKBACK, Argument.OWNERSHIP);

    private static final Set<Class<?>> CLASSES = Stream.of(ValueKind.values())
            .flatMap(AggregateFunctions::descriptions)
            .map(description -> description.define(LOOKUP))
            .collect(toImmutableSet());

    private AggregateFunctions() {}

    public static Set<Class<?>> aggregateFunctions()
    {
        return CLASSES;
    }

    private static Stream<AggregationClass> descriptions(ValueKind valueKind)
    {
        String valueType = switch (valueKind) {
            case COUNT, DOUBLE -> "double";
            case DECIMAL -> "decimal(38,s)";
        };
        ImmutableList.Builder<AggregationClass> classes = ImmutableList.builder();
        for (int optional = 0; optional <= OPTIONAL.size(); optional++) {
            List<Argument> arguments = ImmutableList.<Argument>builder()
                    .addAll(REQUIRED)
                    .addAll(OPTIONAL.subList(0, optional))
                    .build();
            classes.add(description(
                    AttributionAggregation.class,
                    AttributionAggregation.NAME,
                    AttributionAggregation.DESCRIPTION,
                    valueKind,
                    ImmutableList.<Argument>builder().add(Argument.MODELS).addAll(arguments).build(),
                    "array(row(model varchar,channel varchar,touches bigint,conversions double,value %s))".formatted(valueType)));
            classes.add(description(
                    JourneyAggregation.class,
                    JourneyAggregation.NAME,
                    JourneyAggregation.DESCRIPTION,
                    valueKind,
                    arguments,
                    "array(row(path array(varchar),touch_times array(E),converted boolean,conversion_time E,value %s))".formatted(valueType)));
        }
        return classes.build().stream();
    }

    private static AggregationClass description(Class<?> function, String name, String description, ValueKind valueKind, List<Argument> arguments, String returnType)
    {
        String className = "%sOf%sWith%s".formatted(
                LOWER_UNDERSCORE.to(UPPER_CAMEL, name),
                UPPER_UNDERSCORE.to(UPPER_CAMEL, valueKind.name()),
                arguments.containsAll(EnumSet.of(Argument.LOOKBACK, Argument.OWNERSHIP)) ? "Ownership" : arguments.contains(Argument.LOOKBACK) ? "Lookback" : "Events");
        return new AggregationClass(className, function, name, description, valueKind, arguments, returnType);
    }
}
