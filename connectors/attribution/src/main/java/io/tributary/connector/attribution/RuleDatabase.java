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
package io.tributary.connector.attribution;

import com.google.inject.Inject;
import io.trino.spi.TrinoException;
import io.trino.spi.catalog.CatalogName;
import io.trino.spi.classloader.ThreadContextClassLoader;
import jakarta.annotation.PreDestroy;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.function.Function;

import static com.google.common.base.Throwables.getCausalChain;
import static io.tributary.connector.attribution.AttributionErrorCode.RULE_STORE_ERROR;
import static java.util.Objects.requireNonNull;
import static org.jdbi.v3.core.transaction.TransactionIsolationLevel.READ_COMMITTED;

/**
 * The database that keeps the rules. It is opened by the first statement that needs it, so that a server starts without it, and so that workers, which need it for nothing, never open it.
 * Every statement has a connection of its own: one that finds the database gone does not trouble the next one.
 */
class RuleDatabase
{
    private static final String MIGRATIONS = "classpath:io/tributary/connector/attribution/migrations";

    private final String catalog;
    private final String url;
    private final Properties properties = new Properties();
    private final Jdbi jdbi = Jdbi.create(this::connect);

    private boolean open;
    // an H2 database in this process is closed with its last connection, and takes long to open
    private Connection held;

    @Inject
    RuleDatabase(CatalogName catalogName, AttributionConfig config)
    {
        catalog = catalogName.toString();
        url = config.getStoreUrl().orElseGet(() -> defaultUrl(catalog));
        config.getStoreUser().ifPresent(user -> properties.setProperty("user", user));
        config.getStorePassword().ifPresent(password -> properties.setProperty("password", password));
    }

    /**
     * @throws TrinoException RULE_STORE_ERROR if the database does not answer, or refuses
     */
    <T> T read(Function<Handle, T> work)
    {
        return answer(() -> jdbi.withHandle(work::apply));
    }

    /**
     * All of the work, or nothing of it if it throws.
     *
     * @throws TrinoException RULE_STORE_ERROR if the database does not answer, or refuses
     */
    <T> T inTransaction(Function<Handle, T> work)
    {
        return answer(() -> jdbi.inTransaction(READ_COMMITTED, work::apply));
    }

    @PreDestroy
    synchronized void close()
            throws SQLException
    {
        open = false;
        if (held != null) {
            held.close();
            held = null;
        }
    }

    private <T> T answer(Work<T> work)
    {
        try {
            open();
            return work.run();
        }
        catch (JdbiException | FlywayException | SQLException e) {
            throw new TrinoException(
                    RULE_STORE_ERROR,
                    "The rule store of catalog '%s' does not answer, or refuses%s: check that its database runs and can be reached, and that attribution.store-url, attribution.store-user and attribution.store-password are right, and run the statement again"
                            .formatted(catalog, getCausalChain(e).stream()
                                    .filter(SQLException.class::isInstance)
                                    .map(cause -> " (SQLSTATE " + ((SQLException) cause).getSQLState() + ")")
                                    .findFirst()
                                    .orElse("")),
                    e);
        }
    }

    private synchronized void open()
            throws SQLException
    {
        if (open) {
            return;
        }
        // whose plugins Flyway finds by the loader of the thread
        try (ThreadContextClassLoader _ = new ThreadContextClassLoader(RuleDatabase.class.getClassLoader())) {
            if (url.startsWith("jdbc:h2:") && held == null) {
                held = connect();
            }
            Flyway.configure(RuleDatabase.class.getClassLoader())
                    .dataSource(new ConnectingDataSource(this::connect))
                    .locations(MIGRATIONS)
                    .table("attribution_schema_history")
                    // tables of others may be in the schema
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
        open = true;
    }

    private Connection connect()
            throws SQLException
    {
        for (Driver driver : ServiceLoader.load(Driver.class, RuleDatabase.class.getClassLoader())) {
            if (driver.acceptsURL(url)) {
                return driver.connect(url, properties);
            }
        }
        throw new SQLException("No driver of the plugin takes the URL of the rule store");
    }

    private static String defaultUrl(String catalog)
    {
        if (!catalog.matches("[a-z0-9_-]+")) {
            throw new IllegalArgumentException("attribution.store-url: The name of the catalog cannot be that of a file: set the URL of the database that keeps the rules");
        }
        return "jdbc:h2:file:./var/attribution/" + requireNonNull(catalog, "catalog is null");
    }

    private interface Work<T>
    {
        T run()
                throws SQLException;
    }
}
