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

import static java.util.Objects.requireNonNull;

/**
 * An argument that a model has beside the conversion and the event time.
 */
public sealed interface ModelArgument
{
    String name();

    String sqlType();

    /**
     * True or false for each touch; NULL counts as false.
     */
    record Mark(String name)
            implements ModelArgument
    {
        public Mark
        {
            requireNonNull(name, "name is null");
        }

        @Override
        public String sqlType()
        {
            return "boolean";
        }
    }

    /**
     * A number for each touch.
     */
    record Weight(String name)
            implements ModelArgument
    {
        public Weight
        {
            requireNonNull(name, "name is null");
        }

        @Override
        public String sqlType()
        {
            return "double";
        }
    }

    /**
     * One value for the whole partition.
     *
     * @param example a good value in SQL, for error messages
     */
    record Parameter(String name, ConstantType type, String example)
            implements ModelArgument
    {
        public Parameter
        {
            requireNonNull(name, "name is null");
            requireNonNull(type, "type is null");
            requireNonNull(example, "example is null");
        }

        @Override
        public String sqlType()
        {
            return type.sqlType();
        }
    }
}
