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

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TestPlainText
{
    @Test
    void testStrip()
    {
        assertThat(PlainText.strip(" \t\u00A0\u3000\u0000jane doe\u2028\r\n")).isEqualTo("jane doe");
        assertThat(PlainText.strip("\uFEFF ja\u200Bne\u00AD\uFE0F \u202C")).isEqualTo("jane");
        assertThat(PlainText.strip("\uDB40\uDC41jane\uDB40\uDC7F")).isEqualTo("jane");
    }

    @Test
    void testNormalize()
    {
        assertThat(PlainText.normalize("\uFF2A\uFF10")).isEqualTo("J0");
        assertThat(PlainText.normalize("e\u0301")).isEqualTo("\u00E9");
        assertThat(PlainText.normalize("O\u00B4Brien")).isEqualTo("O'Brien");
    }

    @Test
    void testBroken()
    {
        assertThat(PlainText.isBroken("j\uD83D\uDE00")).isFalse();
        assertThat(PlainText.isBroken("j\uD83D")).isTrue();
        assertThat(PlainText.isBroken("\uFFFD")).isTrue();
        assertThat(PlainText.isBroken("\uD83F\uDFFF")).isTrue();
    }

    @Property
    void testPreparedTextIsPrepared(@ForAll String text)
    {
        String prepared = PlainText.normalize(PlainText.strip(text));
        assertThat(PlainText.normalize(PlainText.strip(prepared))).isEqualTo(prepared);
        assertThat(PlainText.collapseBlank(PlainText.collapseBlank(text))).isEqualTo(PlainText.collapseBlank(text));
        assertThat(PlainText.removeBlank(PlainText.collapseBlank(text))).isEqualTo(PlainText.removeBlank(text));
    }
}
