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

import io.airlift.slice.Slice;
import io.tributary.identity.profile.IdentifierType;
import io.tributary.identity.profile.Profile;
import io.tributary.identity.profile.Region;
import io.trino.spi.TrinoException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * An argument that is mostly the same in all rows: it is read anew only if it differs from that of the row before.
 * <p>
 * Errors say what may be given and never what was given: in a wrong order of arguments it would be an identifier.
 * Safe for use by many threads.
 */
final class FunctionArgument<T>
{
    private static final String VERSION = "-v";

    private final Function<String, T> reader;
    // of one immutable object, so that text and value always belong together
    private Last<T> last;

    private FunctionArgument(Function<String, T> reader)
    {
        this.reader = requireNonNull(reader, "reader is null");
    }

    /**
     * The country of an identifier.
     *
     * @param whenAbsent if the function was called without a region
     */
    static FunctionArgument<Optional<Region>> region(Optional<Region> whenAbsent)
    {
        return new FunctionArgument<>(text -> {
            if (text == null) {
                return whenAbsent;
            }
            try {
                return Optional.of(Region.of(text));
            }
            catch (IllegalArgumentException _) {
                throw invalid("The region is not a country with telephone numbers: use the two letters of ISO 3166-1, such as DE, GB or US");
            }
        });
    }

    /**
     * A profile by its name with version.
     *
     * @param whenAbsent if the function was called without a profile
     */
    static FunctionArgument<Profile> profile(Profile whenAbsent)
    {
        return new FunctionArgument<>(text -> text == null ? whenAbsent : profile(text, UnaryOperator.identity())
                                                                          .orElseThrow(() -> invalid("There is no profile of that name: use one of %s".formatted(profileNames()))));
    }

    /**
     * A platform by the name of one of its profiles, or by that without a version, which is the newest one.
     */
    static FunctionArgument<Profile> platform()
    {
        return new FunctionArgument<>(text -> profile(text, UnaryOperator.identity())
                .or(() -> profile(text, name -> name.substring(0, name.lastIndexOf(VERSION))))
                .orElseThrow(() -> invalid("There is no platform of that name: use one of %s, or the name without its version for the newest one".formatted(profileNames()))));
    }

    /**
     * A type of identifiers by its name in SQL.
     */
    static FunctionArgument<IdentifierType> identifierType()
    {
        return new FunctionArgument<>(text -> {
            try {
                return IdentifierType.fromName(text);
            }
            catch (IllegalArgumentException _) {
                throw invalid("There is no type of identifiers of that name: use one of %s".formatted(names(Arrays.stream(IdentifierType.values()).map(IdentifierType::sqlName).toList())));
            }
        });
    }

    /**
     * @param text null if the function was called without the argument
     * @throws TrinoException INVALID_FUNCTION_ARGUMENT if it is nothing that may be given
     */
    T read(Slice text)
    {
        Last<T> current = last;
        if (current == null || !current.isOf(text)) {
            current = text == null ? new Last<>(null, reader.apply(null)) : new Last<>(text.copy(), reader.apply(text.toStringUtf8()));
            last = current;
        }
        return current.value();
    }

    static TrinoException invalid(String message)
    {
        return new TrinoException(INVALID_FUNCTION_ARGUMENT, message);
    }

    private static Optional<Profile> profile(String text, UnaryOperator<String> nameOfProfile)
    {
        return Profile.all().stream()
                .filter(profile -> nameOfProfile.apply(profile.name()).equals(text))
                .max(comparingInt(profile -> Integer.parseInt(profile.name().substring(profile.name().lastIndexOf(VERSION) + VERSION.length()))));
    }

    private static String profileNames()
    {
        return names(Profile.all().stream().map(Profile::name).toList());
    }

    private static String names(List<String> names)
    {
        return names.stream()
                .map(name -> "'" + name + "'")
                .collect(joining(", "));
    }

    private record Last<T>(Slice text, T value)
    {
        boolean isOf(Slice other)
        {
            return text == null ? other == null : text.equals(other);
        }
    }
}
