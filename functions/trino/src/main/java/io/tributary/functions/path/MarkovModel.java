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
package io.tributary.functions.path;

import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.ValueKind;
import io.tributary.attribution.markov.PathCounts;
import io.tributary.attribution.markov.PathCountsFormat;

import static java.util.Objects.requireNonNull;

/**
 * Paths for Markov chains.
 */
record MarkovModel(String settings, PathCounts counts)
        implements CountedPathModel
{
    MarkovModel
    {
        requireNonNull(settings, "settings is null");
        requireNonNull(counts, "counts is null");
    }

    /**
     * @throws IllegalArgumentException if the order is below 1
     */
    static MarkovModel of(String settings)
    {
        int space = settings.indexOf(' ');
        return new MarkovModel(settings, new PathCounts(Long.parseLong(settings.substring(0, space)), settings.startsWith(" with ", space), ValueKind.DOUBLE));
    }

    /**
     * The settings of a row, which are mostly those of the rows before.
     */
    static String settings(PathModel model, long order, boolean selfLoops)
    {
        if (model instanceof MarkovModel markov && markov.counts.order() == order && markov.counts.selfLoops() == selfLoops) {
            return markov.settings;
        }
        return order + (selfLoops ? " with self-loops" : " without self-loops");
    }

    @Override
    public PathModel newEmpty()
    {
        return of(settings);
    }

    @Override
    public NameNumbers channels()
    {
        return counts.channels();
    }

    @Override
    public void add(int[] path, int length, long conversions, double value, long nonConversions)
    {
        counts.add(path, length, conversions, 0, Double.doubleToLongBits(value), nonConversions);
    }

    @Override
    public byte[] toBytes()
    {
        return PathCountsFormat.toBytes(counts);
    }

    @Override
    public void mergeBytes(byte[] bytes, int offset, int length)
    {
        counts.merge(PathCountsFormat.fromBytes(bytes, offset));
    }

    @Override
    public long retainedBytes()
    {
        return counts.retainedBytes();
    }
}
