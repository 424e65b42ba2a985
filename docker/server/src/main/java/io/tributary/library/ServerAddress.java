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

import java.net.URI;
import java.util.Optional;
import java.util.Properties;

import static java.util.Objects.requireNonNull;

/**
 * Where a server listens.
 */
public record ServerAddress(String host, int port, boolean encrypted)
{
    private static final int MAX_PORT = 65_535;

    public ServerAddress
    {
        requireNonNull(host, "host is null");
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("%s is no port: it has to be a number from 1 to %s".formatted(port, MAX_PORT));
        }
    }

    /**
     * @param url such as {@code http://127.0.0.1:8080} or {@code https://trino.example.com}
     */
    public static ServerAddress parse(String url)
    {
        URI uri;
        try {
            uri = URI.create(url);
        }
        catch (IllegalArgumentException e) {
            throw invalid(url);
        }
        // As localhost:8080, whose scheme is localhost; a name with an underline is none that a host can have, either
        if (uri.isOpaque() || uri.getHost() == null) {
            throw invalid(url);
        }
        boolean encrypted = "https".equals(uri.getScheme());
        boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null && (uri.getPath().isEmpty() || uri.getPath().equals("/"));
        if ((!encrypted && !"http".equals(uri.getScheme())) || !bare) {
            throw invalid(url);
        }
        int port = uri.getPort();
        if (port < 0) {
            port = encrypted ? 443 : 80;
        }
        return new ServerAddress(uri.getHost(), port, encrypted);
    }

    String jdbcUrl(SchemaName schema)
    {
        return "jdbc:trino://%s:%s/%s/%s".formatted(host, port, schema.catalog(), schema.schema());
    }

    /**
     * @param password sent to an encrypted server only
     */
    Properties properties(String user, Optional<String> password)
    {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("source", "tributary-install");
        properties.setProperty("SSL", Boolean.toString(encrypted));
        if (encrypted) {
            password.ifPresent(text -> properties.setProperty("password", text));
        }
        return properties;
    }

    private static IllegalArgumentException invalid(String url)
    {
        // what stands before an @ may be a password
        return new IllegalArgumentException("%s is no address of a server: it has to be as http://127.0.0.1:8080 or https://trino.example.com".formatted(url.replaceAll("//.*@", "//...@")));
    }
}
