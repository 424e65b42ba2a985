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
 * In a block, the smallest left id with the smallest right one, and so on.
 */
final class OneToOne
        implements Pairing
{
    private static final long LEFT_UNIT = 1L << Integer.SIZE;

    private final MatchSide left;
    private final MatchSide right;
    private final RuleKeys keys;
    private final Blocks blocks;
    // by place
    private final boolean[] isMatched;

    OneToOne(MatchSide left, MatchSide right, RuleKeys keys)
    {
        this.left = left;
        this.right = right;
        this.keys = keys;
        blocks = new Blocks(left, right, keys);
        isMatched = new boolean[left.size() + right.size()];
    }

    @Override
    public long pair(int rule, MatchConsumer consumer)
    {
        blocks.clear();
        // how many records of a block are not matched yet: left ones in the upper half, right ones in the lower
        long[] unmatched = keys.countsByKey();
        for (int place = 0; place < left.size(); place++) {
            if (!isMatched[place]) {
                unmatched[keys.key(place)] += LEFT_UNIT;
            }
        }
        for (int place = isMatched.length - 1; place >= left.size(); place--) {
            if (!isMatched[place]) {
                int key = keys.key(place);
                if (key != 0) {
                    unmatched[key]++;
                    blocks.prepend(key, place);
                }
            }
        }
        long matches = 0;
        for (int place = 0; place < left.size(); place++) {
            int key = isMatched[place] ? 0 : keys.key(place);
            if (key == 0) {
                continue;
            }
            int rightPlace = blocks.first(key);
            if (rightPlace != Blocks.NONE) {
                blocks.removeFirst(key);
                isMatched[place] = true;
                isMatched[rightPlace] = true;
                matches++;
                double largerSide = Math.max(unmatched[key] >>> Integer.SIZE, (int) unmatched[key]);
                consumer.match(left.record(place), right.record(rightPlace - left.size()), rule, 1 / largerSide);
            }
        }
        return matches;
    }
}
