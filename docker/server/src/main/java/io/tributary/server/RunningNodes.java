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
package io.tributary.server;

import java.util.List;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The server that the launcher runs: one node, or a cluster.
 *
 * @param front the node that takes queries
 * @param end stops all nodes
 */
record RunningNodes(TributaryServer front, List<TributaryServer> workers, Runnable end)
        implements AutoCloseable
{
    RunningNodes
    {
        requireNonNull(front, "front is null");
        workers = List.copyOf(workers);
        requireNonNull(end, "end is null");
    }

    static RunningNodes of(TributaryServer server)
    {
        return new RunningNodes(server, List.of(), server::close);
    }

    static RunningNodes of(TributaryCluster cluster)
    {
        return new RunningNodes(cluster.coordinator(), cluster.workers(), cluster::close);
    }

    /**
     * Where everything is, for people.
     */
    String description()
    {
        String workerLogs = workers.stream()
                .map(worker -> "\n  Worker  %s, process %s, log %s".formatted(worker.uri(), worker.pid(), worker.log().file()))
                .collect(joining());
        return """
               %s is ready; Ctrl-C stops it.
                 JDBC    %s
                 Web UI  %s/ui/ (any name, no password)
                 Log     %s%s\
               """.formatted(
                workers.isEmpty() ? "Trino with Tributary" : "Trino with Tributary, a coordinator and %s,".formatted(workers.size() == 1 ? "a worker" : workers.size() + " workers"),
                front.jdbcUrl("journeys", "tiny"),
                front.uri(),
                front.log().file(),
                workerLogs);
    }

    @Override
    public void close()
    {
        end.run();
    }
}
