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
package io.tributary.connector.journeys;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * Consecutive units, such as people.
 *
 * @param first included
 * @param last included
 */
public record UnitRange(long first, long last)
{
    public UnitRange
    {
        checkArgument(first >= 1, "first must be at least 1: %s", first);
        checkArgument(last >= first, "last must not be less than first: %s, %s", first, last);
    }

    long count()
    {
        return last - first + 1;
    }
}
