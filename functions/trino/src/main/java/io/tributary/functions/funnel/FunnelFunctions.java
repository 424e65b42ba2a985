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
package io.tributary.functions.funnel;

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * All functions over the order of a customer's events, one class for each signature.
 */
public final class FunnelFunctions
{
    private static final List<Class<?>> CLASSES = ImmutableList.<Class<?>>builder()
            .add(FunnelAggregation.class)
            .add(FunnelWithModeAggregation.class)
            .add(RetentionAggregation.class)
            .add(SequenceCountAggregation.class)
            .add(SequenceMatchAggregation.class)
            .add(SequenceNextAggregation.class)
            .build();

    private FunnelFunctions() {}

    public static List<Class<?>> funnelFunctions()
    {
        return CLASSES;
    }
}
