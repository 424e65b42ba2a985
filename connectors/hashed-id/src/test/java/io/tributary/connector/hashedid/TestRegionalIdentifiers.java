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
package io.tributary.connector.hashedid;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Telephone numbers whose country is in another column of the row.
 */
@TestInstance(PER_CLASS)
final class TestRegionalIdentifiers
{
    private static final String URL = "jdbc:h2:mem:regional_identifiers;DB_CLOSE_DELAY=-1";

    private CatalogRunner runner;

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        try (Connection connection = DriverManager.getConnection(URL); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE contact (id INTEGER, phone VARCHAR(50), international VARCHAR(50), \"Country Code\" CHAR(10))");
            statement.execute(
                    """
                    INSERT INTO contact VALUES
                        (1, '(650) 253-0000', '+1 650 253 0000', 'US'),
                        (2, '01 70 18 98 00', '+33170189800', ' fr '),
                        (3, '030 901820', '+4930901820', NULL),
                        (4, '030 901820', '+4930901820', ''),
                        (5, '030 901820', NULL, 'Germany'),
                        (6, '+49 30 901820', '+4930901820', 'Germany'),
                        (7, NULL, NULL, 'DE')
                    """);
        }
        runner = new CatalogRunner(folder);
        runner.addCatalog("crm", URL, ImmutableMap.of("hashed-id.identifiers", "public.contact.phone:phone@Country Code,public.contact.international:phone"));
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testCountryOfTheRowIsThatOfTheNumber()
    {
        assertThat(runner.rows("SELECT id FROM crm.public.contact WHERE phone_token IS DISTINCT FROM international_token")).isEmpty();
        assertThat(runner.rows("SELECT id FROM crm.public.contact WHERE phone_token IS NULL ORDER BY id")).containsExactly("[5]", "[7]");
    }

    @Test
    void testCountryItselfIsShown()
    {
        assertThat(runner.rows("SELECT trim(\"country code\") FROM crm.public.contact WHERE id = 2")).containsExactly("[fr]");
    }

    @Test
    void testTokensOfAJoinThatIsLeftToTheSource()
    {
        assertThat(runner.eagerRows("crm", "SELECT a.id FROM crm.public.contact a JOIN crm.public.contact b ON a.id = b.id WHERE a.phone_token = b.international_token ORDER BY 1"))
                .containsExactly("[1]", "[2]", "[3]", "[4]", "[6]");
    }

    @Test
    void testRulesThatDoNotFit()
    {
        assertThatThrownBy(() -> runner.addCatalog("bad", URL, ImmutableMap.of("hashed-id.identifiers", "public.contact.phone:phone@land")))
                .hasStackTraceContaining("hashed-id.identifiers: The database has no column public.contact.land for the country of phone: correct what follows the @");
        assertThatThrownBy(() -> runner.addCatalog("bad", URL, ImmutableMap.of("hashed-id.identifiers", "public.contact.phone:email@country")))
                .hasStackTraceContaining("hashed-id.identifiers: 'public.contact.phone:email@country': the country makes no difference to a column of type email: leave out what follows the @");
    }
}
