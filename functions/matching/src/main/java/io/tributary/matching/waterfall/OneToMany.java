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
 * All right records of a block with the smallest left id.
 */
final class OneToMany
        implements Pairing
{
    private final MatchSide left;
    private final MatchSide right;
    private final RuleKeys keys;
    private final Blocks blocks;
    // by right record
    private final boolean[] isMatched;

    OneToMany(MatchSide left, MatchSide right, RuleKeys keys)
    {
        this.left = left;
        this.right = right;
        this.keys = keys;
        blocks = new Blocks(left, right, keys);
        isMatched = new boolean[right.size()];
    }

    @Override
    public long pair(int rule, MatchConsumer consumer)
    {
        blocks.clear();
        for (int index = right.size() - 1; index >= 0; index--) {
            if (!isMatched[index]) {
                int key = keys.key(left.size() + index);
                if (key != 0) {
                    blocks.prepend(key, left.size() + index);
                }
            }
        }
        long matches = 0;
        for (int place = 0; place < left.size(); place++) {
            int key = keys.key(place);
            if (key == 0) {
                continue;
            }
            for (int rightPlace = blocks.first(key); rightPlace != Blocks.NONE; rightPlace = blocks.next(rightPlace)) {
                int index = rightPlace - left.size();
                isMatched[index] = true;
                matches++;
                consumer.match(left.record(place), right.record(index), rule, 1.0 / keys.leftCount(key));
            }
            blocks.removeAll(key);
        }
        return matches;
    }
}
