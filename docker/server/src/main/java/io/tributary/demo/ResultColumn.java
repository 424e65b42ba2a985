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
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * One column of a table, its values already text. Numbers stand to the right; fractions are rounded for reading, all of a
 * column to the same number of digits.
 */
record ResultColumn(String name, boolean numeric, List<String> cells)
{
    static final String NULL_TEXT = "-";

    // Shares need more digits than sums of money
    static final int MAX_DIGITS = 4;

    private static final BigDecimal SMALL = BigDecimal.TEN;
    private static final int DIGITS = 2;
    private static final int MAX_WIDTH = 64;

    ResultColumn
    {
        requireNonNull(name, "name is null");
        cells = List.copyOf(cells);
    }

    /**
     * @param values what {@link CellValue} read: null, {@link Long}, {@link BigDecimal} or {@link String}
     */
    static ResultColumn of(String name, List<Object> values)
    {
        List<Object> present = values.stream()
                .filter(Objects::nonNull)
                .toList();
        boolean numeric = !present.isEmpty() && present.stream().allMatch(Number.class::isInstance);
        int digits = digits(present);
        return new ResultColumn(
                name,
                numeric,
                values.stream()
                        .map(value -> text(value, digits))
                        .toList());
    }

    int width()
    {
        return Stream.concat(Stream.of(name), cells.stream())
                .mapToInt(String::length)
                .max()
                .orElseThrow();
    }

    String align(String text)
    {
        String padding = " ".repeat(width() - text.length());
        return numeric ? padding + text : text + padding;
    }

    private static int digits(List<Object> values)
    {
        BigDecimal largest = values.stream()
                .filter(BigDecimal.class::isInstance)
                .map(value -> ((BigDecimal) value).abs())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        int scale = values.stream()
                .filter(BigDecimal.class::isInstance)
                .mapToInt(value -> ((BigDecimal) value).scale())
                .max()
                .orElse(0);
        return Math.min(Math.max(scale, 0), largest.compareTo(SMALL) < 0 ? MAX_DIGITS : DIGITS);
    }

    private static String text(Object value, int digits)
    {
        return switch (value) {
            case null -> NULL_TEXT;
            case BigDecimal number -> number.setScale(digits, RoundingMode.HALF_UP).toPlainString();
            default -> shorten(value.toString());
        };
    }

    private static String shorten(String text)
    {
        if (text.length() <= MAX_WIDTH) {
            return text;
        }
        return text.substring(0, MAX_WIDTH - 3) + "...";
    }
}
