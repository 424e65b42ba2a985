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
package io.tributary.demo;

import org.junit.jupiter.api.Test;

import static io.tributary.demo.CellValue.withoutZeroFraction;
import static org.assertj.core.api.Assertions.assertThat;

final class TestCellValue
{
    @Test
    void testOnlyAFractionOfZerosIsLeftOut()
    {
        assertThat(withoutZeroFraction("2024-05-17 00:29:42.000")).isEqualTo("2024-05-17 00:29:42");
        assertThat(withoutZeroFraction("2024-08-04 16:02:38.050")).isEqualTo("2024-08-04 16:02:38.050");
        assertThat(withoutZeroFraction("2024-05-17 00:29:42.000 UTC")).isEqualTo("2024-05-17 00:29:42 UTC");
        assertThat(withoutZeroFraction("2024-05-17 00:29:42.001 UTC")).isEqualTo("2024-05-17 00:29:42.001 UTC");
    }
}
