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
import io.airlift.stats.TimeStat;
import io.airlift.units.Duration;
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
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

import static com.google.common.base.Throwables.getCausalChain;
import static com.google.common.base.Throwables.throwIfInstanceOf;
import static com.google.common.base.Throwables.throwIfUnchecked;
import static com.google.common.util.concurrent.Uninterruptibles.getUninterruptibly;
import static io.airlift.concurrent.Threads.daemonThreadsNamed;
import static io.tributary.connector.attribution.AttributionErrorCode.RULE_STORE_ERROR;
import static java.util.concurrent.Executors.newCachedThreadPool;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.jdbi.v3.core.transaction.TransactionIsolationLevel.READ_COMMITTED;

/**
 * The database that keeps the rules. It is opened by the first statement that needs it, so that a server starts without it, and so that workers, which need it for nothing, never open it.
 * Every statement has a connection of its own: one that finds the database gone does not trouble the next one.
 */
class RuleDatabase
{
    // so that a statement that waits for another one is told by the database, and not by a connection that breaks
    private static final long SECONDS_AFTER_LOCK = 5;
    private static final String MIGRATIONS = "classpath:io/tributary/connector/attribution/migrations";

    private final String catalog;
    private final String url;
    private final Properties properties = new Properties();
    private final Duration timeout;
    private final RuleStoreStatistics statistics = new RuleStoreStatistics();
    private final Jdbi jdbi = Jdbi.create(this::connect);
    // an interrupt of the thread, as of a query that is cancelled, would close the file of an H2 database for everybody
    private final ExecutorService threads = newCachedThreadPool(daemonThreadsNamed("attribution-store-%s"));

    private boolean open;
    // an H2 database in this process is closed with its last connection, and takes long to open
    private Connection held;

    @Inject
    RuleDatabase(CatalogName catalogName, AttributionConfig config)
    {
        catalog = catalogName.toString();
        url = withoutDelay(config.getStoreUrl().orElseGet(() -> defaultUrl(catalog)));
        config.getStoreUser().ifPresent(user -> properties.setProperty("user", user));
        config.getStorePassword().ifPresent(password -> properties.setProperty("password", password));
        timeout = config.getStoreTimeout();
        if (isPostgreSql()) {
            // the URL may say otherwise
            properties.setProperty("socketTimeout", Long.toString(timeout.roundTo(SECONDS) + SECONDS_AFTER_LOCK));
            properties.setProperty("connectTimeout", Long.toString(timeout.roundTo(SECONDS)));
            properties.setProperty("tcpKeepAlive", "true");
        }
    }

    /**
     * @throws TrinoException RULE_STORE_ERROR if the database does not answer, or refuses
     */
    <T> T read(Function<Handle, T> work)
    {
        try (TimeStat.BlockTimer _ = statistics.getReads().time()) {
            return answer(() -> jdbi.withHandle(work::apply));
        }
    }

    /**
     * All of the work, or nothing of it if it throws.
     *
     * @throws TrinoException RULE_STORE_ERROR if the database does not answer, or refuses
     */
    <T> T inTransaction(Function<Handle, T> work)
    {
        try (TimeStat.BlockTimer _ = statistics.getCommits().time()) {
            return answer(() -> jdbi.inTransaction(READ_COMMITTED, handle -> {
                if (isPostgreSql()) {
                    handle.execute("SET LOCAL lock_timeout = " + timeout.toMillis());
                }
                return work.apply(handle);
            }));
        }
    }

    /**
     * How long a statement waits for the database, and for other statements that change rules.
     */
    Duration timeout()
    {
        return timeout;
    }

    /**
     * How long the database takes.
     */
    RuleStoreStatistics statistics()
    {
        return statistics;
    }

    private TrinoException failure(Throwable cause)
    {
        return new TrinoException(
                RULE_STORE_ERROR,
                "The rule store of catalog '%s' does not answer, or refuses%s: check that its database runs and can be reached, and that attribution.store-url, attribution.store-user and attribution.store-password are right, and run the statement again"
                        .formatted(catalog, getCausalChain(cause).stream()
                                .filter(SQLException.class::isInstance)
                                .map(sql -> " (SQLSTATE " + ((SQLException) sql).getSQLState() + ")")
                                .findFirst()
                                .orElse("")),
                cause);
    }

    @PreDestroy
    synchronized void close()
            throws SQLException
    {
        threads.shutdown();
        open = false;
        if (held != null) {
            held.close();
            held = null;
        }
    }

    private <T> T answer(Work<T> work)
    {
        try {
            return getUninterruptibly(threads.submit(() -> {
                open();
                return work.run();
            }));
        }
        catch (ExecutionException e) {
            throwIfInstanceOf(e.getCause(), TrinoException.class);
            if (e.getCause() instanceof JdbiException || e.getCause() instanceof FlywayException || e.getCause() instanceof SQLException) {
                statistics.getFailures().update(1);
                throw failure(e.getCause());
            }
            throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e.getCause());
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

    private boolean isPostgreSql()
    {
        return url.startsWith("jdbc:postgresql:");
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
        return "jdbc:h2:file:./var/attribution/" + catalog;
    }

    /**
     * H2 writes half a second after it says that it has, unless it is told to.
     */
    private static String withoutDelay(String url)
    {
        boolean isFile = url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:") && !url.startsWith("jdbc:h2:tcp:") && !url.startsWith("jdbc:h2:ssl:");
        return isFile && !url.toUpperCase(Locale.ENGLISH).contains(";WRITE_DELAY=") ? url + ";WRITE_DELAY=0" : url;
    }

    private interface Work<T>
    {
        T run()
                throws SQLException;
    }
}
