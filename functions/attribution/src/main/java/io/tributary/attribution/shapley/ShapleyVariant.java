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
package io.tributary.attribution.shapley;

import io.tributary.attribution.journey.SqlNames;

/**
 * Which game the channels play.
 */
public enum ShapleyVariant
{
    /**
     * A coalition is worth the conversions of the journeys that need no channel outside it.
     */
    CONVERSIONS {
        @Override
        public ShapleyState newState()
        {
            return new SharedGame(false);
        }
    },

    /**
     * The same, and what a channel gets is told apart by the steps of the path at which it was.
     */
    ORDERED {
        @Override
        public ShapleyState newState()
        {
            return new SharedGame(true);
        }
    },

    /**
     * A coalition is worth the conversion rate of the journeys that need no channel outside it.
     */
    RATES {
        @Override
        public ShapleyState newState()
        {
            return new RateGame();
        }
    };

    public abstract ShapleyState newState();

    /**
     * The variant of that name in lower case, as written in SQL.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static ShapleyVariant fromName(String name)
    {
        return SqlNames.find("variant", name, values());
    }

    public String sqlName()
    {
        return SqlNames.of(this);
    }
}
