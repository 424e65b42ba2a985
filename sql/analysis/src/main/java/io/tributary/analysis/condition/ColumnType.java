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

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * The type of a column or of an expression, as in Trino.
 *
 * @param precision digits of a decimal, fractional digits of a second in a timestamp, most characters of a varchar ({@link #UNBOUNDED} if there is no limit), 0 in all others
 * @param scale fractional digits of a decimal, 0 in all others
 */
public record ColumnType(Kind kind, int precision, int scale)
{
    /**
     * What values there are.
     */
    public enum Kind
    {
        BOOLEAN("boolean"),
        TINYINT("tinyint"),
        SMALLINT("smallint"),
        INTEGER("integer"),
        BIGINT("bigint"),
        REAL("real"),
        DOUBLE("double"),
        DECIMAL("decimal"),
        VARCHAR("varchar"),
        VARBINARY("varbinary"),
        DATE("date"),
        TIMESTAMP("timestamp"),
        TIMESTAMP_WITH_TIME_ZONE("timestamp with time zone"),
        /**
         * Milliseconds as {@code long}.
         */
        INTERVAL_DAY_TO_SECOND("interval day to second"),
        /**
         * Only NULL: the type of a bare {@code NULL}.
         */
        UNKNOWN("unknown"),
        /**
         * Any type whose values conditions cannot read.
         */
        OTHER("a type that conditions cannot read");

        private final String text;

        Kind(String text)
        {
            this.text = text;
        }

        boolean isInteger()
        {
            return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
        }

        boolean isFloating()
        {
            return this == REAL || this == DOUBLE;
        }

        boolean isNumber()
        {
            return isInteger() || isFloating() || this == DECIMAL;
        }

        /**
         * Whether values are read as {@code long}.
         */
        boolean isLong()
        {
            return isInteger() || this == DATE || this == INTERVAL_DAY_TO_SECOND;
        }

        boolean isTimestamp()
        {
            return this == TIMESTAMP || this == TIMESTAMP_WITH_TIME_ZONE;
        }
    }

    /**
     * The precision of a varchar without a limit.
     */
    public static final int UNBOUNDED = Integer.MAX_VALUE;

    static final int MAX_DECIMAL_PRECISION = 38;

    private static final int MAX_TIMESTAMP_PRECISION = 12;

    public static final ColumnType BOOLEAN = of(Kind.BOOLEAN);
    public static final ColumnType TINYINT = of(Kind.TINYINT);
    public static final ColumnType SMALLINT = of(Kind.SMALLINT);
    public static final ColumnType INTEGER = of(Kind.INTEGER);
    public static final ColumnType BIGINT = of(Kind.BIGINT);
    public static final ColumnType REAL = of(Kind.REAL);
    public static final ColumnType DOUBLE = of(Kind.DOUBLE);
    public static final ColumnType VARCHAR = varchar(UNBOUNDED);
    public static final ColumnType VARBINARY = of(Kind.VARBINARY);
    public static final ColumnType DATE = of(Kind.DATE);
    public static final ColumnType INTERVAL_DAY_TO_SECOND = of(Kind.INTERVAL_DAY_TO_SECOND);
    public static final ColumnType UNKNOWN = of(Kind.UNKNOWN);
    public static final ColumnType OTHER = of(Kind.OTHER);

    public ColumnType
    {
        requireNonNull(kind, "kind is null");
        switch (kind) {
            case DECIMAL -> {
                checkArgument(precision >= 1 && precision <= MAX_DECIMAL_PRECISION, "The precision of a decimal must be from 1 to 38, but is %s", precision);
                checkArgument(scale >= 0 && scale <= precision, "The scale of a decimal must be from 0 to its precision %s, but is %s", precision, scale);
            }
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> {
                checkArgument(precision >= 0 && precision <= MAX_TIMESTAMP_PRECISION, "The precision of a timestamp must be from 0 to 12, but is %s", precision);
                checkArgument(scale == 0, "A timestamp has no scale, but one of %s is given", scale);
            }
            case VARCHAR -> {
                checkArgument(precision >= 0, "The length of a varchar must not be negative, but is %s", precision);
                checkArgument(scale == 0, "A varchar has no scale, but one of %s is given", scale);
            }
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, VARBINARY, DATE, INTERVAL_DAY_TO_SECOND, UNKNOWN, OTHER -> checkArgument(precision == 0 && scale == 0, "The type %s has no precision and no scale, but %s and %s are given", kind.text, precision, scale);
        }
    }

    public static ColumnType decimal(int precision, int scale)
    {
        return new ColumnType(Kind.DECIMAL, precision, scale);
    }

    /**
     * @param length most characters, {@link #UNBOUNDED} for any number
     */
    public static ColumnType varchar(int length)
    {
        return new ColumnType(Kind.VARCHAR, length, 0);
    }

    public static ColumnType timestamp(int precision)
    {
        return new ColumnType(Kind.TIMESTAMP, precision, 0);
    }

    public static ColumnType timestampWithTimeZone(int precision)
    {
        return new ColumnType(Kind.TIMESTAMP_WITH_TIME_ZONE, precision, 0);
    }

    private static ColumnType of(Kind kind)
    {
        return new ColumnType(kind, 0, 0);
    }

    @Override
    public String toString()
    {
        return switch (kind) {
            case DECIMAL -> "decimal(%s, %s)".formatted(precision, scale);
            case VARCHAR -> precision == UNBOUNDED ? "varchar" : "varchar(%s)".formatted(precision);
            case TIMESTAMP -> "timestamp(%s)".formatted(precision);
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp(%s) with time zone".formatted(precision);
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, VARBINARY, DATE, INTERVAL_DAY_TO_SECOND, UNKNOWN, OTHER -> kind.text;
        };
    }
}
