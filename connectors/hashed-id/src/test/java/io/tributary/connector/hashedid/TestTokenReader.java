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

import io.tributary.identity.profile.IdentifierType;
import io.tributary.node.PlannedBy;
import io.tributary.node.PluginVersion;
import io.trino.plugin.jdbc.JdbcTypeHandle;
import io.trino.spi.TrinoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTokenReader
{
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void testNodesHaveToMakeTheSameTokens(@TempDir Path folder)
            throws IOException
    {
        IdentifierTokens coordinator = tokens(folder.resolve("coordinator"), 7, "uid2-v1", "DE");
        TokenColumn column = new TokenColumn(IdentifierType.EMAIL, 1, coordinator.fingerprint(IdentifierType.EMAIL, 1, NOW), Types.VARCHAR, "email", Optional.empty(), PlannedBy.thisNode());
        assertThatCode(() -> new TokenReader(tokens(folder.resolve("same"), 7, "uid2-v1", "DE"), column, NOW)).doesNotThrowAnyException();
        assertDiffers(tokens(folder.resolve("key"), 8, "uid2-v1", "DE"), column);
        assertDiffers(tokens(folder.resolve("profile"), 7, "meta-v1", "DE"), column);
        assertDiffers(tokens(folder.resolve("region"), 7, "uid2-v1", "FR"), column);
    }

    @Test
    void testNodesHaveToRunTheSameVersion(@TempDir Path folder)
            throws IOException
    {
        IdentifierTokens tokens = tokens(folder.resolve("keys"), 7, "uid2-v1", "DE");
        TokenColumn column = new TokenColumn(IdentifierType.EMAIL, 1, tokens.fingerprint(IdentifierType.EMAIL, 1, NOW), Types.VARCHAR, "e:mail", Optional.of("country"), new PlannedBy("483-0"));
        String message = "This worker runs Tributary %s and the coordinator 483-0: install the same version on every node".formatted(PluginVersion.current().tributary());
        assertThatThrownBy(() -> new TokenReader(tokens, column, NOW)).isInstanceOf(TrinoException.class).hasMessage(message);
        assertThatThrownBy(() -> TokenColumn.of(column.typeHandle())).isInstanceOf(TrinoException.class).hasMessage(message);
    }

    @Test
    void testColumnOfAnotherVersionIsNotRead()
    {
        // what a later version may send in place of our fields
        assertThatThrownBy(() -> TokenColumn.of(new JdbcTypeHandle(Types.OTHER, Optional.of("tributary token:483-9:a type of its own"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())))
                .isInstanceOf(TrinoException.class)
                .hasMessage("This worker runs Tributary %s and the coordinator 483-9: install the same version on every node".formatted(PluginVersion.current().tributary()));
    }

    @Test
    void testColumnOutlivesItsTravel(@TempDir Path folder)
            throws IOException
    {
        IdentifierTokens tokens = tokens(folder.resolve("keys"), 7, "uid2-v1", "DE");
        TokenColumn column = new TokenColumn(IdentifierType.EMAIL, 1, tokens.fingerprint(IdentifierType.EMAIL, 1, NOW), Types.VARCHAR, "e:mail", Optional.of("country"), PlannedBy.thisNode());
        assertThat(TokenColumn.of(column.typeHandle())).contains(column);
    }

    @Test
    void testHalfOfSurrogatePairHasNoToken(@TempDir Path folder)
            throws Exception
    {
        IdentifierTokens tokens = tokens(folder.resolve("keys"), 7, "uid2-v1", "DE");
        TokenColumn column = new TokenColumn(IdentifierType.EMAIL, 1, tokens.fingerprint(IdentifierType.EMAIL, 1, NOW), Types.VARCHAR, "email", Optional.empty(), PlannedBy.thisNode());
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 'ann' || CHAR(55357) || '@example.com', 'ann?@example.com'")) {
            row.next();
            TokenReader reader = new TokenReader(tokens, column, NOW);
            assertThat(reader.isNull(row, 1)).isTrue();
            // a question mark is what it would turn into
            assertThat(reader.isNull(row, 2)).isFalse();
            assertThat(tokens.counters().getTokens()).isEqualTo(1);
        }
    }

    private static void assertDiffers(IdentifierTokens worker, TokenColumn column)
    {
        assertThatThrownBy(() -> new TokenReader(worker, column, NOW))
                .isInstanceOfSatisfying(TrinoException.class, error -> assertThat(error.getErrorCode()).isEqualTo(CONFIGURATION_INVALID.toErrorCode()))
                .hasMessage("The coordinator and this node have different keys of epoch 1, or another profile or region: give all nodes the same key ring and the same catalog file");
    }

    private static IdentifierTokens tokens(Path folder, int seed, String profile, String region)
            throws IOException
    {
        String json = "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"%s\"}]}}}".formatted(HashedIdQueryRunner.secret(seed));
        return new IdentifierTokens(new HashedIdConfig()
                .setKeyRing(HashedIdQueryRunner.writeKeyRing(Files.createDirectory(folder), json).toFile())
                .setPartner("own")
                .setProfile(profile)
                .setDefaultRegion(region));
    }
}
