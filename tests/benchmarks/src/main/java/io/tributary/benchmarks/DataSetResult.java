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

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * @param disagreements a sentence for each pair of variants whose answers to the same question differ
 */
record DataSetResult(List<ComparisonResult> comparisons, List<VariantResult> variants, List<String> disagreements)
{
    DataSetResult
    {
        comparisons = ImmutableList.copyOf(comparisons);
        variants = ImmutableList.copyOf(variants);
        disagreements = ImmutableList.copyOf(disagreements);
    }
}
