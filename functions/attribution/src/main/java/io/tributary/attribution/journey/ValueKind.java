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
package io.tributary.attribution.journey;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * How the values of conversions are held: in as many longs as they need.
 */
public enum ValueKind
{
    /**
     * Conversions are only counted: each is worth 1.
     */
    COUNT(0) {
        @Override
        double toDouble(long high, long low)
        {
            return 1;
        }

        @Override
        int compare(long leftHigh, long leftLow, long rightHigh, long rightLow)
        {
            return 0;
        }
    },

    /**
     * The bits of a double.
     */
    DOUBLE(1) {
        @Override
        double toDouble(long high, long low)
        {
            return Double.longBitsToDouble(low);
        }

        @Override
        int compare(long leftHigh, long leftLow, long rightHigh, long rightLow)
        {
            return Double.compare(Double.longBitsToDouble(leftLow), Double.longBitsToDouble(rightLow));
        }
    },

    /**
     * A decimal as a whole number of its smallest unit, of 128 bits.
     */
    DECIMAL(2) {
        @Override
        double toDouble(long high, long low)
        {
            // the lower half has no sign of its own
            double unsignedLow = (low >>> 1) * 2.0 + (low & 1);
            return (high == 0 && low >= 0) || (high == -1 && low < 0) ? low : high * TWO_TO_THE_64 + unsignedLow;
        }

        @Override
        int compare(long leftHigh, long leftLow, long rightHigh, long rightLow)
        {
            return leftHigh == rightHigh ? Long.compareUnsigned(leftLow, rightLow) : Long.compare(leftHigh, rightHigh);
        }
    };

    private static final double TWO_TO_THE_64 = 0x1p64;

    private final int longs;

    ValueKind(int longs)
    {
        this.longs = longs;
    }

    public int longs()
    {
        return longs;
    }

    /**
     * The whole number of 128 bits of which these are the halves.
     */
    public static BigInteger exact(long high, long low)
    {
        if (high == low >> 63) {
            return BigInteger.valueOf(low);
        }
        return new BigInteger(ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array());
    }

    abstract double toDouble(long high, long low);

    abstract int compare(long leftHigh, long leftLow, long rightHigh, long rightLow);
}
