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
package io.tributary.connector.hashedid;

import io.trino.spi.function.BoundSignature;
import io.trino.spi.function.FunctionMetadata;
import io.trino.spi.function.InvocationConvention;
import io.trino.spi.function.ScalarFunctionAdapter;
import io.trino.spi.function.ScalarFunctionImplementation;
import io.trino.spi.function.Signature;
import io.trino.spi.type.Type;

import java.lang.invoke.MethodHandle;
import java.util.Collections;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.function.InvocationConvention.InvocationArgumentConvention.NEVER_NULL;
import static io.trino.spi.function.InvocationConvention.InvocationReturnConvention.NULLABLE_RETURN;
import static java.util.Objects.requireNonNull;

/**
 * A scalar function of the catalog, which is NULL if any argument is.
 *
 * @param calls makes the object for one call in the text of a query
 * @param handle takes that object, the session if it takes one, and the arguments
 */
record CatalogFunction(FunctionMetadata metadata, MethodHandle calls, MethodHandle handle, boolean takesSession)
{
    CatalogFunction
    {
        requireNonNull(metadata, "metadata is null");
        requireNonNull(calls, "calls is null");
        requireNonNull(handle, "handle is null");
    }

    static CatalogFunction create(String name, String description, Type returnType, List<Argument> arguments, MethodHandle calls, MethodHandle handle, boolean takesSession)
    {
        Signature.Builder signature = Signature.builder().returnType(returnType);
        arguments.forEach(argument -> signature.argumentType(argument.type(), argument.name()));
        FunctionMetadata metadata = FunctionMetadata.scalarBuilder(name)
                .signature(signature.build())
                .description(description)
                .nullable()
                .build();
        // the engine's code does not see the classes of plugins
        return new CatalogFunction(
                metadata,
                calls.asType(calls.type().changeReturnType(Object.class)),
                handle.asType(handle.type().changeParameterType(0, Object.class)),
                takesSession);
    }

    ScalarFunctionImplementation implementation(BoundSignature signature, InvocationConvention expected)
    {
        InvocationConvention actual = new InvocationConvention(Collections.nCopies(signature.getArity(), NEVER_NULL), NULLABLE_RETURN, takesSession, true);
        return ScalarFunctionImplementation.builder()
                .instanceFactory(calls)
                .methodHandle(ScalarFunctionAdapter.adapt(handle, signature.getReturnType(), signature.getArgumentTypes(), actual, expected))
                .build();
    }

    List<String> argumentNames()
    {
        return metadata.getSignature().getArguments().stream()
                .map(argument -> argument.name().orElseThrow())
                .collect(toImmutableList());
    }

    /**
     * @param name by which it can be given in SQL, as in {@code region => 'DE'}
     */
    record Argument(String name, Type type)
    {
        Argument
        {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
        }
    }
}
