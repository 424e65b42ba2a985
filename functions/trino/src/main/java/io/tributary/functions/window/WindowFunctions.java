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
import io.tributary.functions.EventTimeType;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.base.CaseFormat.LOWER_UNDERSCORE;
import static com.google.common.base.CaseFormat.UPPER_CAMEL;
import static com.google.common.base.CaseFormat.UPPER_UNDERSCORE;
import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.tributary.functions.window.AttributionFunctions.ATTRIBUTION_FUNCTIONS;

/**
 * All window functions, as the classes that the engine loads.
 */
public final class WindowFunctions
{
    private static final Lookup LOOKUP = MethodHandles.lookup();

    private static final Set<Class<?>> CLASSES = descriptions()
            .map(description -> description.define(LOOKUP))
            .collect(toImmutableSet());

    private WindowFunctions() {}

    public static Set<Class<?>> windowFunctions()
    {
        return CLASSES;
    }

    private static Stream<WindowFunctionClass> descriptions()
    {
        ImmutableList.Builder<WindowFunctionClass> classes = ImmutableList.builder();
        for (ConversionType conversion : ConversionType.values()) {
            for (EventTimeType eventTime : EventTimeType.values()) {
                for (AttributionFunction function : ATTRIBUTION_FUNCTIONS) {
                    classes.add(attribution(function, conversion, eventTime));
                }
            }
            classes.add(new WindowFunctionClass(
                    className(JourneyNumberWindowFunction.NAME, conversion),
                    JourneyNumberWindowFunction.class,
                    ImmutableList.of(conversion.name()),
                    JourneyNumberWindowFunction.NAME,
                    JourneyNumberWindowFunction.DESCRIPTION,
                    "bigint",
                    ImmutableList.of(ImmutableList.of(conversion.sqlType()))));
        }
        for (EventTimeType eventTime : EventTimeType.values()) {
            classes.add(new WindowFunctionClass(
                    className(SessionNumberWindowFunction.NAME, eventTime),
                    SessionNumberWindowFunction.class,
                    ImmutableList.of(eventTime.name()),
                    SessionNumberWindowFunction.NAME,
                    SessionNumberWindowFunction.DESCRIPTION,
                    "bigint",
                    ImmutableList.of(ImmutableList.of(eventTime.sqlType(), ConstantType.INTERVAL.sqlType()))));
        }
        return classes.build().stream();
    }

    private static WindowFunctionClass attribution(AttributionFunction function, ConversionType conversion, EventTimeType eventTime)
    {
        List<List<String>> signatures = function.overloads().stream()
                .map(arguments -> ImmutableList.<String>builder()
                        .add(conversion.sqlType())
                        .add(eventTime.sqlType())
                        .addAll(arguments)
                        .build())
                .collect(toImmutableList());
        return new WindowFunctionClass(
                className(function.name(), conversion, eventTime),
                AttributionWindowFunction.class,
                ImmutableList.of(function.name(), conversion.name(), eventTime.name()),
                function.name(),
                function.description(),
                "double",
                signatures);
    }

    /**
     * Such as {@code AttributeLinearOfBooleanTimestampMillis}.
     */
    private static String className(String function, Enum<?>... types)
    {
        return LOWER_UNDERSCORE.to(UPPER_CAMEL, function) + "Of" + Stream.of(types)
                .map(type -> UPPER_UNDERSCORE.to(UPPER_CAMEL, type.name()))
                .reduce("", String::concat);
    }
}
