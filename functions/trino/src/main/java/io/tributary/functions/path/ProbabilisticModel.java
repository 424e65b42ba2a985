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
import io.tributary.attribution.pairwise.PairwiseCredit;
import io.tributary.attribution.pairwise.PairwiseState;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Paths for the simple probabilistic model.
 */
record ProbabilisticModel(PairwiseState state)
        implements CountedPathModel
{
    static final String SETTINGS = "";

    ProbabilisticModel
    {
        requireNonNull(state, "state is null");
    }

    @Override
    public String settings()
    {
        return SETTINGS;
    }

    @Override
    public PathModel newEmpty()
    {
        return new ProbabilisticModel(new PairwiseState());
    }

    @Override
    public NameNumbers channels()
    {
        return state.channels();
    }

    @Override
    public void add(int[] path, int length, long conversions, double value, long nonConversions)
    {
        state.add(path, length, conversions, value, nonConversions);
    }

    @Override
    public byte[] toBytes()
    {
        return state.toBytes();
    }

    @Override
    public void mergeBytes(byte[] bytes, int offset, int length)
    {
        state.mergeBytes(bytes, offset, length);
    }

    @Override
    public long retainedBytes()
    {
        return state.retainedBytes();
    }

    List<PairwiseCredit> credits()
    {
        return state.credits();
    }
}
