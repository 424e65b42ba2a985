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

import com.google.common.collect.ImmutableList;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A condition as it is written, before the types of the columns are known.
 */
sealed interface Syntax
{
    Position position();

    /**
     * @param name as written
     */
    record Reference(Side side, String name, Position position)
            implements Syntax
    {
        public Reference
        {
            requireNonNull(side, "side is null");
            requireNonNull(name, "name is null");
            requireNonNull(position, "position is null");
        }
    }

    /**
     * @param value see {@link Expression.Constant}
     */
    record Literal(ColumnType type, Object value, Position position)
            implements Syntax
    {
        public Literal
        {
            requireNonNull(type, "type is null");
            requireNonNull(position, "position is null");
        }
    }

    /**
     * CASE has its arguments as they are written, with the ELSE last if there is one; IN has its left side first.
     */
    record Operation(Operator operator, List<Syntax> arguments, Position position)
            implements Syntax
    {
        public Operation
        {
            requireNonNull(operator, "operator is null");
            arguments = ImmutableList.copyOf(arguments);
            requireNonNull(position, "position is null");
        }
    }

    /**
     * @param orNull whether what cannot be cast gives NULL
     */
    record Cast(Syntax argument, ColumnType type, boolean orNull, Position position)
            implements Syntax
    {
        public Cast
        {
            requireNonNull(argument, "argument is null");
            requireNonNull(type, "type is null");
            requireNonNull(position, "position is null");
        }
    }
}
