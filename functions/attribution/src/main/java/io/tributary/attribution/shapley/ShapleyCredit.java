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

/**
 * What a channel gets, by its number in the state.
 *
 * @param position the step of the path that is credited, from 1, or 0 for all steps together
 * @param conversions its part of the conversions; may be negative only in the game on rates
 * @param value its part of the value
 * @param conversionsError the standard error of the conversions, 0 if they are exact
 * @param valueError the standard error of the value, 0 if it is exact
 */
public record ShapleyCredit(int channel, int position, double conversions, double value, double conversionsError, double valueError) {}
