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
package io.tributary.benchmarks;

import static java.util.Objects.requireNonNull;

/**
 * One way to do something, to be measured.
 *
 * @param name shown in reports; distinct among the variants of a data set
 * @param question what the answer is to: all variants of a data set with the same question must give the same answer
 */
record Variant(String name, String question, Work work)
{
    Variant
    {
        requireNonNull(name, "name is null");
        requireNonNull(question, "question is null");
        requireNonNull(work, "work is null");
    }
}
