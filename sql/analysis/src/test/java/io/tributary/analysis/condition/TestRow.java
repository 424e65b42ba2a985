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
import java.util.Arrays;

/**
 * A row of values as {@link Expression} has them.
 */
record TestRow(Object... values)
        implements Row
{
    @Override
    public boolean isNull(int column)
    {
        return values[column] == null;
    }

    @Override
    public boolean booleanAt(int column)
    {
        return (Boolean) values[column];
    }

    @Override
    public long longAt(int column)
    {
        return values[column] instanceof Timestamp timestamp ? timestamp.micros() : ((Number) values[column]).longValue();
    }

    @Override
    public int picosAt(int column)
    {
        return ((Timestamp) values[column]).picos();
    }

    @Override
    public double doubleAt(int column)
    {
        return ((Number) values[column]).doubleValue();
    }

    @Override
    public String textAt(int column)
    {
        return (String) values[column];
    }

    @Override
    public BigDecimal decimalAt(int column)
    {
        return (BigDecimal) values[column];
    }

    @Override
    public byte[] bytesAt(int column)
    {
        return (byte[]) values[column];
    }

    @Override
    public String toString()
    {
        return Arrays.deepToString(values);
    }
}
