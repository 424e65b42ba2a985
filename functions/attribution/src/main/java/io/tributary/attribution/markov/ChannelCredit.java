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
package io.tributary.attribution.markov;

import java.math.BigInteger;

import static java.util.Objects.requireNonNull;

/**
 * What a chain credits to one channel.
 *
 * @param channel its number in the channels of the counts
 * @param removalEffect which part of all conversions would be lost without the channel, from 0 to 1
 * @param conversions credited
 * @param value credited, as a double
 * @param exactValue the same for decimal values, in their smallest unit, and 0 for others
 */
public record ChannelCredit(int channel, double removalEffect, double conversions, double value, BigInteger exactValue)
{
    public ChannelCredit
    {
        requireNonNull(exactValue, "exactValue is null");
    }
}
