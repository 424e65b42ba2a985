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

import com.google.common.collect.ImmutableMap;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.testing.ValidationAssertions.assertFailsValidation;
import static io.airlift.testing.ValidationAssertions.assertValidates;

final class TestJourneysConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(JourneysConfig.class)
                .setSplitsPerNode(2 * Runtime.getRuntime().availableProcessors()));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        Map<String, String> properties = ImmutableMap.of("journeys.splits-per-node", "777");

        assertFullMapping(properties, new JourneysConfig().setSplitsPerNode(777));
    }

    @Test
    void testValidation()
    {
        assertValidates(new JourneysConfig().setSplitsPerNode(1));
        assertFailsValidation(new JourneysConfig().setSplitsPerNode(0), "splitsPerNode", "must be greater than or equal to 1", Min.class);
        assertFailsValidation(new JourneysConfig().setSplitsPerNode(1_001), "splitsPerNode", "must be less than or equal to 1000", Max.class);
    }
}
