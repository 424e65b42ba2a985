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
package io.tributary.attribution.model;

/**
 * Sums of neighbouring numbers as differences of running sums. What rounding takes from a running sum is kept beside it (T. J. Dekker, "A floating-point technique
 * for extending the available precision", Numerische Mathematik 18, 1971), so that a small sum late in a long list keeps its digits.
 */
final class RunningSums
{
    private final double[] sums;
    private final double[] errors;

    RunningSums(double[] numbers, int count)
    {
        sums = new double[count + 1];
        errors = new double[count + 1];
        for (int index = 0; index < count; index++) {
            double sum = sums[index] + numbers[index];
            double added = sum - sums[index];
            double lost = (sums[index] - (sum - added)) + (numbers[index] - added);
            sums[index + 1] = sum;
            errors[index + 1] = errors[index] + lost;
        }
    }

    double between(int from, int to)
    {
        return (sums[to] - sums[from]) + (errors[to] - errors[from]);
    }
}
