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
package io.tributary.functions.aggregate;

import io.trino.spi.StandardErrorCode;
import io.trino.spi.TrinoException;

/**
 * How many events one customer may have.
 *
 * @param events from 1 to 100,000,000, so that the serialized form of a customer fits one value of the engine
 * @param flags whether a customer of more events gets a result that says so, instead of failing the query
 */
record EventLimit(int events, boolean flags)
{
    static final EventLimit DEFAULT = new EventLimit(1_000_000, false);

    private static final int MAX_EVENTS = 100_000_000;

    EventLimit
    {
        if (events < 1 || events > MAX_EVENTS) {
            throw new IllegalArgumentException("The limit of events must be from 1 to %s, but is %s: write it as in 'max_events(1000000)'".formatted(MAX_EVENTS, events));
        }
    }

    /**
     * @param function whose rows are too many
     * @param isAdjustable whether the function has models, to which a limit can be added
     */
    TrinoException exceeded(String function, boolean isAdjustable)
    {
        String adjustment = isAdjustable ? "; or add 'max_events(%s, flag)' to the models to have them flagged; or raise the limit, to at most 'max_events(%s)'".formatted(events, MAX_EVENTS) : "";
        return new TrinoException(
                StandardErrorCode.EXCEEDED_FUNCTION_MEMORY_LIMIT,
                """
                %s: A customer has more than %s events, which is rarely a person: find such customers with \
                SELECT customer, count(*) FROM events GROUP BY customer HAVING count(*) > %s, and leave them out%s\
                """.formatted(function, events, events, adjustment));
    }
}
