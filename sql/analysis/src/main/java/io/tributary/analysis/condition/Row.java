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

import java.math.BigDecimal;

/**
 * One touch or one conversion. A value is read by the method for the type of its column, and only if it is not NULL.
 */
public interface Row
{
    boolean isNull(int column);

    boolean booleanAt(int column);

    /**
     * An integer; of a date the days since 1970-01-01; of a timestamp the microseconds since 1970-01-01 00:00:00, rounded down, and of one with time zone those since that instant in UTC;
     * of an interval the milliseconds.
     */
    long longAt(int column);

    /**
     * The picoseconds of a timestamp within its microsecond, from 0 to 999,999.
     */
    int picosAt(int column);

    /**
     * A double, or a real without any change of value.
     */
    double doubleAt(int column);

    /**
     * A varchar. Equal values are found sooner if they are the same object.
     */
    String textAt(int column);

    BigDecimal decimalAt(int column);

    /**
     * A varbinary, which is not changed.
     */
    byte[] bytesAt(int column);
}
