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

import io.trino.spi.Page;

import java.util.List;
import java.util.Optional;

/**
 * What a table function does with the rows of one customer after the other. For one thread at a time.
 */
interface CustomerWork
{
    /**
     * Forgets the customer before.
     */
    void clear();

    /**
     * @param input a page of each table argument, where there is one left
     */
    void add(List<Optional<Page>> input);

    /**
     * To be called when all rows of the customer have been added.
     */
    void begin();

    /**
     * The next rows of the result; nothing after the last of them.
     */
    Optional<Page> next();
}
