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

import java.util.Optional;
import java.util.Properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestServerAddress
{
    @Test
    void testParse()
    {
        assertThat(ServerAddress.parse("http://127.0.0.1:8080")).isEqualTo(new ServerAddress("127.0.0.1", 8080, false));
        assertThat(ServerAddress.parse("http://trino.example.com/")).isEqualTo(new ServerAddress("trino.example.com", 80, false));
        assertThat(ServerAddress.parse("https://trino.example.com")).isEqualTo(new ServerAddress("trino.example.com", 443, true));
    }

    @Test
    void testWhatIsNoAddress()
    {
        for (String url : new String[] {"127.0.0.1:8080", "localhost:8080", "http:trino", "http://my_trino:8080", "trino.example.com", "ftp://trino.example.com", "http://", "http://example.com/path", "http://example.com?user=x", "not a url"}) {
            assertThatThrownBy(() -> ServerAddress.parse(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("%s is no address of a server: it has to be as http://127.0.0.1:8080 or https://trino.example.com", url);
        }
        assertThatThrownBy(() -> ServerAddress.parse("http://example.com:70000")).hasMessageContaining("70000 is no port");
    }

    @Test
    void testSecretsAreInNoMessage()
    {
        assertThatThrownBy(() -> ServerAddress.parse("https://ann:secret@example.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("https://...@example.com is no address")
                .hasMessageNotContaining("secret");
    }

    @Test
    void testPasswordGoesToEncryptedServersOnly()
    {
        Properties open = ServerAddress.parse("http://example.com:8080").properties("ann", Optional.of("secret"));
        assertThat(open).containsEntry("user", "ann").containsEntry("SSL", "false").doesNotContainKey("password");
        Properties encrypted = ServerAddress.parse("https://example.com").properties("ann", Optional.of("secret"));
        assertThat(encrypted).containsEntry("SSL", "true").containsEntry("password", "secret");
    }

    @Test
    void testJdbcUrl()
    {
        assertThat(ServerAddress.parse("http://127.0.0.1:8080").jdbcUrl(new SchemaName("memory", "reports"))).isEqualTo("jdbc:trino://127.0.0.1:8080/memory/reports");
    }
}
