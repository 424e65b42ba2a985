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

import io.tributary.analysis.condition.EvaluationException;
import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;

import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;

/**
 * Errors of rules and conditions, which know no engine, as errors of the query.
 */
final class RuleErrors
{
    private RuleErrors() {}

    /**
     * @throws TrinoException in place of {@link IllegalArgumentException}
     */
    static void translate(Runnable work)
    {
        try {
            work.run();
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(INVALID_FUNCTION_ARGUMENT, e.getMessage(), e);
        }
    }

    /**
     * The error of a condition that fails on a row, with the code that the same expression has in a query.
     *
     * @param condition what it is called at the start of a sentence
     */
    static TrinoException withoutResult(String condition, EvaluationException e)
    {
        return new TrinoException(StandardErrorCode.valueOf(e.reason().name()), "%s has no result for a row. %s".formatted(condition, e.getMessage()), e);
    }
}
