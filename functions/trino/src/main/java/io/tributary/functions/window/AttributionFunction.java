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
import io.tributary.attribution.model.AttributionModel;
import io.tributary.functions.window.ModelArgument.Parameter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * A model as a window function.
 *
 * @param name of the function in SQL
 * @param description one sentence for {@code SHOW FUNCTIONS}
 * @param arguments what comes after the conversion and the event time
 * @param withoutArguments the model where those arguments are left out; empty if they must be given
 * @param factory makes the model from the values of its parameters, in their order
 */
public record AttributionFunction(
        String name,
        String description,
        List<ModelArgument> arguments,
        Optional<AttributionModel> withoutArguments,
        Function<List<Object>, AttributionModel> factory)
{
    public AttributionFunction
    {
        requireNonNull(name, "name is null");
        requireNonNull(description, "description is null");
        arguments = ImmutableList.copyOf(arguments);
        requireNonNull(withoutArguments, "withoutArguments is null");
        requireNonNull(factory, "factory is null");
    }

    /**
     * A model without parameters.
     */
    static AttributionFunction fixed(String name, String description, AttributionModel model, ModelArgument... arguments)
    {
        return new AttributionFunction(name, description, ImmutableList.copyOf(arguments), Optional.empty(), _ -> model);
    }

    /**
     * A model with parameters.
     */
    static AttributionFunction parametric(String name, String description, Function<List<Object>, AttributionModel> factory, Parameter... parameters)
    {
        return new AttributionFunction(name, description, ImmutableList.copyOf(parameters), Optional.empty(), factory);
    }

    AttributionFunction orWithoutArguments(AttributionModel model)
    {
        return new AttributionFunction(name, description, arguments, Optional.of(model), factory);
    }

    /**
     * The types of the arguments after the conversion and the event time, one list for each overload.
     */
    List<List<String>> overloads()
    {
        List<String> all = arguments.stream()
                .map(ModelArgument::sqlType)
                .toList();
        ImmutableList.Builder<List<String>> overloads = ImmutableList.builder();
        if (withoutArguments.isPresent()) {
            overloads.add(ImmutableList.of());
        }
        overloads.add(all);
        overloads.add(ImmutableList.<String>builder().addAll(all).add(ConstantType.INTERVAL.sqlType()).build());
        overloads.add(ImmutableList.<String>builder().addAll(all).add(ConstantType.INTERVAL.sqlType()).add(ConstantType.TEXT.sqlType()).build());
        return overloads.build();
    }
}
