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
 * What a channel gets, by its number in the state.
 *
 * @param contribution the sum of its contributions to all conversions; may be negative
 * @param conversions its part of the conversions, in proportion to the contribution
 * @param value its part of the value, in the same proportion
 */
public record PairwiseCredit(int channel, double contribution, double conversions, double value) {}
