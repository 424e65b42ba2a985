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
package io.tributary.identity.profile;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRegion
{
    @Test
    void testRegion()
    {
        assertThat(Region.of(" de ").code()).isEqualTo("DE");
        assertThat(Region.of("IN").code()).isEqualTo("IN");
    }

    @Test
    void testNoRegion()
    {
        for (String code : List.of("UK", "DEU", "Germany", "49", "001", "ZZ")) {
            assertThatThrownBy(() -> Region.of(code))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Region '%s' is not a country with telephone numbers: use the two capital letters of ISO 3166-1, such as DE, GB or US", code.toUpperCase(Locale.ENGLISH));
        }
    }
}
