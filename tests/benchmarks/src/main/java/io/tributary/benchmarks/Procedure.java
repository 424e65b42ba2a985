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

import java.sql.SQLException;

/**
 * Several statements on one server, each of which may depend on the answers to those before.
 */
interface Procedure
{
    Answer run(Statements statements)
            throws SQLException;

    interface Statements
    {
        /**
         * @param sql returns a key and a number in each row, or nothing
         */
        Answer run(String sql)
                throws SQLException;
    }
}
