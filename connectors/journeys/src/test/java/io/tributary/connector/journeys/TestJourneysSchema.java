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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableList;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestJourneysSchema
{
    @Test
    void testNamedSchemas()
    {
        assertThat(JourneysSchema.persons("tiny")).contains(1_000L);
        assertThat(JourneysSchema.persons("sf1")).contains(100_000L);
        assertThat(JourneysSchema.persons("sf100")).contains(10_000_000L);
    }

    @Test
    void testUnderscoreIsDecimalPoint()
    {
        assertThat(JourneysSchema.persons("sf0_1")).contains(10_000L);
        assertThat(JourneysSchema.persons("sf0_01")).contains(1_000L);
        assertThat(JourneysSchema.persons("sf2_5")).contains(250_000L);
        assertThat(JourneysSchema.persons("sf0_00001")).contains(1L);
    }

    @Test
    void testEveryListedSchemaExists()
    {
        assertThat(JourneysSchema.LISTED).allSatisfy(schema -> assertThat(JourneysSchema.persons(schema)).isPresent());
    }

    @Test
    void testOtherNamesDoNotExist()
    {
        for (String name : ImmutableList.of("", "sf", "sf0", "sf0_0", "sf-1", "sf1.5", "sf_5", "sf1_", "sf1_2_3", "sf1x", "small", "SF1")) {
            assertThat(JourneysSchema.persons(name)).describedAs(name).isEmpty();
        }
    }

    @Test
    void testAbsurdSizesAreRefused()
    {
        assertThatThrownBy(() -> JourneysSchema.persons("sf1001"))
                .isInstanceOf(TrinoException.class)
                .hasMessage("Schema sf1001 would have 100100000 people; a schema has from 1 (sf0_00001) to 100000000 people (sf1000)");
        assertThatThrownBy(() -> JourneysSchema.persons("sf0_000001"))
                .hasMessageContaining("would have 0 people");
    }
}
