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

/**
 * What a chain would lose with each channel: by channel, the expected conversions of all journeys that come to a state of the channel before they convert, and the same for values above and below 0.
 *
 * @param gains of the values of the states whose conversions are worth more than 0 together, in units of the largest value of a state
 * @param losses the same for states whose conversions are worth less than 0, as numbers above 0
 */
record RemovedConversions(double[] conversions, double[] gains, double[] losses)
{
    RemovedConversions(int channels)
    {
        this(new double[channels], new double[channels], new double[channels]);
    }
}
