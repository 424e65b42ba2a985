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
package io.tributary.contract;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;

/**
 * Writes conditions over {@link ConditionRows} that have types.
 */
final class RandomConditions
{
    private enum Kind
    {
        BOOLEAN, INTEGER, DECIMAL, FLOATING, TEXT, BYTES, DAY, TIME, ZONED, INTERVAL,
    }

    private static final Map<Kind, List<String>> COLUMNS = ImmutableMap.<Kind, List<String>>builder()
            .put(Kind.BOOLEAN, ImmutableList.of("flag"))
            .put(Kind.INTEGER, ImmutableList.of("tiny", "small", "num", "big"))
            .put(Kind.DECIMAL, ImmutableList.of("dec5", "dec18", "dec38"))
            .put(Kind.FLOATING, ImmutableList.of("rough", "dbl"))
            .put(Kind.TEXT, ImmutableList.of("text", "short_text"))
            .put(Kind.BYTES, ImmutableList.of("bytes"))
            .put(Kind.DAY, ImmutableList.of("day"))
            .put(Kind.TIME, ImmutableList.of("time3", "time12"))
            .put(Kind.ZONED, ImmutableList.of("zoned3", "zoned9"))
            .buildOrThrow();
    private static final Map<Kind, List<String>> CONSTANTS = ImmutableMap.<Kind, List<String>>builder()
            .put(Kind.BOOLEAN, ImmutableList.of("TRUE", "FALSE", "CAST(NULL AS boolean)"))
            .put(Kind.INTEGER, ImmutableList.of("0", "1", "-1", "2", "3", "7", "100", "127", "1000", "46341", "2147483647", "-2147483648", "2147483648", "9223372036854775807", "CAST(5 AS tinyint)", "CAST(NULL AS bigint)"))
            .put(Kind.DECIMAL, ImmutableList.of("0.0", "0.5", ".5", "1.50", "12.34", "-0.01", "1.", "3.000", "100.0", "9999999999999999999999999999.9999999999", "0.00000000000000000000000000000000000001", "CAST(NULL AS decimal(10, 2))"))
            .put(Kind.FLOATING, ImmutableList.of("0e0", "-0e0", "0.1e0", "5E-1", "-2.5e0", "1e300", "CAST(0.1 AS real)", "16777217e0", "CAST(NULL AS double)"))
            .put(Kind.TEXT, ImmutableList.of("''", "' '", "'a'", "'b'", "'A'", "'abc'", "'%'", "'a_'", "'😀'", "'\uFF5E'", "'ß'", "'12'", "'a''b'", "'aa'", "CAST(NULL AS varchar)"))
            .put(Kind.BYTES, ImmutableList.of("x''", "X'00'", "X'61FF'", "X'80'"))
            .put(Kind.DAY, ImmutableList.of("DATE '1970-01-01'", "DATE '2024-2-29'", "DATE '2026-11-30'"))
            .put(Kind.TIME, ImmutableList.of("TIMESTAMP '1970-01-01 00:00:00'", "TIMESTAMP '2026-11-30 12:34:56.789'", "TIMESTAMP '2026-11-30 12:34:56.7895'", "TIMESTAMP '2024-02-29 00:00'", "TIMESTAMP '1969-12-31 23:59:59.999999999999'"))
            .put(Kind.ZONED, ImmutableList.of("TIMESTAMP '1970-01-01 00:00:00 UTC'", "TIMESTAMP '2026-11-30 12:34:56.789 +01:00'", "TIMESTAMP '2026-11-30 03:34:56.789500001 America/Los_Angeles'", "TIMESTAMP '2026-11-30 12:34:56.789 Europe/Paris'"))
            .put(Kind.INTERVAL, ImmutableList.of("INTERVAL '1' HOUR", "INTERVAL '0' SECOND", "INTERVAL -'1' DAY", "INTERVAL '30' MINUTE", "INTERVAL '7' DAY"))
            .buildOrThrow();
    private static final List<String> COMPARISONS = ImmutableList.of("=", "<>", "<", "<=", ">", ">=", "!=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM");

    private final Random random;

    RandomConditions(Random random)
    {
        this.random = random;
    }

    /**
     * A condition of AND, OR and NOT over {@link #term}.
     */
    String condition(int depth)
    {
        return combined(depth, () -> term(1 + random.nextInt(2)));
    }

    /**
     * A condition of comparisons of few columns with few constants, which simplify each other and cannot fail.
     */
    String comparisons(int depth)
    {
        return combined(depth, this::comparison);
    }

    private String combined(int depth, Supplier<String> term)
    {
        if (depth == 0) {
            return term.get();
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(%s)".formatted(range(0, 2 + random.nextInt(3)).mapToObj(_ -> combined(depth - 1, term)).collect(joining(" AND ")));
            case 2, 3 -> "(%s)".formatted(range(0, 2 + random.nextInt(3)).mapToObj(_ -> combined(depth - 1, term)).collect(joining(" OR ")));
            case 4 -> "(NOT %s)".formatted(combined(depth - 1, term));
            default -> "((%s) %s)".formatted(combined(depth - 1, term), oneOf("IS TRUE", "IS FALSE", "IS NOT TRUE", "IS NOT FALSE", "IS UNKNOWN", "IS NOT UNKNOWN", "IS NULL"));
        };
    }

    private String comparison()
    {
        String column = oneOf("touch.text", "touch.num", "conversion.time3");
        Kind kind = column.endsWith("text") ? Kind.TEXT : column.endsWith("num") ? Kind.INTEGER : Kind.TIME;
        return switch (random.nextInt(6)) {
            case 0 -> "%s IN (%s, %s)".formatted(column, constant(kind), constant(kind));
            case 1 -> "%s NOT IN (%s, %s)".formatted(column, constant(kind), constant(kind));
            case 2 -> "%s BETWEEN %s AND %s".formatted(column, constant(kind), constant(kind));
            case 3 -> "%s IS NULL".formatted(column);
            default -> "%s %s %s".formatted(column, oneOf(COMPARISONS), constant(kind));
        };
    }

    /**
     * One boolean expression without AND, OR and NOT at its top.
     */
    String term(int depth)
    {
        Kind kind = oneOf(Kind.values());
        return switch (random.nextInt(12)) {
            case 0 -> "%s%s BETWEEN %s AND %s".formatted(value(kind, depth), maybeNot(), value(kind, depth - 1), value(kind, depth - 1));
            case 1 -> "%s%s IN (%s)".formatted(value(kind, depth), maybeNot(), range(0, 1 + random.nextInt(4)).mapToObj(_ -> random.nextInt(3) == 0 ? value(kind, 0) : constant(kind)).collect(joining(", ")));
            case 2 -> "%s%s LIKE %s".formatted(value(Kind.TEXT, depth), maybeNot(), pattern());
            case 3 -> "%s IS%s NULL".formatted(value(kind, depth), maybeNot());
            case 4 -> "starts_with(%s, %s)".formatted(value(Kind.TEXT, depth), value(Kind.TEXT, 0));
            case 5 -> value(Kind.BOOLEAN, depth);
            case 6 -> "%s %s %s".formatted(value(number(), depth), oneOf(COMPARISONS), value(number(), depth));
            case 7 -> "%s %s %s".formatted(value(oneOf(Kind.DAY, Kind.TIME), depth), oneOf(COMPARISONS), value(oneOf(Kind.DAY, Kind.TIME), depth));
            default -> "%s %s %s".formatted(value(kind, depth), oneOf(COMPARISONS), value(kind, depth));
        };
    }

    private Kind number()
    {
        return oneOf(Kind.INTEGER, Kind.DECIMAL, Kind.FLOATING);
    }

    private String maybeNot()
    {
        return random.nextInt(3) == 0 ? " NOT" : "";
    }

    private String pattern()
    {
        return oneOf("'a%'", "'%b%'", "'_'", "''", "'%'", "'__%'", "'%a_b%c'", "'a!%b!_c' ESCAPE '!'", "'%😀%'", "'_\uFF5E' ESCAPE '#'", "'%a%a%'", side() + "short_text", "CAST(NULL AS varchar)");
    }

    private String value(Kind kind, int depth)
    {
        if (depth <= 0 || random.nextInt(4) == 0) {
            return random.nextInt(4) == 0 || !COLUMNS.containsKey(kind) ? constant(kind) : side() + oneOf(COLUMNS.get(kind));
        }
        if (random.nextInt(8) == 0) {
            return conditional(kind, depth - 1);
        }
        return switch (kind) {
            case BOOLEAN -> oneOf(
                    "(%s)".formatted(term(depth - 1)),
                    "(NOT %s)".formatted(value(Kind.BOOLEAN, depth - 1)),
                    "((%s) IS%s TRUE)".formatted(term(depth - 1), maybeNot()),
                    "%s(%s AS boolean)".formatted(cast(), value(oneOf(Kind.TEXT, Kind.INTEGER), depth - 1)));
            case INTEGER -> integer(depth - 1);
            case DECIMAL -> oneOf(
                    arithmetic(value(oneOf(Kind.DECIMAL, Kind.INTEGER), depth - 1), value(Kind.DECIMAL, depth - 1)),
                    "(- %s)".formatted(value(Kind.DECIMAL, depth - 1)),
                    "abs(%s)".formatted(value(Kind.DECIMAL, depth - 1)),
                    "%s(%s AS decimal(%s))".formatted(
                            cast(),
                            value(oneOf(Kind.INTEGER, Kind.DECIMAL, Kind.FLOATING, Kind.TEXT), 0).replace("touch.rough", "touch.dbl").replace("conversion.rough", "conversion.dbl").replace("CAST(0.1 AS real)", "0.1e0"),
                            oneOf("10, 2", "38, 10", "3, 3", "18, 6", "5", "38, 0", "1, 1", "20, 20")));
            case FLOATING -> oneOf(
                    arithmetic(value(number(), depth - 1), value(Kind.FLOATING, depth - 1)),
                    "(- %s)".formatted(value(Kind.FLOATING, depth - 1)),
                    "abs(%s)".formatted(value(Kind.FLOATING, depth - 1)),
                    "CAST(%s AS double)".formatted(value(number(), depth - 1)),
                    "%s(%s AS double)".formatted(cast(), value(Kind.TEXT, depth - 1)),
                    "CAST(%s AS real)".formatted(value(oneOf(Kind.INTEGER, Kind.DECIMAL), depth - 1)),
                    "CAST(%s AS real)".formatted(side() + "dbl"));
            case TEXT -> text(depth - 1);
            case BYTES -> side() + "bytes";
            case DAY -> oneOf("CAST(%s AS date)".formatted(value(Kind.TIME, depth - 1)), side() + "day");
            case TIME -> oneOf(
                    "(%s %s %s)".formatted(value(Kind.TIME, depth - 1), oneOf("+", "-"), value(Kind.INTERVAL, depth - 1)),
                    "(%s + %s)".formatted(value(Kind.INTERVAL, depth - 1), value(Kind.TIME, depth - 1)),
                    "CAST(%s AS timestamp%s)".formatted(value(oneOf(Kind.TIME, Kind.DAY), depth - 1), oneOf("", "(0)", "(2)", "(3)", "(6)", "(8)", "(12)")));
            case ZONED -> oneOf(
                    "(%s %s %s)".formatted(value(Kind.ZONED, depth - 1), oneOf("+", "-"), value(Kind.INTERVAL, depth - 1)),
                    "(%s + %s)".formatted(value(Kind.INTERVAL, depth - 1), value(Kind.ZONED, depth - 1)),
                    "CAST(%s AS timestamp%s with time zone)".formatted(value(Kind.ZONED, depth - 1), oneOf("", "(0)", "(2)", "(6)", "(9)", "(12)")));
            case INTERVAL -> interval(depth - 1);
        };
    }

    private String conditional(Kind kind, int depth)
    {
        return oneOf(
                "CASE WHEN %s THEN %s WHEN %s THEN %s END".formatted(term(depth), value(kind, depth), term(depth), value(kind, depth)),
                "(CASE %s WHEN %s THEN %s ELSE %s END)".formatted(value(Kind.INTEGER, depth), value(number(), 0), value(kind, depth), value(kind, depth)),
                "COALESCE(%s, %s)".formatted(value(kind, depth), value(kind, depth)),
                "NULLIF(%s, %s)".formatted(value(kind, depth), value(kind, 0)),
                "IF(%s, %s, %s)".formatted(term(depth), value(kind, depth), value(kind, depth)),
                "IF(%s, %s)".formatted(term(depth), value(kind, depth)),
                "%s(%s, %s)".formatted(oneOf("greatest", "least"), value(kind, depth), value(kind, 0)));
    }

    private String integer(int depth)
    {
        return oneOf(
                arithmetic(value(Kind.INTEGER, depth), value(Kind.INTEGER, depth)),
                arithmetic(value(Kind.INTEGER, depth), constant(Kind.INTEGER)),
                "(- %s)".formatted(value(Kind.INTEGER, depth)),
                "abs(%s)".formatted(value(Kind.INTEGER, depth)),
                "%s(%s AS %s)".formatted(cast(), value(oneOf(Kind.INTEGER, Kind.DECIMAL, Kind.TEXT, Kind.BOOLEAN), depth), oneOf("tinyint", "smallint", "integer", "bigint")),
                "%s(%s AS %s)".formatted(cast(), side() + "dbl", oneOf("tinyint", "smallint", "integer", "bigint")),
                "length(%s)".formatted(value(Kind.TEXT, depth)),
                "strpos(%s, %s)".formatted(value(Kind.TEXT, depth), value(Kind.TEXT, 0)),
                "%s(%s)".formatted(oneOf("year", "month", "day", "day_of_week"), value(oneOf(Kind.DAY, Kind.TIME), depth)),
                "%s(%s)".formatted(oneOf("hour", "minute"), value(Kind.TIME, depth)));
    }

    private String text(int depth)
    {
        return oneOf(
                "%s(%s)".formatted(oneOf("lower", "upper", "trim", "ltrim", "rtrim", "reverse"), value(Kind.TEXT, depth)),
                "(%s || %s)".formatted(value(Kind.TEXT, depth), value(Kind.TEXT, depth)),
                "concat(%s, %s, %s)".formatted(value(Kind.TEXT, depth), value(Kind.TEXT, 0), value(Kind.TEXT, 0)),
                "replace(%s, %s)".formatted(value(Kind.TEXT, depth), value(Kind.TEXT, 0)),
                "replace(%s, %s, %s)".formatted(value(Kind.TEXT, depth), value(Kind.TEXT, 0), value(Kind.TEXT, 0)),
                "substr(%s, %s)".formatted(value(Kind.TEXT, depth), oneOf("1", "2", "-2", "0", side() + "tiny")),
                "substr(%s, %s, %s)".formatted(value(Kind.TEXT, depth), oneOf("1", "2", "-2", side() + "big"), oneOf("1", "3", "-1", "0", side() + "small")),
                "CAST(%s AS varchar)".formatted(value(oneOf(Kind.INTEGER, Kind.DECIMAL, Kind.BOOLEAN), depth)),
                "%s(%s AS varchar(3))".formatted(cast(), value(oneOf(Kind.INTEGER, Kind.DECIMAL, Kind.BOOLEAN, Kind.TEXT), depth)));
    }

    private String interval(int depth)
    {
        return oneOf(
                "(%s - %s)".formatted(value(Kind.TIME, depth), value(Kind.TIME, depth)),
                "(%s - %s)".formatted(value(Kind.ZONED, depth), value(Kind.ZONED, depth)),
                "(%s %s %s)".formatted(value(Kind.INTERVAL, depth), oneOf("+", "-"), value(Kind.INTERVAL, depth)),
                "(%s * %s)".formatted(constant(Kind.INTERVAL), side() + oneOf("tiny", "small")),
                "(%s * %s)".formatted(side() + "tiny", constant(Kind.INTERVAL)),
                "(- %s)".formatted(value(Kind.INTERVAL, depth)));
    }

    private String arithmetic(String left, String right)
    {
        return "(%s %s %s)".formatted(left, oneOf("+", "-", "*", "/", "%"), right);
    }

    private String cast()
    {
        return oneOf("CAST", "TRY_CAST");
    }

    private String side()
    {
        return oneOf("touch.", "conversion.");
    }

    private String constant(Kind kind)
    {
        return oneOf(CONSTANTS.get(kind));
    }

    @SafeVarargs
    private <T> T oneOf(T... choices)
    {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T oneOf(List<T> choices)
    {
        return choices.get(random.nextInt(choices.size()));
    }
}
