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

import java.io.Serial;

import static java.util.Objects.requireNonNull;

/**
 * A condition has no result for a row, where Trino's own expression would fail as well. The message has no value of the row.
 */
public final class EvaluationException
        extends IllegalArgumentException
{
    /**
     * Named as the error codes of Trino.
     */
    public enum Reason
    {
        DIVISION_BY_ZERO,
        INVALID_CAST_ARGUMENT,
        INVALID_FUNCTION_ARGUMENT,
        NUMERIC_VALUE_OUT_OF_RANGE,
    }

    @Serial
    private static final long serialVersionUID = 1;

    private static final int NONE = -1;

    private final Reason reason;
    private final int condition;

    EvaluationException(Reason reason, String message)
    {
        super(message);
        this.reason = requireNonNull(reason, "reason is null");
        condition = NONE;
    }

    private EvaluationException(EvaluationException cause, int condition)
    {
        super(cause.getMessage(), cause);
        reason = cause.reason;
        this.condition = condition;
    }

    public Reason reason()
    {
        return reason;
    }

    /**
     * The number of the condition in its {@link ConditionIndex}, -1 if it was not evaluated by one.
     */
    public int condition()
    {
        return condition;
    }

    EvaluationException ofCondition(int number)
    {
        return new EvaluationException(this, number);
    }

    static EvaluationException outOfRange(String what, ColumnType type)
    {
        return new EvaluationException(Reason.NUMERIC_VALUE_OUT_OF_RANGE, "The %s is out of the range of %s: test the values in the condition, or cast them to a larger type before".formatted(what, type));
    }

    static EvaluationException divisionByZero()
    {
        return new EvaluationException(Reason.DIVISION_BY_ZERO, "A division by zero has no result: divide by NULLIF(divisor, 0)");
    }
}
