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

/**
 * The right records of each block, in the order of their ids.
 */
final class Blocks
{
    static final int NONE = -1;

    private final RuleKeys keys;
    private final int leftSize;
    // by right record, the place of the next of its block plus 1, 0 if there is none
    private final int[] next;

    Blocks(MatchSide left, MatchSide right, RuleKeys keys)
    {
        this.keys = keys;
        leftSize = left.size();
        next = new int[right.size()];
    }

    /**
     * Removes the right records of all blocks.
     */
    void clear()
    {
        for (int key = 1; key <= keys.keyCount(); key++) {
            keys.setFirst(key, 0);
        }
    }

    /**
     * Puts a right record before all others of its block.
     */
    void prepend(int key, int place)
    {
        next[place - leftSize] = keys.first(key);
        keys.setFirst(key, place + 1);
    }

    /**
     * The place of the first right record of a block.
     */
    int first(int key)
    {
        return keys.first(key) - 1;
    }

    /**
     * The place of the right record that follows another in its block.
     */
    int next(int place)
    {
        return next[place - leftSize] - 1;
    }

    void removeFirst(int key)
    {
        keys.setFirst(key, next[first(key) - leftSize]);
    }

    void removeAll(int key)
    {
        keys.setFirst(key, 0);
    }
}
