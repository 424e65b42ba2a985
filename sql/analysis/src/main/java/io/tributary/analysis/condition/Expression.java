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
 * An expression with types. Equal expressions have equal results for a row.
 *
 * <p>A value is a {@code Boolean}; a {@code Long} (integers, days of a date, milliseconds of an interval); a {@code Double} (also for a real, which is one without digits beyond those of a float);
 * a {@code BigDecimal} of the scale of the type; a {@code String}; a {@code byte[]}; a {@link Timestamp}; or null. Where one of these stands for values of both types, as between integers or between
 * timestamps of different precision, an expression of a wider type is one of the narrower type as it is.
 */
sealed interface Expression
{
    ColumnType type();

    record ColumnValue(Side side, int column, ColumnType type)
            implements Expression
    {
        public ColumnValue
        {
            requireNonNull(side, "side is null");
            requireNonNull(type, "type is null");
        }
    }

    /**
     * @param value null for NULL
     */
    record Constant(ColumnType type, Object value)
            implements Expression
    {
        static final Constant TRUE = new Constant(ColumnType.BOOLEAN, true);
        static final Constant FALSE = new Constant(ColumnType.BOOLEAN, false);

        public Constant
        {
            requireNonNull(type, "type is null");
        }
    }

    /**
     * The arguments have the types that the operator wants. Those that compare have arguments of one type, or of integer types, or timestamps of any precision.
     */
    record Call(Operator operator, List<Expression> arguments, ColumnType type)
            implements Expression
    {
        public Call
        {
            requireNonNull(operator, "operator is null");
            arguments = ImmutableList.copyOf(arguments);
            requireNonNull(type, "type is null");
        }

        static Call test(Operator operator, Expression... arguments)
        {
            return new Call(operator, ImmutableList.copyOf(arguments), ColumnType.BOOLEAN);
        }

        /**
         * With a constant that is on the left of two on the right, where it is looked for.
         */
        static Call comparison(Operator operator, List<Expression> arguments)
        {
            if (arguments.size() == 2 && arguments.getFirst() instanceof Constant && !(arguments.getLast() instanceof Constant)) {
                return test(operator.turned(), arguments.getLast(), arguments.getFirst());
            }
            return new Call(operator, arguments, ColumnType.BOOLEAN);
        }

        Expression argument(int index)
        {
            return arguments.get(index);
        }
    }

    /**
     * @param orNull whether what cannot be cast gives NULL
     */
    record Conversion(Expression argument, ColumnType type, boolean orNull)
            implements Expression
    {
        public Conversion
        {
            requireNonNull(argument, "argument is null");
            requireNonNull(type, "type is null");
        }
    }
}
