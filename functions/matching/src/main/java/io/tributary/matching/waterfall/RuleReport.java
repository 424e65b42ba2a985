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
package io.tributary.matching.waterfall;

import java.nio.ByteBuffer;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What one rule found.
 *
 * @param rule from 1, the best first
 * @param leftRows left records that have a key of this rule
 * @param rightRows right records that have a key of this rule
 * @param matches pairs that were matched by it
 * @param sharedKeys keys that were set aside, as too many records of one side have them
 * @param sharedLeftRows left records with such a key
 * @param sharedRightRows right records with such a key
 * @param largestKey the key that most records of one side have, the first in the order of bytes if there are several; empty if no two records of a side have the same
 * @param largestKeyRows how many records of a side have it; 1 if no two have the same, 0 if there are no keys
 */
public record RuleReport(
        int rule,
        long leftRows,
        long rightRows,
        long matches,
        long sharedKeys,
        long sharedLeftRows,
        long sharedRightRows,
        Optional<ByteBuffer> largestKey,
        long largestKeyRows)
{
    public RuleReport
    {
        requireNonNull(largestKey, "largestKey is null");
    }
}
