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
package io.tributary.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Numbers as text that is the same on every machine: a comma between thousands, a point before the fraction.
 */
final class NumberText
{
    private NumberText() {}

    static String whole(long number)
    {
        return format("#,##0", BigDecimal.valueOf(number));
    }

    /**
     * Two digits after the point, for credit and for money.
     */
    static String hundredths(BigDecimal number)
    {
        return format("#,##0.00", number);
    }

    /**
     * @param part 1 is all of it
     */
    static String percent(BigDecimal part)
    {
        return format("#,##0.0", part.movePointRight(2)) + "%";
    }

    private static String format(String pattern, BigDecimal number)
    {
        // Not shared, as formats are not safe for several threads
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
