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

import com.google.common.math.DoubleMath;
import io.tributary.analysis.condition.ColumnType.Kind;
import io.tributary.analysis.condition.EvaluationException.Reason;
import io.tributary.analysis.condition.Expression.Conversion;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Compiles casts.
 */
final class Casts
{
    private static final int MAX_EXPONENT = 1000;

    private interface Function
    {
        /**
         * @throws ArithmeticException if the value does not fit
         * @throws NumberFormatException if the text is none of the type
         */
        Object cast(Object value);
    }

    private Casts() {}

    /**
     * Whether it is a cast whose results are the same as those of Trino.
     */
    static boolean isKnown(ColumnType from, ColumnType to)
    {
        if (from.equals(to)) {
            return true;
        }
        Kind source = from.kind();
        return switch (to.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> source.isInteger() || source == Kind.DECIMAL || source == Kind.DOUBLE || source == Kind.VARCHAR || source == Kind.BOOLEAN;
            case DECIMAL -> source.isInteger() || source == Kind.DECIMAL || source == Kind.DOUBLE || source == Kind.VARCHAR;
            case DOUBLE -> source.isNumber() || source == Kind.VARCHAR;
            case REAL -> source.isInteger() || source == Kind.DECIMAL || source == Kind.DOUBLE;
            case BOOLEAN -> source == Kind.VARCHAR || source.isInteger();
            case VARCHAR -> source.isInteger() || source == Kind.DECIMAL || source == Kind.BOOLEAN || source == Kind.VARCHAR;
            case DATE -> source == Kind.TIMESTAMP;
            case TIMESTAMP -> source == Kind.TIMESTAMP || source == Kind.DATE;
            case TIMESTAMP_WITH_TIME_ZONE -> source == Kind.TIMESTAMP_WITH_TIME_ZONE;
            case VARBINARY, INTERVAL_DAY_TO_SECOND, UNKNOWN, OTHER -> false;
        };
    }

    /**
     * Whether every value has a result.
     */
    static boolean alwaysWorks(ColumnType from, ColumnType to)
    {
        Kind source = from.kind();
        return from.equals(to) || switch (to.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> source == Kind.BOOLEAN || (source.isInteger() && source.compareTo(to.kind()) <= 0);
            case DECIMAL -> (source.isInteger() || source == Kind.DECIMAL) && digits(Coercions.asDecimal(from)) < digits(to) + (Coercions.asDecimal(from).scale() <= to.scale() ? 1 : 0);
            case DOUBLE, REAL -> source != Kind.VARCHAR;
            case BOOLEAN -> source != Kind.VARCHAR;
            case VARCHAR -> source == Kind.VARCHAR || to.precision() == ColumnType.UNBOUNDED;
            case TIMESTAMP -> source != Kind.DATE;
            default -> true;
        };
    }

    private static int digits(ColumnType decimal)
    {
        return decimal.precision() - decimal.scale();
    }

    static boolean isInRange(long value, Kind kind)
    {
        return switch (kind) {
            case TINYINT -> value == (byte) value;
            case SMALLINT -> value == (short) value;
            case INTEGER -> value == (int) value;
            default -> true;
        };
    }

    static Value cast(Conversion conversion)
    {
        ColumnType from = conversion.argument().type();
        ColumnType to = conversion.type();
        Function function = function(from, to);
        Value argument = Compiler.value(conversion.argument());
        return (touch, row) -> {
            // what fails before the cast fails also with TRY_CAST
            Object value = argument.evaluate(touch, row);
            if (value == null) {
                return null;
            }
            try {
                return function.cast(value);
            }
            catch (ArithmeticException | NumberFormatException e) {
                if (conversion.orNull()) {
                    return null;
                }
                boolean text = from.kind() == Kind.VARCHAR || to.kind() == Kind.VARCHAR || e instanceof NumberFormatException;
                throw new EvaluationException(text ? Reason.INVALID_CAST_ARGUMENT : Reason.NUMERIC_VALUE_OUT_OF_RANGE, "A value of type %s cannot be cast to %s: use TRY_CAST for NULL in its place".formatted(from, to));
            }
        };
    }

    private static Function function(ColumnType from, ColumnType to)
    {
        Kind source = from.kind();
        return switch (to.kind()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> value -> inRange(integer(value, source), to.kind());
            case DECIMAL -> value -> decimal(value, source, to);
            case DOUBLE -> value -> source == Kind.VARCHAR ? Double.valueOf((String) value) : Double.valueOf(((Number) value).doubleValue());
            case REAL -> value -> (double) real(value, from);
            case BOOLEAN -> value -> source == Kind.VARCHAR ? bool((String) value) : Boolean.valueOf(source == Kind.BOOLEAN ? (Boolean) value : (Long) value != 0);
            case VARCHAR -> value -> text(value, source, to.precision());
            case DATE -> value -> value instanceof Timestamp timestamp ? timestamp.day() : value;
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> value -> {
                if (value instanceof Timestamp timestamp) {
                    return from.precision() <= to.precision() ? timestamp : timestamp.round(to.precision());
                }
                return Timestamp.ofDay((Long) value);
            };
            case VARBINARY, INTERVAL_DAY_TO_SECOND, UNKNOWN, OTHER -> value -> value;
        };
    }

    private static long inRange(long value, Kind kind)
    {
        if (!isInRange(value, kind)) {
            throw new ArithmeticException("out of range");
        }
        return value;
    }

    private static long integer(Object value, Kind source)
    {
        return switch (source) {
            case DECIMAL -> ((BigDecimal) value).setScale(0, RoundingMode.HALF_UP).longValueExact();
            case DOUBLE -> {
                if (((Double) value).isNaN()) {
                    throw new NumberFormatException("NaN");
                }
                yield DoubleMath.roundToLong((Double) value, RoundingMode.HALF_UP);
            }
            case VARCHAR -> Long.parseLong(((String) value).trim());
            case BOOLEAN -> (Boolean) value ? 1 : 0;
            default -> (Long) value;
        };
    }

    private static BigDecimal decimal(Object value, Kind source, ColumnType to)
    {
        BigDecimal number = switch (source) {
            case DECIMAL -> (BigDecimal) value;
            // NaN and infinity are no numbers, which the constructor says
            case DOUBLE -> BigDecimal.valueOf((Double) value);
            case VARCHAR -> new BigDecimal((String) value);
            default -> BigDecimal.valueOf((Long) value);
        };
        // not to write out the zeros of something like 1e1000000000
        if (number.signum() == 0 || number.precision() - (long) number.scale() < -MAX_EXPONENT) {
            return new BigDecimal(BigInteger.ZERO, to.scale());
        }
        if (number.precision() - (long) number.scale() > MAX_EXPONENT) {
            throw new ArithmeticException("out of range");
        }
        BigDecimal rounded = number.setScale(to.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > to.precision()) {
            throw new ArithmeticException("out of range");
        }
        return rounded;
    }

    private static float real(Object value, ColumnType from)
    {
        return switch (from.kind()) {
            case DOUBLE, REAL -> ((Double) value).floatValue();
            // Trino has decimals of up to 18 digits as long
            case DECIMAL -> from.precision() <= 18 ? (float) ((double) ((BigDecimal) value).unscaledValue().longValueExact() / BigInteger.TEN.pow(from.scale()).longValueExact()) : ((BigDecimal) value).floatValue();
            default -> (float) (long) (Long) value;
        };
    }

    private static boolean bool(String value)
    {
        return switch (asciiLower(value)) {
            case "t", "true", "1" -> true;
            case "f", "false", "0" -> false;
            default -> throw new NumberFormatException("no boolean");
        };
    }

    private static String asciiLower(String text)
    {
        // not the letters outside ASCII whose lower case is within it
        return com.google.common.base.Ascii.toLowerCase(text);
    }

    private static String text(Object value, Kind source, int length)
    {
        if (source == Kind.VARCHAR) {
            return Texts.length((String) value) <= length ? (String) value : Texts.substring((String) value, 1, length);
        }
        String text = source == Kind.DECIMAL ? ((BigDecimal) value).toPlainString() : value.toString();
        if (text.length() > length) {
            throw new ArithmeticException("too long");
        }
        return text;
    }
}
