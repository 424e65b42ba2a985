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

import io.tributary.analysis.condition.Expression.Call;
import io.tributary.analysis.condition.Expression.Constant;
import io.tributary.analysis.condition.Expression.Conversion;

import java.util.List;

/**
 * Computes what does not depend on a row.
 */
final class Folding
{
    private Folding() {}

    /**
     * @return the expression as it is if it reads a column, or has no result
     */
    static Expression fold(Expression expression)
    {
        List<Expression> arguments = switch (expression) {
            case Call call -> call.arguments();
            case Conversion conversion -> List.of(conversion.argument());
            default -> List.of();
        };
        if (isNull(expression)) {
            return new Constant(expression.type(), null);
        }
        if (arguments.isEmpty() || !arguments.stream().allMatch(Constant.class::isInstance)) {
            return expression;
        }
        try {
            return new Constant(expression.type(), Compiler.value(expression).evaluate(null, null));
        }
        catch (EvaluationException e) {
            // fails for the rows that reach it, as in Trino
            return expression;
        }
    }

    /**
     * Whether it is NULL because an argument is, whatever the others are. Trino does not evaluate the others then.
     */
    private static boolean isNull(Expression expression)
    {
        if (!(expression instanceof Call call) || call.arguments().stream().noneMatch(argument -> argument instanceof Constant constant && constant.value() == null)) {
            return false;
        }
        return switch (call.operator()) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, LIKE, ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, NEGATE, CONCATENATE, ABS, CONCAT, DAY, DAY_OF_WEEK, HOUR, LENGTH, LOWER, LTRIM, MINUTE,
                 MONTH, REPLACE, REVERSE, RTRIM, STARTS_WITH, STRPOS, SUBSTR, TRIM, UPPER, YEAR -> true;
            case AND, OR, NOT, BETWEEN, IN, IS_NULL, IS_TRUE, IS_FALSE, IS_UNKNOWN, IS_DISTINCT, CASE, SIMPLE_CASE, CAST, TRY_CAST, COALESCE, GREATEST, LEAST, IF, NULLIF -> false;
        };
    }
}
