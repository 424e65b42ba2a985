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
package io.tributary.benchmarks;

import io.tributary.sources.SourceServer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A PostgreSQL with the database of {@link ContactTable}, and its two catalogs.
 */
final class ContactDatabase
        implements AutoCloseable
{
    private final SourceServer server;
    private final Progress progress;
    private final Set<QueryTables> tables = new HashSet<>();

    private ContactDatabase(SourceServer server, Progress progress)
    {
        this.server = requireNonNull(server, "server is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    /**
     * Starts it with an empty table, as catalogs look for their columns when they are loaded.
     */
    static ContactDatabase start(Path folder, Progress progress)
            throws IOException
    {
        SourceServer server = SourceServer.start(folder, Map.of());
        try {
            server.createDatabase(ContactTable.DATABASE, ContactTable.NAME, ContactTable.COLUMNS);
            server.writeCatalog(ContactTable.TOKEN_CATALOG, ContactTable.DATABASE, ContactTable.TOKEN_RULES);
            server.writeCatalog(ContactTable.PLAIN_CATALOG, ContactTable.DATABASE, ContactTable.PLAIN_RULES);
            return new ContactDatabase(server, progress);
        }
        catch (IOException | SQLException e) {
            server.close();
            throw new IOException("The table of contacts cannot be made in PostgreSQL: " + e.getMessage(), e);
        }
    }

    /**
     * A folder with the catalog files.
     */
    Path catalogs()
    {
        return server.catalogs();
    }

    /**
     * Fills the table unless that was done.
     */
    void prepare(QueryTables wanted)
            throws SQLException
    {
        if (!tables.add(wanted)) {
            return;
        }
        long start = System.nanoTime();
        for (String sql : wanted.createSql()) {
            server.execute(ContactTable.DATABASE, sql);
        }
        progress.done("PostgreSQL: made %s".formatted(wanted.label()), start);
    }

    @Override
    public void close()
    {
        server.close();
    }
}
