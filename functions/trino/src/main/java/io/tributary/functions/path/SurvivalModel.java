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
import io.tributary.attribution.survival.SurvivalFit;
import io.tributary.attribution.survival.SurvivalState;

import static java.util.Objects.requireNonNull;

/**
 * Journeys with their times, for the additive hazard model.
 */
record SurvivalModel(SurvivalState state)
        implements PathModel
{
    static final String SETTINGS = "";

    SurvivalModel
    {
        requireNonNull(state, "state is null");
    }

    @Override
    public String settings()
    {
        return SETTINGS;
    }

    @Override
    public NameNumbers channels()
    {
        return state.channels();
    }

    @Override
    public PathModel newEmpty()
    {
        return new SurvivalModel(new SurvivalState());
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

    @Override
    public long resultBytes()
    {
        return state.fitBytes();
    }

    SurvivalFit fit()
    {
        return state.fit();
    }
}
