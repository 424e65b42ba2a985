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

final class TestHtml
{
    @Test
    void testCharactersWithAMeaningAreEscaped()
    {
        assertThat(Html.escape("<b class=\"a\" id='b'>R&D</b>")).isEqualTo("&lt;b class=&quot;a&quot; id=&#39;b&#39;&gt;R&amp;D&lt;/b&gt;");
    }

    @Test
    void testOtherTextIsLeftAlone()
    {
        assertThat(Html.escape("Suche \u00fcber \ud83d\udd0d {{title}}")).isEqualTo("Suche \u00fcber \ud83d\udd0d {{title}}");
    }
}
