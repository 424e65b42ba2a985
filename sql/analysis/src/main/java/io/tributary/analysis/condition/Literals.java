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
package io.tributary.analysis.condition;

import com.google.common.io.BaseEncoding;
import io.tributary.analysis.condition.Syntax.Literal;
import org.apache.calcite.sql.type.SqlTypeName;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.google.common.base.Strings.padEnd;
import static io.tributary.analysis.condition.ConditionException.quoted;
import static java.lang.Integer.parseInt;
import static java.lang.Math.multiplyExact;
import static java.util.Locale.ENGLISH;

/**
 * Constants and types as they are written.
 */
final class Literals
{
    private static final BigDecimal MIN_INTEGER = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MIN_BIGINT = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_BIGINT = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern TIMESTAMP = Pattern.compile(DATE.pattern() + " (\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,12}))?)?(?: ?([+-]\\d\\d:\\d\\d)| ([A-Za-z][A-Za-z0-9_/+-]*))?");
    // those of Trino
    private static final int LARGEST_OFFSET_SECONDS = 14 * 3600;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");

    private Literals() {}

    static Literal text(String value, Position position)
    {
        return new Literal(ColumnType.varchar(value.codePointCount(0, value.length())), value, position);
    }

    static Literal bytes(String hexadecimal, Position position)
    {
        try {
            return new Literal(ColumnType.VARBINARY, BaseEncoding.base16().decode(hexadecimal.toUpperCase(ENGLISH)), position);
        }
        catch (IllegalArgumentException e) {
            throw position.refuse("The bytes %s are not pairs of hexadecimal digits: write such as x'65ff'", quoted(hexadecimal));
        }
    }

    static Literal number(BigDecimal value, boolean withPoint, Position position)
    {
        if (!withPoint) {
            if (value.compareTo(MIN_BIGINT) < 0 || value.compareTo(MAX_BIGINT) > 0) {
                throw position.refuse("The integer has more digits than a bigint: write it with a point at the end for a decimal");
            }
            boolean small = value.compareTo(MIN_INTEGER) >= 0 && value.compareTo(MAX_INTEGER) <= 0;
            return new Literal(small ? ColumnType.INTEGER : ColumnType.BIGINT, value.longValueExact(), position);
        }
        int precision = Math.max(value.precision(), value.scale());
        if (precision > ColumnType.MAX_DECIMAL_PRECISION) {
            throw position.refuse("A decimal has at most %s digits, but this one has %s", ColumnType.MAX_DECIMAL_PRECISION, precision);
        }
        return new Literal(ColumnType.decimal(precision, value.scale()), value, position);
    }

    /**
     * @param type the word before the text
     */
    static Literal ofType(String type, String text, Position position)
    {
        return switch (type) {
            case "date" -> date(text, position);
            case "timestamp" -> timestamp(text, position);
            default -> throw position.refuse("Constants of type %s are not part of conditions, which have DATE and TIMESTAMP", quoted(type));
        };
    }

    private static Literal date(String text, Position position)
    {
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            throw position.refuse("The date %s cannot be read: write such as DATE '2026-11-30'", quoted(text));
        }
        return new Literal(ColumnType.DATE, day(matcher, text, position).toEpochDay(), position);
    }

    private static LocalDate day(Matcher matcher, String text, Position position)
    {
        try {
            return LocalDate.of(parseInt(matcher.group(1)), parseInt(matcher.group(2)), parseInt(matcher.group(3)));
        }
        catch (DateTimeException e) {
            throw position.refuse("There is no day %s", quoted(text));
        }
    }

    private static Literal timestamp(String text, Position position)
    {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (!matcher.matches()) {
            throw position.refuse("The timestamp %s cannot be read: write such as TIMESTAMP '2026-11-30 23:59:00', with up to 12 digits after the second and with a time zone if it has one", quoted(text));
        }
        LocalDateTime local;
        try {
            local = day(matcher, text, position).atTime(parseInt(matcher.group(4)), parseInt(matcher.group(5)), matcher.group(6) == null ? 0 : parseInt(matcher.group(6)));
        }
        catch (DateTimeException e) {
            throw position.refuse("There is no time %s", quoted(text));
        }
        String fraction = matcher.group(7) == null ? "" : matcher.group(7);
        String digits = padEnd(fraction, 12, '0');
        String zone = matcher.group(8) == null ? matcher.group(9) : matcher.group(8);
        ZoneOffset offset = zone == null ? ZoneOffset.UTC : offset(zone, local, text, position);
        Timestamp value = new Timestamp(local.toEpochSecond(offset) * 1_000_000 + parseInt(digits.substring(0, 6)), parseInt(digits.substring(6)));
        return new Literal(zone == null ? ColumnType.timestamp(fraction.length()) : ColumnType.timestampWithTimeZone(fraction.length()), value, position);
    }

    private static ZoneOffset offset(String zone, LocalDateTime local, String text, Position position)
    {
        List<ZoneOffset> offsets;
        try {
            offsets = ZoneId.of(zone).getRules().getValidOffsets(local);
        }
        catch (DateTimeException e) {
            throw position.refuse("The time zone %s is not known: write such as UTC, +01:00 or Europe/Paris", quoted(zone));
        }
        if (offsets.size() != 1) {
            throw position.refuse("The time %s is %s in that time zone, where the clock changes: write it with an offset such as +01:00", quoted(text), offsets.isEmpty() ? "missing" : "twice");
        }
        if (Math.abs(offsets.getFirst().getTotalSeconds()) > LARGEST_OFFSET_SECONDS) {
            throw position.refuse("The offset of the time %s must be from -14:00 to +14:00", quoted(text));
        }
        return offsets.getFirst();
    }

    static Literal interval(String text, String unit, int sign, Position position)
    {
        long millis = switch (unit.toLowerCase(ENGLISH)) {
            case "day" -> 86_400_000;
            case "hour" -> 3_600_000;
            case "minute" -> 60_000;
            case "second" -> 1_000;
            default -> throw position.refuse("The unit of an interval must be DAY, HOUR, MINUTE or SECOND, but is %s", quoted(unit));
        };
        if (!DIGITS.matcher(text).matches()) {
            throw position.refuse("The interval %s must be a whole number of at most 15 digits in one unit: write such as INTERVAL '90' MINUTE, or INTERVAL -'90' MINUTE", quoted(text));
        }
        try {
            return new Literal(ColumnType.INTERVAL_DAY_TO_SECOND, multiplyExact(Long.parseLong(text), sign * millis), position);
        }
        catch (ArithmeticException e) {
            throw position.refuse("The interval %s is too long", quoted(text));
        }
    }

    /**
     * @param precision -1 if not given
     * @param scale -1 if not given
     */
    static ColumnType castType(SqlTypeName name, int precision, int scale, Position position)
    {
        if (name == null) {
            throw position.refuse("The type of this cast is not part of conditions");
        }
        try {
            return switch (name) {
                case BOOLEAN -> ColumnType.BOOLEAN;
                case TINYINT -> ColumnType.TINYINT;
                case SMALLINT -> ColumnType.SMALLINT;
                case INTEGER -> ColumnType.INTEGER;
                case BIGINT -> ColumnType.BIGINT;
                case REAL -> ColumnType.REAL;
                case DOUBLE -> ColumnType.DOUBLE;
                case DECIMAL -> precision < 0 ? ColumnType.decimal(ColumnType.MAX_DECIMAL_PRECISION, 0) : ColumnType.decimal(precision, Math.max(scale, 0));
                case VARCHAR -> ColumnType.varchar(precision < 0 ? ColumnType.UNBOUNDED : precision);
                case DATE -> ColumnType.DATE;
                case TIMESTAMP -> ColumnType.timestamp(precision < 0 ? 3 : precision);
                case TIMESTAMP_TZ -> ColumnType.timestampWithTimeZone(precision < 0 ? 3 : precision);
                default -> throw position.refuse("The type %s of this cast is not part of conditions", name.getName().toLowerCase(ENGLISH));
            };
        }
        catch (ConditionException e) {
            throw e;
        }
        catch (IllegalArgumentException e) {
            throw position.refuse("%s", e.getMessage());
        }
    }
}
