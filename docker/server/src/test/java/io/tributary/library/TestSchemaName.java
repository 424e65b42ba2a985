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
package io.tributary.library;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSchemaName
{
    @Test
    void testParse()
    {
        assertThat(SchemaName.parse("memory.sf0_1")).isEqualTo(new SchemaName("memory", "sf0_1"));
        assertThat(SchemaName.parse("memory.reports")).hasToString("memory.reports");
    }

    @Test
    void testWhatIsNoSchema()
    {
        for (String text : new String[] {"", "memory", "memory.", ".reports", "Memory.reports", "a.b.c", "memory.my reports", "memory.\"x\"; DROP SCHEMA y", "1.x"}) {
            assertThatThrownBy(() -> SchemaName.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("%s is no schema: it has to be CATALOG.SCHEMA, in lower case letters, digits and underscores, such as memory.reports", text);
        }
    }
}
