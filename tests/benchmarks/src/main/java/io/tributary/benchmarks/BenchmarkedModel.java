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
package io.tributary.benchmarks;

import io.tributary.attribution.model.AttributionModel;
import io.tributary.attribution.model.Custom;
import io.tributary.attribution.model.FirstTouch;
import io.tributary.attribution.model.LastNonDirect;
import io.tributary.attribution.model.LastTouch;
import io.tributary.attribution.model.Linear;
import io.tributary.attribution.model.MilestoneBased;
import io.tributary.attribution.model.Participation;
import io.tributary.attribution.model.PositionBased;
import io.tributary.attribution.model.TimeDecay;
import io.tributary.attribution.model.Weighted;

import java.util.List;
import java.util.Locale;

import static java.util.Objects.requireNonNull;

/**
 * Every model, by the name of its function without the prefix.
 */
public enum BenchmarkedModel
{
    CUSTOM(new Custom(List.of(1.0, 2.0, 4.0, 8.0))),
    FIRST_TOUCH(new FirstTouch()),
    FULL_PATH(MilestoneBased.FULL_PATH),
    INVERSE_J_SHAPED(PositionBased.INVERSE_J_SHAPED),
    J_SHAPED(PositionBased.J_SHAPED),
    LAST_NON_DIRECT(new LastNonDirect()),
    LAST_TOUCH(new LastTouch()),
    LINEAR(new Linear()),
    PARTICIPATION(new Participation()),
    POSITION_BASED(PositionBased.of(0.3, 0.5)),
    TIME_DECAY(TimeDecay.WEEKLY),
    U_SHAPED(PositionBased.U_SHAPED),
    W_SHAPED(MilestoneBased.W_SHAPED),
    WEIGHTED(new Weighted());

    private final AttributionModel model;

    BenchmarkedModel(AttributionModel model)
    {
        this.model = requireNonNull(model, "model is null");
    }

    AttributionModel model()
    {
        return model;
    }

    String label()
    {
        return name().toLowerCase(Locale.ENGLISH);
    }
}
