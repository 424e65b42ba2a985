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

import io.tributary.server.CommandLine;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * The client side of {@code ./tributary sql --install}.
 */
public final class InstallReports
{
    private InstallReports() {}

    public static void main(String[] arguments)
    {
        CommandLine commandLine = CommandLine.parse(arguments);
        try {
            SchemaName target = SchemaName.parse(commandLine.value("install"));
            Optional<SchemaName> from = commandLine.find("from").map(SchemaName::parse);
            ReportLibrary library = ReportLibrary.read(Path.of(commandLine.value("library")));
            ServerAddress server = ServerAddress.parse(commandLine.value("server"));
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl(target), server.properties(commandLine.value("user"), password(System.getenv())))) {
                new ReportInstallation(library, target, connection, System.out).run(from);
            }
        }
        catch (InstallationException | IllegalArgumentException | UncheckedIOException e) {
            System.err.println("tributary: " + e.getMessage());
            System.exit(1);
        }
        catch (SQLException e) {
            System.err.println("tributary: the server does not answer as it should: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * From the environment, as for Trino's own client: a command line can be read by everybody on the machine.
     */
    private static Optional<String> password(Map<String, String> environment)
    {
        return Optional.ofNullable(environment.get("TRINO_PASSWORD"));
    }
}
