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

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * All aggregates over paths.
 */
public final class PathAggregations
{
    private static final List<Class<?>> CLASSES = ImmutableList.<Class<?>>builder()
            .add(MarkovAggregation.class)
            .add(MarkovWithOrderAggregation.class)
            .add(MarkovWithSelfLoopsAggregation.class)
            .add(OrderAggregation.class)
            .add(OrderWithSelfLoopsAggregation.class)
            .add(ProbabilisticAggregation.class)
            .add(ShapleyAggregation.class)
            .add(ShapleyWithNonConversionsAggregation.class)
            .add(ShapleyWithVariantAggregation.class)
            .add(SurvivalAggregation.class)
            .add(TransitionsAggregation.class)
            .add(TransitionsWithOrderAggregation.class)
            .add(TransitionsWithSelfLoopsAggregation.class)
            .build();

    private PathAggregations() {}

    public static List<Class<?>> pathAggregations()
    {
        return CLASSES;
    }
}
