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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.inject.Inject;
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.tributary.connector.hashedid.CatalogFunction.Argument;
import io.tributary.identity.profile.IdentifierType;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.function.BoundSignature;
import io.trino.spi.function.FunctionDependencies;
import io.trino.spi.function.FunctionId;
import io.trino.spi.function.FunctionMetadata;
import io.trino.spi.function.FunctionProvider;
import io.trino.spi.function.InvocationConvention;
import io.trino.spi.function.ScalarFunctionImplementation;
import io.trino.spi.type.Type;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import static com.google.common.collect.ImmutableListMultimap.toImmutableListMultimap;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static io.tributary.identity.profile.IdentifierType.BIRTH_DATE;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.IdentifierType.POSTCODE;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.lang.invoke.MethodHandles.filterArguments;
import static java.lang.invoke.MethodHandles.insertArguments;
import static java.lang.invoke.MethodType.methodType;
import static java.util.Objects.requireNonNull;

/**
 * The functions of the catalog, in its schema {@code fn}. They know its profile, region and keys; whether a user may call one is for its access control to say.
 * <p>
 * They are deterministic as {@code now()} is: within a query, for whose start the keys are chosen.
 */
final class IdentifierFunctions
        implements FunctionProvider
{
    static final String SCHEMA = "fn";

    private static final MethodHandle SUPPLY;
    private static final MethodHandle CALL;
    private static final MethodHandle CALL_PLATFORM_HASH;
    private static final MethodHandle DATE_TO_TEXT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SUPPLY = lookup.findVirtual(Supplier.class, "get", methodType(Object.class));
            CALL = lookup.findVirtual(IdentifierCall.class, "call", methodType(Slice.class, ConnectorSession.class, Slice.class, Slice.class, Slice.class));
            CALL_PLATFORM_HASH = lookup.findVirtual(PlatformHashCall.class, "call", methodType(Slice.class, Slice.class, Slice.class, Slice.class, Slice.class));
            DATE_TO_TEXT = lookup.findStatic(IdentifierFunctions.class, "dateToText", methodType(Slice.class, long.class));
        }
        catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Map<FunctionId, CatalogFunction> functions;
    private final ImmutableListMultimap<String, FunctionMetadata> byName;

    @Inject
    IdentifierFunctions(IdentifierTokens tokens)
    {
        requireNonNull(tokens, "tokens is null");
        ImmutableList.Builder<CatalogFunction> all = ImmutableList.builder();
        for (IdentifierType type : IdentifierType.values()) {
            String name = type.sqlName();
            String words = name.replace('_', ' ');
            boolean isInProfile = tokens.profile().types().contains(type);
            if (isInProfile) {
                all.addAll(overloads(
                        name + "_token",
                        "Token of the %s, as columns of this catalog have it; NULL if it cannot be normalised".formatted(words),
                        VARBINARY,
                        type,
                        "partner",
                        true,
                        () -> new TokenCall(tokens, type, false)));
                all.addAll(overloads(
                        name + "_token_previous",
                        "Token of the %s with the key of the epoch before; NULL when epochs do not overlap".formatted(words),
                        VARBINARY,
                        type,
                        "partner",
                        true,
                        () -> new TokenCall(tokens, type, true)));
            }
            all.addAll(overloads(
                    "normalize_" + name,
                    "The %s as the profile writes it, of which tokens are made; NULL if it cannot be normalised".formatted(words),
                    VARCHAR,
                    type,
                    "profile",
                    isInProfile,
                    () -> new NormalizeCall(tokens, type)));
            all.addAll(overloads(
                    "explain_" + name,
                    "Why the %s cannot be normalised, or OK; shows nothing of it".formatted(words),
                    VARCHAR,
                    type,
                    "profile",
                    true,
                    () -> new ExplainCall(tokens, type)));
        }
        all.add(platformHash(tokens, false));
        all.add(platformHash(tokens, true));
        List<CatalogFunction> list = all.build();
        functions = list.stream().collect(toImmutableMap(function -> function.metadata().getFunctionId(), function -> function));
        byName = list.stream()
                .map(CatalogFunction::metadata)
                .collect(toImmutableListMultimap(FunctionMetadata::getCanonicalName, metadata -> metadata));
    }

    List<FunctionMetadata> list()
    {
        return byName.values().asList();
    }

    List<FunctionMetadata> named(String name)
    {
        return byName.get(name);
    }

    FunctionMetadata metadata(FunctionId id)
    {
        return function(id).metadata();
    }

    @Override
    public ScalarFunctionImplementation getScalarFunctionImplementation(
            FunctionId functionId,
            BoundSignature boundSignature,
            FunctionDependencies functionDependencies,
            InvocationConvention invocationConvention)
    {
        return function(functionId).implementation(boundSignature, invocationConvention);
    }

    private CatalogFunction function(FunctionId id)
    {
        CatalogFunction function = functions.get(id);
        if (function == null) {
            throw new IllegalArgumentException("The catalog has no function %s: give all nodes the same catalog properties".formatted(id));
        }
        return function;
    }

    /**
     * The function with the value alone, with its region if national rules apply to the type, and with everything. A birth date may also be a date.
     *
     * @param last name of the last argument
     * @param isLastOptional whether there are overloads without it
     */
    private static List<CatalogFunction> overloads(String name, String description, Type returnType, IdentifierType type, String last, boolean isLastOptional, Supplier<IdentifierCall> calls)
    {
        boolean hasRegion = type == PHONE || type == POSTCODE;
        ImmutableList.Builder<CatalogFunction> overloads = ImmutableList.builder();
        for (Type valueType : type == BIRTH_DATE ? List.of(VARCHAR, DATE) : List.of(VARCHAR)) {
            Argument value = new Argument("value", valueType);
            if (isLastOptional) {
                overloads.add(identifierFunction(name, description, returnType, ImmutableList.of(value), false, false, calls));
                if (hasRegion) {
                    overloads.add(identifierFunction(name, description, returnType, ImmutableList.of(value, new Argument("region", VARCHAR)), true, false, calls));
                }
            }
            ImmutableList.Builder<Argument> everything = ImmutableList.builder();
            everything.add(value);
            if (hasRegion) {
                everything.add(new Argument("region", VARCHAR));
            }
            everything.add(new Argument(last, VARCHAR));
            overloads.add(identifierFunction(name, description, returnType, everything.build(), hasRegion, true, calls));
        }
        return overloads.build();
    }

    private static CatalogFunction identifierFunction(String name, String description, Type returnType, List<Argument> arguments, boolean hasRegion, boolean hasName, Supplier<IdentifierCall> calls)
    {
        MethodHandle handle = CALL;
        if (!hasName) {
            handle = insertArguments(handle, 4, (Slice) null);
        }
        if (!hasRegion) {
            handle = insertArguments(handle, 3, (Slice) null);
        }
        if (arguments.getFirst().type() == DATE) {
            handle = filterArguments(handle, 2, DATE_TO_TEXT);
        }
        return CatalogFunction.create(name, description, returnType, arguments, SUPPLY.bindTo(calls), handle, true);
    }

    private static CatalogFunction platformHash(IdentifierTokens tokens, boolean hasRegion)
    {
        ImmutableList.Builder<Argument> arguments = ImmutableList.builder();
        for (String name : List.of("value", "type", "platform")) {
            arguments.add(new Argument(name, VARCHAR));
        }
        if (hasRegion) {
            arguments.add(new Argument("region", VARCHAR));
        }
        Supplier<PlatformHashCall> calls = () -> new PlatformHashCall(tokens);
        return CatalogFunction.create(
                "platform_hash",
                "Plain SHA-256 as an ad platform takes it, for uploads. NOT a token: it has no key, and can be reversed by guessing",
                VARCHAR,
                arguments.build(),
                SUPPLY.bindTo(calls),
                hasRegion ? CALL_PLATFORM_HASH : insertArguments(CALL_PLATFORM_HASH, 4, (Slice) null),
                false);
    }

    static Slice dateToText(long date)
    {
        return Slices.utf8Slice(LocalDate.ofEpochDay(date).toString());
    }
}
