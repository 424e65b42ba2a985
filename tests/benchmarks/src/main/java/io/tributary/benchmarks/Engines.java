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

import com.sun.management.ThreadMXBean;
import io.tributary.benchmarks.Work.Computation;
import io.tributary.benchmarks.Work.DuckDbQuery;
import io.tributary.benchmarks.Work.Query;
import io.tributary.benchmarks.Work.Script;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * Runs the work of variants, and starts an engine when the first work needs it.
 */
final class Engines
        implements AutoCloseable
{
    private final Supplier<Path> installation;
    private final Progress progress;
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Optional<BenchmarkServer> server = Optional.empty();
    private Optional<TrinoEngine> trino = Optional.empty();
    private Optional<DuckDbEngine> duckDb = Optional.empty();

    /**
     * @param installation the assembled server, asked for only if a query needs it
     */
    Engines(Supplier<Path> installation, Progress progress)
    {
        this.installation = requireNonNull(installation, "installation is null");
        this.progress = requireNonNull(progress, "progress is null");
    }

    /**
     * Does everything that is not to be measured.
     */
    void prepare(Work work)
            throws SQLException, IOException
    {
        switch (work) {
            case Query(QueryTables tables, _) -> prepare(tables);
            case Script(QueryTables tables, _) -> prepare(tables);
            case DuckDbQuery(EventTable table, _) -> {
                prepare(table);
                duckDb().prepare(table);
            }
            case Computation _ -> {}
        }
    }

    private void prepare(QueryTables tables)
            throws SQLException, IOException
    {
        TrinoEngine engine = trino();
        switch (tables.place()) {
            case SERVER_MEMORY -> engine.prepare(tables);
            case POSTGRESQL -> server.orElseThrow().sources().prepare(tables);
        }
    }

    Measurement run(Work work)
            throws SQLException, IOException
    {
        return switch (work) {
            case Query(QueryTables tables, String sql) -> trino().run(statements -> statements.run(tables.insertInto(sql)));
            case Script(_, Procedure procedure) -> trino().run(procedure);
            case DuckDbQuery(EventTable table, String sql) -> duckDb().run(table, sql);
            case Computation computation -> run(computation);
        };
    }

    private Measurement run(Computation computation)
    {
        long start = System.nanoTime();
        long cpuStart = threads.getCurrentThreadCpuTime();
        double result = 0;
        for (int repetition = 0; repetition < computation.repetitions(); repetition++) {
            result = computation.code().getAsDouble();
        }
        double cpu = threads.getCurrentThreadCpuTime() - cpuStart;
        double elapsed = System.nanoTime() - start;
        return new Measurement(elapsed / 1e9 / computation.repetitions(), cpu / 1e9 / computation.repetitions(), 0, Answer.ofNumber(result));
    }

    private TrinoEngine trino()
            throws SQLException, IOException
    {
        if (trino.isEmpty()) {
            long start = System.nanoTime();
            BenchmarkServer started = BenchmarkServer.start(installation.get(), progress);
            server = Optional.of(started);
            trino = Optional.of(new TrinoEngine(started.jdbcUrl(), progress));
            progress.done("Trino: started the server", start);
        }
        return trino.orElseThrow();
    }

    private DuckDbEngine duckDb()
            throws SQLException, IOException
    {
        if (duckDb.isEmpty()) {
            duckDb = Optional.of(new DuckDbEngine(trino(), progress));
        }
        return duckDb.orElseThrow();
    }

    @Override
    public void close()
            throws SQLException, IOException
    {
        try (BenchmarkServer _ = server.orElse(null);
                TrinoEngine _ = trino.orElse(null);
                DuckDbEngine _ = duckDb.orElse(null)) {
            // Closes in the order opposite to that of starting, also where one of them fails
        }
    }
}
