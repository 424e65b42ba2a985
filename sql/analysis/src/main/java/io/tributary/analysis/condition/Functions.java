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

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Compiles functions that are NULL if an argument is.
 */
final class Functions
{
    private interface Function
    {
        Object apply(Object[] arguments);
    }

    private Functions() {}

    static Value compile(Call call)
    {
        Function function = function(call);
        Value[] values = Compiler.values(call);
        return (touch, conversion) -> {
            Object[] arguments = new Object[values.length];
            for (int index = 0; index < values.length; index++) {
                arguments[index] = values[index].evaluate(touch, conversion);
                if (arguments[index] == null) {
                    return null;
                }
            }
            return function.apply(arguments);
        };
    }

    private static Function function(Call call)
    {
        return switch (call.operator()) {
            case LIKE -> like(call);
            case CONCATENATE, CONCAT -> arguments -> {
                StringBuilder text = new StringBuilder();
                for (Object argument : arguments) {
                    text.append((String) argument);
                }
                return text.toString();
            };
            case LOWER -> arguments -> Texts.lower((String) arguments[0]);
            case UPPER -> arguments -> Texts.upper((String) arguments[0]);
            case TRIM -> arguments -> Texts.trim((String) arguments[0], true, true);
            case LTRIM -> arguments -> Texts.trim((String) arguments[0], true, false);
            case RTRIM -> arguments -> Texts.trim((String) arguments[0], false, true);
            case REVERSE -> arguments -> Texts.reverse((String) arguments[0]);
            case REPLACE -> arguments -> Texts.replace((String) arguments[0], (String) arguments[1], arguments.length == 3 ? (String) arguments[2] : "");
            case LENGTH -> arguments -> Texts.length((String) arguments[0]);
            case STRPOS -> arguments -> Texts.position((String) arguments[0], (String) arguments[1]);
            case STARTS_WITH -> arguments -> ((String) arguments[0]).startsWith((String) arguments[1]);
            case SUBSTR -> arguments -> Texts.substring((String) arguments[0], (Long) arguments[1], arguments.length == 3 ? (Long) arguments[2] : Long.MAX_VALUE);
            case YEAR -> arguments -> (long) day(arguments[0]).getYear();
            case MONTH -> arguments -> (long) day(arguments[0]).getMonthValue();
            case DAY -> arguments -> (long) day(arguments[0]).getDayOfMonth();
            case DAY_OF_WEEK -> arguments -> (long) day(arguments[0]).getDayOfWeek().getValue();
            case HOUR -> arguments -> (long) time(arguments[0]).getHour();
            case MINUTE -> arguments -> (long) time(arguments[0]).getMinute();
            default -> throw new IllegalArgumentException("The operator %s is no function".formatted(call.operator()));
        };
    }

    private static LocalDate day(Object value)
    {
        return LocalDate.ofEpochDay(value instanceof Timestamp timestamp ? timestamp.day() : (Long) value);
    }

    private static LocalDateTime time(Object value)
    {
        return ((Timestamp) value).local();
    }

    private static Function like(Call call)
    {
        String escape = call.arguments().size() == 3 ? (String) ((Constant) call.argument(2)).value() : null;
        if (call.argument(1) instanceof Constant constant && constant.value() instanceof String text) {
            LikePattern pattern = LikePattern.compile(text, escape);
            return arguments -> pattern.matches((String) arguments[0]);
        }
        return arguments -> LikePattern.compile((String) arguments[1], escape).matches((String) arguments[0]);
    }
}
