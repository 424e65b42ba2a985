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
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.tributary.attribution.journey.IntervalText;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.model.ChannelModel;
import io.trino.spi.TrinoException;

import java.util.List;

import static io.tributary.functions.FunctionCounters.functionCounters;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * What a query says about the journeys of a customer.
 *
 * @param models empty for a function without models
 * @param modelNames as the user wrote them
 */
record Settings(List<ChannelModel> models, EventLimit limit, Lookback lookback, Ownership ownership, List<Slice> modelNames)
{
    private static final int LONGEST_SHOWN = 100;

    Settings
    {
        models = ImmutableList.copyOf(models);
        modelNames = ImmutableList.copyOf(modelNames);
        requireNonNull(limit, "limit is null");
        requireNonNull(lookback, "lookback is null");
        requireNonNull(ownership, "ownership is null");
    }

    Settings(List<ChannelModel> models, EventLimit limit, Lookback lookback, Ownership ownership)
    {
        this(models, limit, lookback, ownership, models.stream().map(model -> Slices.utf8Slice(model.text())).toList());
    }

    /**
     * The settings for error messages, the models shortened where they are long.
     */
    String description()
    {
        String modelTexts = models.stream().map(ChannelModel::text).collect(joining(", "));
        return "(%s%s, '%s')".formatted(
                models.isEmpty() ? "" : (modelTexts.length() <= LONGEST_SHOWN ? modelTexts : modelTexts.substring(0, LONGEST_SHOWN) + "...") + ", ",
                lookback.isUnlimited() ? "no lookback" : IntervalText.ofMillis(lookback.micros() / 1000),
                ownership.sqlName());
    }

    /**
     * Counts a customer of more events than allowed, and gives the error for it.
     */
    TrinoException countCustomerOverLimit()
    {
        functionCounters().addCustomerOverLimit();
        return models.isEmpty() ? limit.exceeded(JourneyAggregation.NAME, false) : limit.exceeded(AttributionAggregation.NAME, true);
    }
}
