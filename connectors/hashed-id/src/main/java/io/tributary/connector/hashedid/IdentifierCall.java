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
package io.tributary.connector.hashedid;

import io.airlift.slice.Slice;
import io.trino.spi.connector.ConnectorSession;

/**
 * One call of a function in the text of a query. What it has read of one row it may keep for the next, of the same query or another.
 */
interface IdentifierCall
{
    /**
     * @param value the identifier
     * @param region null if the function was called without one
     * @param name of a partner or a profile, null if the function was called without one
     * @return null for NULL
     */
    Slice call(ConnectorSession session, Slice value, Slice region, Slice name);
}
