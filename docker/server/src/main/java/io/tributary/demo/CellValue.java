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
package io.tributary.demo;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Pattern;

import static java.util.stream.Collectors.joining;

/**
 * Turns one value of a result into null, a {@link Long}, a {@link BigDecimal} or the text that a person wants to read.
 */
final class CellValue
{
    private static final Pattern ZERO_FRACTION = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d)\\.0++(?!\\d)");

    private CellValue() {}

    static Object read(ResultSet result, int column)
            throws SQLException
    {
        Object value = result.getObject(column);
        return switch (value) {
            case null -> null;
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case Long number -> number;
            case BigDecimal number -> number;
            case Double number when Double.isFinite(number) -> fraction(number);
            case Float number when Float.isFinite(number) -> fraction(number);
            case Array array -> path(array);
            // Every other type, times above all, as the driver writes it
            default -> withoutZeroFraction(result.getString(column));
        };
    }

    /**
     * The text of a time without a fraction of a second that is all zeros.
     */
    static String withoutZeroFraction(String text)
    {
        return ZERO_FRACTION.matcher(text).replaceFirst("$1");
    }

    /**
     * A double has no scale of its own: a whole one is as fine as its neighbours.
     */
    private static BigDecimal fraction(double number)
    {
        BigDecimal exact = BigDecimal.valueOf(number);
        return exact.setScale(Math.max(exact.scale(), ResultColumn.MAX_DIGITS));
    }

    /**
     * An array is nearly always a customer's path.
     */
    private static String path(Array array)
            throws SQLException
    {
        return Arrays.stream((Object[]) array.getArray())
                .map(element -> element == null ? ResultColumn.NULL_TEXT : element.toString())
                .collect(joining(" > "));
    }
}
