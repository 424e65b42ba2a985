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
package io.tributary.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TestStateName
{
    @Test
    void testQuotesAreTakenOff()
    {
        assertThat(StateName.unquote("email")).isEqualTo("email");
        assertThat(StateName.unquote("\"(unknown)\"")).isEqualTo("(unknown)");
        assertThat(StateName.unquote("\"a \"\"b\"\" > c\"")).isEqualTo("a \"b\" > c");
        assertThat(StateName.unquote("\"")).isEqualTo("\"");
    }

    @Test
    void testStatesThatAreNoChannels()
    {
        assertThat(StateName.title("(start)")).isEqualTo("Start");
        assertThat(StateName.title("(conversion)")).isEqualTo("Purchase");
        assertThat(StateName.title("(null)")).isEqualTo("No purchase");
        assertThat(StateName.title("\"(null)\"")).isEqualTo("(null)");
    }
}
