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
package io.tributary.functions.window;

import io.trino.spi.function.WindowIndex;

/**
 * How a row says that it is a conversion: true, or any number that is not NULL.
 */
enum ConversionType
{
    BOOLEAN("boolean") {
        @Override
        boolean isConversion(WindowIndex index, int channel, int position)
        {
            return !index.isNull(channel, position) && index.getBoolean(channel, position);
        }

        @Override
        double value(WindowIndex index, int channel, int position)
        {
            return 1;
        }
    },

    VALUE("double") {
        @Override
        boolean isConversion(WindowIndex index, int channel, int position)
        {
            return !index.isNull(channel, position);
        }

        @Override
        double value(WindowIndex index, int channel, int position)
        {
            return index.getDouble(channel, position);
        }
    };

    private final String sqlType;

    ConversionType(String sqlType)
    {
        this.sqlType = sqlType;
    }

    String sqlType()
    {
        return sqlType;
    }

    abstract boolean isConversion(WindowIndex index, int channel, int position);

    abstract double value(WindowIndex index, int channel, int position);
}
