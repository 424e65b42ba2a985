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
package io.tributary.connector.attribution.function;

import io.trino.spi.function.table.Argument;
import io.trino.spi.function.table.DescriptorArgumentSpecification;
import io.trino.spi.function.table.ScalarArgument;
import io.trino.spi.function.table.ScalarArgumentSpecification;
import io.trino.spi.function.table.TableArgumentSpecification;

import java.util.Map;

import static io.trino.spi.type.BooleanType.BOOLEAN;

/**
 * Arguments that several table functions have.
 */
final class FunctionArguments
{
    static final String SCHEMA = "system";

    static final String TOUCHES = "TOUCHES";
    static final String CONVERSIONS = "CONVERSIONS";
    static final String EVENTS = "EVENTS";
    static final String CONVERSION = "CONVERSION";
    static final String CONVERSION_COLUMNS = "CONVERSION_COLUMNS";
    static final String VALUE = "VALUE";
    static final String CONVERSION_ID = "CONVERSION_ID";
    static final String TOUCH_ID = "TOUCH_ID";
    static final String EVENT_ID = "EVENT_ID";
    static final String EXPLAIN = "EXPLAIN";

    private FunctionArguments() {}

    /**
     * Customers without touches are kept, as their conversions have a row.
     */
    static TableArgumentSpecification touches()
    {
        return TableArgumentSpecification.builder().name(TOUCHES).keepWhenEmpty().passThroughColumns().build();
    }

    /**
     * Touches of which only groups are told.
     */
    static TableArgumentSpecification comparedTouches()
    {
        return TableArgumentSpecification.builder().name(TOUCHES).keepWhenEmpty().build();
    }

    /**
     * Customers without conversions have nothing to credit.
     */
    static TableArgumentSpecification conversions()
    {
        return TableArgumentSpecification.builder().name(CONVERSIONS).pruneWhenEmpty().passThroughColumns().build();
    }

    static TableArgumentSpecification events()
    {
        return TableArgumentSpecification.builder().name(EVENTS).pruneWhenEmpty().passThroughColumns().build();
    }

    /**
     * An argument that names columns and may be left out.
     */
    static DescriptorArgumentSpecification column(String name)
    {
        return DescriptorArgumentSpecification.builder().name(name).defaultValue(null).build();
    }

    static DescriptorArgumentSpecification requiredColumn(String name)
    {
        return DescriptorArgumentSpecification.builder().name(name).build();
    }

    static ScalarArgumentSpecification flag(String name)
    {
        return ScalarArgumentSpecification.builder().name(name).type(BOOLEAN).defaultValue(false).build();
    }

    /**
     * A flag that is NULL is not set.
     */
    static boolean isTrue(String flag, Map<String, Argument> arguments)
    {
        return Boolean.TRUE.equals(((ScalarArgument) arguments.get(flag)).getValue());
    }
}
