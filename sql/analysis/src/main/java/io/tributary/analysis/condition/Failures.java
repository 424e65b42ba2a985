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
import io.tributary.analysis.condition.Expression.ColumnValue;
import io.tributary.analysis.condition.Expression.Constant;
import io.tributary.analysis.condition.Expression.Conversion;

/**
 * Which expressions have a result for every row.
 */
final class Failures
{
    private Failures() {}

    static boolean canFail(Expression expression)
    {
        return switch (expression) {
            case ColumnValue _, Constant _ -> false;
            case Conversion conversion -> canFail(conversion.argument()) || (!conversion.orNull() && !Casts.alwaysWorks(conversion.argument().type(), conversion.type()));
            case Call call -> operatorCanFail(call) || call.arguments().stream().anyMatch(Failures::canFail);
        };
    }

    private static boolean operatorCanFail(Call call)
    {
        return switch (call.operator()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> !call.type().kind().isFloating() && !(call.operator() == Operator.SUBTRACT && call.argument(0).type().kind().isTimestamp() && call.argument(1).type().kind().isTimestamp());
            case NEGATE, ABS -> call.type().kind().isLong();
            case LIKE -> !(call.argument(1) instanceof Constant);
            default -> false;
        };
    }
}
