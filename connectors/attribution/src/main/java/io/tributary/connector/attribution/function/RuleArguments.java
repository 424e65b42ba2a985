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
package io.tributary.connector.attribution.function;

import io.airlift.slice.Slice;
import io.tributary.attribution.rule.RuleSet;
import io.tributary.connector.attribution.RuleStore;
import io.trino.spi.TrinoException;
import io.trino.spi.function.table.Argument;
import io.trino.spi.function.table.ScalarArgument;
import io.trino.spi.function.table.ScalarArgumentSpecification;
import io.trino.spi.type.LongTimestampWithTimeZone;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import static io.trino.spi.StandardErrorCode.INVALID_ARGUMENTS;
import static io.trino.spi.StandardErrorCode.NOT_FOUND;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MICROS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.stream.Collectors.joining;

/**
 * The arguments that say which version of which rule set is asked.
 */
final class RuleArguments
{
    static final String RULESET = "RULESET";
    static final String VERSION = "VERSION";
    static final String AS_OF = "AS_OF";

    private static final int PICOS_PER_NANO = 1000;
    private static final int MAX_NAMES = 20;

    private RuleArguments() {}

    static ScalarArgumentSpecification ruleset()
    {
        return ScalarArgumentSpecification.builder().name(RULESET).type(VARCHAR).build();
    }

    static ScalarArgumentSpecification version(String name)
    {
        return ScalarArgumentSpecification.builder().name(name).type(BIGINT).defaultValue(null).build();
    }

    static ScalarArgumentSpecification asOf()
    {
        return ScalarArgumentSpecification.builder().name(AS_OF).type(TIMESTAMP_TZ_MICROS).defaultValue(null).build();
    }

    /**
     * The rule set that the arguments name: its newest version, unless they ask for another.
     *
     * @throws TrinoException if there is none
     */
    static RuleSet find(RuleStore store, Map<String, Argument> arguments)
    {
        Optional<Object> version = scalar(VERSION, arguments);
        Optional<Object> asOf = scalar(AS_OF, arguments);
        if (version.isPresent() && asOf.isPresent()) {
            throw new TrinoException(INVALID_ARGUMENTS, "Both version and as_of say which rules are meant: give one of them");
        }
        if (asOf.isPresent()) {
            String name = name(arguments);
            Instant instant = instant((LongTimestampWithTimeZone) asOf.orElseThrow());
            return store.findAsOf(name, instant).orElseThrow(() -> notFound(store, name, " as of " + instant));
        }
        return find(store, name(arguments), version);
    }

    /**
     * A version of a rule set, the newest if none is named.
     */
    static RuleSet find(RuleStore store, String name, Optional<Object> version)
    {
        if (version.isEmpty()) {
            return store.find(name).orElseThrow(() -> notFound(store, name, ""));
        }
        long number = (long) version.orElseThrow();
        return store.findVersion(name, number).orElseThrow(() -> notFound(store, name, " in version " + number));
    }

    static String name(Map<String, Argument> arguments)
    {
        return ((Slice) scalar(RULESET, arguments).orElseThrow(() -> new TrinoException(INVALID_ARGUMENTS, "The argument ruleset is NULL: name a rule set"))).toStringUtf8();
    }

    static Optional<Object> scalar(String name, Map<String, Argument> arguments)
    {
        return Optional.ofNullable(((ScalarArgument) arguments.get(name)).getValue());
    }

    private static Instant instant(LongTimestampWithTimeZone timestamp)
    {
        return Instant.ofEpochMilli(timestamp.getEpochMillis()).plusNanos(timestamp.getPicosOfMilli() / PICOS_PER_NANO);
    }

    private static TrinoException notFound(RuleStore store, String name, String when)
    {
        String names = store.names().stream().limit(MAX_NAMES).map(other -> "'" + other + "'").collect(joining(", "));
        return new TrinoException(NOT_FOUND, "There is no rule set '%s'%s: %s".formatted(
                name.length() > 100 ? name.substring(0, 100) + "..." : name,
                when,
                names.isEmpty() ? "insert one into rules.rule_set" : "now there are " + names));
    }
}
