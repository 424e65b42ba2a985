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
package io.tributary.functions.aggregate;

import com.google.common.collect.ImmutableList;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.model.ChannelModel;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What a query says about the journeys of a customer.
 *
 * @param models empty for a function without models
 */
record Settings(List<ChannelModel> models, EventLimit limit, Lookback lookback, Ownership ownership)
{
    Settings
    {
        models = ImmutableList.copyOf(models);
        requireNonNull(limit, "limit is null");
        requireNonNull(lookback, "lookback is null");
        requireNonNull(ownership, "ownership is null");
    }
}
