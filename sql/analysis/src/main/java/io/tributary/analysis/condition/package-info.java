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
/**
 * Conditions of attribution rules: boolean SQL over {@code touch.<column>} and {@code conversion.<column>}.
 *
 * <p>Apache Calcite parses the terms and simplifies the logic. Its validator has no part: types, coercions, functions and results are those of Trino, which differ from Calcite's for decimals, text,
 * timestamps, failures and the types of constants, so they are decided here, for a closed list of operators. The way of a condition is
 * text, {@link io.tributary.analysis.condition.Tokens}, {@link io.tributary.analysis.condition.Syntax} (by Calcite's parser),
 * {@link io.tributary.analysis.condition.Expression} (with types), the same simplified (by Calcite), {@link io.tributary.analysis.condition.Test}.
 */
package io.tributary.analysis.condition;
