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
package io.tributary.attribution.funnel;

import java.util.Arrays;
import java.util.Locale;

import static java.util.stream.Collectors.joining;

/**
 * What may lie between two steps of a funnel. An event of the instant of one of the two lies between neither.
 */
public enum FunnelMode
{
    /**
     * Anything may lie between two steps.
     */
    ORDERED {
        @Override
        boolean passes(int reached, int earliestStep, int latestStep)
        {
            return true;
        }
    },

    /**
     * Anything may lie between two steps, but each step is strictly later than the one before.
     */
    INCREASING_TIME {
        @Override
        boolean passes(int reached, int earliestStep, int latestStep)
        {
            return true;
        }
    },

    /**
     * No event that meets any step may lie between two steps.
     */
    STRICT_ORDER {
        @Override
        boolean passes(int reached, int earliestStep, int latestStep)
        {
            return false;
        }
    },

    /**
     * Between step n and the next no event may lie that meets any of the steps 1 to n + 1.
     */
    NO_REPEATS {
        @Override
        boolean passes(int reached, int earliestStep, int latestStep)
        {
            return earliestStep > reached;
        }
    },

    /**
     * Between step n and the next only events may lie that meet any of the steps 1 to n + 1.
     */
    RE_ENTRY {
        @Override
        boolean passes(int reached, int earliestStep, int latestStep)
        {
            return latestStep <= reached;
        }
    };

    /**
     * The mode of that name in lower case, as written in SQL.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static FunnelMode fromName(String name)
    {
        for (FunnelMode mode : values()) {
            if (mode.sqlName().equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("Unknown mode '%s': use one of %s".formatted(
                name,
                Arrays.stream(values())
                        .map(mode -> "'" + mode.sqlName() + "'")
                        .collect(joining(", "))));
    }

    public String sqlName()
    {
        return name().toLowerCase(Locale.ENGLISH);
    }

    /**
     * Whether a customer who has reached some steps may go on after an instant at which none of them is taken.
     *
     * @param reached how many steps
     * @param earliestStep of the first steps that the events of the instant meet, from 0, the earliest
     * @param latestStep of these first steps the latest
     */
    abstract boolean passes(int reached, int earliestStep, int latestStep);
}
