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
package io.tributary.functions.scalar;

import io.trino.metadata.InternalFunctionBundle;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.tributary.functions.scalar.ScalarFunctions.scalarFunctions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestChannelFunctions
{
    private final QueryAssertions assertions = new QueryAssertions();

    TestChannelFunctions()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(scalarFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testChannelGroup()
    {
        assertThat(assertions.query(
                """
                SELECT channel_group(source, medium, campaign, referrer)
                FROM (VALUES
                    ('google', 'cpc', 'spring', NULL),
                    ('newsletter', 'email', NULL, 'https://www.google.com/'),
                    (NULL, NULL, NULL, 'https://www.google.com/')) t(source, medium, campaign, referrer)
                """))
                .matches("VALUES VARCHAR 'Paid Search', 'Email', 'Organic Search'");
    }

    @Test
    void testNullIsMissing()
    {
        assertThat(assertions.query("SELECT channel_group(NULL, NULL, NULL, NULL)")).matches("VALUES VARCHAR 'Direct'");
        assertThat(assertions.query("SELECT channel_group('', '', '', '')")).matches("VALUES VARCHAR 'Direct'");
        assertThat(assertions.query("SELECT channel_group(NULL, 'email', NULL, NULL)")).matches("VALUES VARCHAR 'Email'");
    }

    @Test
    void testCampaignParams()
    {
        assertThat(assertions.query("SELECT campaign_params('https://shop.example/?gclid=Cj0&utm_source=Google&size=42#utm_medium=cpc')"))
                .matches("SELECT CAST(MAP(ARRAY['utm_source', 'utm_medium', 'gclid'], ARRAY['Google', 'cpc', 'Cj0']) AS map(varchar, varchar))");
        assertThat(assertions.query("SELECT element_at(campaign_params(url), 'utm_source') FROM (VALUES '?utm_source=a', '/', NULL, '?utm_source=%C3%A9') t(url)"))
                .matches("VALUES VARCHAR 'a', NULL, NULL, '\u00E9'");
    }

    @Test
    void testCampaignParamsOfNoAddress()
    {
        assertThat(assertions.query("SELECT campaign_params(NULL)")).matches("SELECT CAST(NULL AS map(varchar, varchar))");
        assertThat(assertions.query("SELECT campaign_params('')")).matches("SELECT CAST(MAP() AS map(varchar, varchar))");
    }

    @Test
    void testValueThatIsNotUnicode()
    {
        assertThat(assertions.query("SELECT element_at(campaign_params('?utm_source=a%FFb%00'), 'utm_source') = U&'a\\FFFDb\\0000'"))
                .matches("VALUES true");
    }
}
