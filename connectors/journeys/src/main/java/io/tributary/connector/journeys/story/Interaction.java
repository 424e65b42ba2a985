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
package io.tributary.connector.journeys.story;

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * What a person did at an event.
 */
public enum Interaction
{
    VIEW,
    CLICK,
    VISIT,
    OPEN,
    PURCHASE;

    /**
     * The names, in the order of the constants.
     */
    public static final List<String> LABELS = ImmutableList.of("view", "click", "visit", "open", "purchase");

    /**
     * The position among the constants, whose order is part of the data set.
     */
    @SuppressWarnings("EnumOrdinal")
    public int number()
    {
        return ordinal();
    }
}
