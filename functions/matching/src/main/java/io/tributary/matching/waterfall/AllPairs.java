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

import java.util.ArrayList;
import java.util.List;

/**
 * Every left record of a block with every right one, but for pairs that a better rule has made.
 */
final class AllPairs
        implements Pairing
{
    private final MatchSide left;
    private final MatchSide right;
    private final RuleKeys keys;
    private final Blocks blocks;
    // by better rule and place, 0 without a key or one that was dropped
    private final List<int[]> betterKeys = new ArrayList<>();

    AllPairs(MatchSide left, MatchSide right, RuleKeys keys)
    {
        this.left = left;
        this.right = right;
        this.keys = keys;
        blocks = new Blocks(left, right, keys);
    }

    @Override
    public long pair(int rule, MatchConsumer consumer)
    {
        blocks.clear();
        for (int place = left.size() + right.size() - 1; place >= left.size(); place--) {
            int key = keys.key(place);
            if (key != 0) {
                blocks.prepend(key, place);
            }
        }
        long matches = 0;
        for (int place = 0; place < left.size(); place++) {
            int key = keys.key(place);
            if (key == 0) {
                continue;
            }
            double largerSide = keys.largerCount(key);
            for (int rightPlace = blocks.first(key); rightPlace != Blocks.NONE; rightPlace = blocks.next(rightPlace)) {
                if (!isPaired(place, rightPlace)) {
                    matches++;
                    consumer.match(left.record(place), right.record(rightPlace - left.size()), rule, 1 / largerSide);
                }
            }
        }
        // each place has been asked for its key by now, so that dropped keys are 0
        betterKeys.add(keys.copyOfKeys());
        return matches;
    }

    private boolean isPaired(int leftPlace, int rightPlace)
    {
        for (int[] better : betterKeys) {
            if (better[leftPlace] != 0 && better[leftPlace] == better[rightPlace]) {
                return true;
            }
        }
        return false;
    }
}
