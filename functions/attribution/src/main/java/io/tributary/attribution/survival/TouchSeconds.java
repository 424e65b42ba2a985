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
package io.tributary.attribution.survival;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * How long touches lie before the outcome of their journey, in whole seconds.
 */
final class TouchSeconds
{
    private static final long MICROS_PER_SECOND = 1_000_000;

    private TouchSeconds() {}

    /**
     * @return rounded up, and at least 1
     * @throws IllegalArgumentException if the touch lies after the outcome, or longer before it than an int can say
     */
    static int before(long outcomeMicros, long touchMicros)
    {
        if (touchMicros > outcomeMicros) {
            throw new IllegalArgumentException("A touch must not lie after the end of its journey, but one is %s seconds later: leave out later touches, or let journeys without conversion end at the end of the data".formatted(seconds(touchMicros - outcomeMicros)));
        }
        long micros = outcomeMicros - touchMicros;
        // negative beyond the range of a long
        if (micros < 0 || micros > Integer.MAX_VALUE * MICROS_PER_SECOND) {
            throw new IllegalArgumentException("A touch may lie at most %s seconds before the end of its journey, but one is %s seconds earlier: mend the times".formatted(Integer.MAX_VALUE, seconds(micros)));
        }
        return Math.max(1, (int) Math.ceilDiv(micros, MICROS_PER_SECOND));
    }

    /**
     * @param micros without a sign, as two longs may lie further apart than one can say
     */
    private static String seconds(long micros)
    {
        return new BigDecimal(new BigInteger(Long.toUnsignedString(micros)), 6).stripTrailingZeros().toPlainString();
    }
}
