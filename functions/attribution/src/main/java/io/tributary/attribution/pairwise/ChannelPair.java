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
package io.tributary.attribution.pairwise;

/**
 * The journeys on two channels, in the order of their names, or on one channel twice.
 *
 * @param converted how many of them converted
 * @param unconverted how many of them did not
 * @param partners where there are two channels, the sum over those that converted of 1 / (s - 1), with s the number of their channels
 */
record ChannelPair(int first, int second, long converted, long unconverted, double partners)
{
    double rate()
    {
        return converted == 0 ? 0 : converted / ((double) converted + unconverted);
    }
}
