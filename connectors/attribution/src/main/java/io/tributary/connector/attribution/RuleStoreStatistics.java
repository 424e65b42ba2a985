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

import io.airlift.stats.CounterStat;
import io.airlift.stats.TimeStat;
import org.weakref.jmx.Managed;
import org.weakref.jmx.Nested;

/**
 * How long the database of a catalog's rules takes to answer, for JMX. Only the coordinator asks it.
 */
public final class RuleStoreStatistics
{
    private final TimeStat reads = new TimeStat();
    private final TimeStat commits = new TimeStat();
    private final CounterStat failures = new CounterStat();

    @Managed(description = "Reads of rules and of the tables that show them, with the connection that each makes")
    @Nested
    public TimeStat getReads()
    {
        return reads;
    }

    @Managed(description = "Statements that changed rules, with their checks and their wait for others")
    @Nested
    public TimeStat getCommits()
    {
        return commits;
    }

    @Managed(description = "Reads and changes that failed as the database did not answer, or refused")
    @Nested
    public CounterStat getFailures()
    {
        return failures;
    }
}
