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

import java.util.function.DoubleSupplier;

import static java.util.Objects.requireNonNull;

/**
 * What a variant does.
 */
sealed interface Work
{
    /**
     * A query on the Trino server. It returns a key and a number in each row.
     */
    record Query(QueryTables tables, String sql)
            implements Work
    {
        public Query
        {
            requireNonNull(tables, "tables is null");
            requireNonNull(sql, "sql is null");
        }
    }

    /**
     * Several statements on the Trino server.
     */
    record Script(QueryTables tables, Procedure procedure)
            implements Work
    {
        public Script
        {
            requireNonNull(tables, "tables is null");
            requireNonNull(procedure, "procedure is null");
        }
    }

    /**
     * A query over a table of events in DuckDB. It returns a key and a number in each row.
     */
    record DuckDbQuery(EventTable table, String sql)
            implements Work
    {
        public DuckDbQuery
        {
            requireNonNull(table, "table is null");
            requireNonNull(sql, "sql is null");
        }
    }

    /**
     * Java code in this process. What it returns is only there so that the compiler cannot leave it out.
     *
     * @param repetitions how often it is run for one measurement, which is the time of one run
     */
    record Computation(DoubleSupplier code, int repetitions)
            implements Work
    {
        public Computation
        {
            requireNonNull(code, "code is null");
        }
    }
}
