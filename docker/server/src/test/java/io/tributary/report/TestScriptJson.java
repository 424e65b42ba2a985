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

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestScriptJson
{
    private record Part(String channel, BigDecimal credit, boolean dataDriven) {}

    @Test
    void testRecordsAreObjects()
    {
        assertThat(ScriptJson.write(List.of(new Part("email", new BigDecimal("1.50"), true))))
                .isEqualTo("[{\"channel\":\"email\",\"credit\":1.50,\"dataDriven\":true}]");
    }

    @Test
    void testNoTextEndsTheScript()
    {
        assertThat(ScriptJson.write("</script><!--<script>&amp;"))
                .isEqualTo("\"\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e\\u0026amp;\"");
    }

    @Test
    void testQuotesAndLineEndsAreEscaped()
    {
        assertThat(ScriptJson.write("a \"b\" \\ \n")).isEqualTo("\"a \\\"b\\\" \\\\ \\n\"");
    }

    @Test
    void testKeysAreInOrder()
    {
        assertThat(ScriptJson.write(Map.of("c", 3, "a", 1, "b", 2))).isEqualTo("{\"a\":1,\"b\":2,\"c\":3}");
    }
}
