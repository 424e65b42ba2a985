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

import java.util.List;

/**
 * The tables that queries read: made once, and the same at every run, as nothing in them is random.
 */
interface QueryTables
{
    enum Place
    {
        /**
         * The schema of the server's memory that is the current one of every query.
         */
        SERVER_MEMORY,

        /**
         * A PostgreSQL that the server reads through catalogs.
         */
        POSTGRESQL,
    }

    /**
     * What the data is called in reports.
     */
    String label();

    Place place();

    /**
     * The recipe, in the SQL of the place.
     */
    List<String> createSql();

    /**
     * The query with the names of these tables where it has words that stand for them. Without such words, queries name them themselves.
     */
    default String insertInto(String sql)
    {
        return sql;
    }
}
