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
package io.tributary.connector.journeys.table;

import io.tributary.connector.journeys.story.Unit;
import io.trino.spi.block.BlockBuilder;

/**
 * Appends the value of one column in one row.
 */
public interface ColumnWriter<U extends Unit>
{
    /**
     * Appends one value.
     *
     * @param row the number by which the table knows the row within the unit
     */
    void write(U unit, int row, BlockBuilder output);
}
