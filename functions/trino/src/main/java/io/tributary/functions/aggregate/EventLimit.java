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
 * @param events more than 0
 * @param flags whether a customer of more events gets a result that says so, instead of failing the query
 */
record EventLimit(int events, boolean flags)
{
    static final EventLimit DEFAULT = new EventLimit(1_000_000, false);

    EventLimit
    {
        if (events < 1) {
            throw new IllegalArgumentException("The limit of events must be more than 0, but is %s: write it as in 'max_events(1000000)'".formatted(events));
        }
    }

    TrinoException exceeded()
    {
        return new TrinoException(
                StandardErrorCode.EXCEEDED_FUNCTION_MEMORY_LIMIT,
                """
                A customer has more than %1$s events, which is rarely a person: find such customers with \
                SELECT customer, count(*) FROM events GROUP BY customer HAVING count(*) > %1$s, and leave them out; \
                or add 'max_events(%1$s, flag)' to the models to have them flagged; or raise the limit with 'max_events(%2$s)'\
                """.formatted(events, 10L * events));
    }
}
