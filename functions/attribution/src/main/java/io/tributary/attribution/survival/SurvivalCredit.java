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
package io.tributary.attribution.survival;

/**
 * What a channel gets, by its number in the state, and what was fitted for it.
 *
 * @param touches on the channel, in all journeys
 * @param conversions its part of the conversions
 * @param value its part of the value
 * @param effect the hazard that one touch adds over all time, at least 0: alone, it would lead to a conversion with probability {@code 1 - exp(-effect)}
 * @param decay how fast the hazard of a touch fades, for each second: it halves every {@code ln 2 / decay} seconds. Not a number where no converted journey
 *         has a touch on the channel, as nothing can be said of its decay then
 */
public record SurvivalCredit(int channel, long touches, double conversions, double value, double effect, double decay) {}
