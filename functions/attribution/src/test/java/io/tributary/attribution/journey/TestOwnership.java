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
package io.tributary.attribution.journey;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestOwnership
{
    @Test
    void testNamesAreThoseOfTheSql()
    {
        assertThat(Ownership.fromName("shared")).isEqualTo(Ownership.SHARED);
        assertThat(Ownership.fromName("since_previous")).isEqualTo(Ownership.SINCE_PREVIOUS);
        assertThat(Ownership.fromName("first_only")).isEqualTo(Ownership.FIRST_ONLY);
    }

    @Test
    void testUnknownNameIsRefusedWithTheNamesThereAre()
    {
        assertThatThrownBy(() -> Ownership.fromName("mine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown ownership 'mine': use one of 'shared', 'since_previous', 'first_only'");
    }
}
