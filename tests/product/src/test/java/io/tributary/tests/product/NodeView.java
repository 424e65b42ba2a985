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
package io.tributary.tests.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import com.google.common.collect.Streams;
import io.tributary.server.TributaryServer;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

import static java.net.http.HttpClient.Version.HTTP_1_1;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a node tells of itself, to operators: over HTTP, and by the tools of the JDK.
 */
record NodeView(TributaryServer node)
{
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Splitter WORDS = Splitter.onPattern("\\s+").omitEmptyStrings();

    /**
     * The memory that queries hold on this node, in bytes.
     */
    long reservedMemory()
            throws IOException, InterruptedException
    {
        JsonNode pool = get("/v1/status").get("memoryInfo").get("pool");
        return pool.get("reservedBytes").asLong() + pool.get("reservedRevocableBytes").asLong();
    }

    /**
     * The figures of a query, which only a coordinator knows.
     */
    JsonNode queryStats(String queryId)
            throws IOException, InterruptedException
    {
        return get("/v1/query/" + queryId).get("queryStats");
    }

    /**
     * Whether a worker runs a task of a query of this source, which only a coordinator knows. It is not asked in SQL: that would be one more query for a cluster which is busy, and the one in question could end meanwhile.
     */
    boolean isWorkedOn(String source, TributaryServer worker)
            throws IOException, InterruptedException
    {
        for (JsonNode query : get("/v1/query?state=RUNNING")) {
            if (query.get("session").path("source").asText().equals(source)) {
                for (JsonNode stage : get("/v1/query/" + query.get("queryId").asText()).path("stages").path("stages")) {
                    if (Streams.stream(stage.get("tasks")).anyMatch(task -> isWorkedOn(task, worker))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isWorkedOn(JsonNode task, TributaryServer worker)
    {
        JsonNode status = task.get("taskStatus");
        return status.get("self").asText().startsWith(worker.uri() + "/") && status.get("state").asText().equals("RUNNING");
    }

    /**
     * The bytes of all objects that are in use, after a full collection.
     */
    long liveHeap()
            throws IOException, InterruptedException
    {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/jcmd").toString(), Long.toString(node.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        List<String> lines = process.inputReader().readAllLines();
        assertThat(process.waitFor()).describedAs("%s", lines).isZero();
        String total = lines.reversed().stream().filter(line -> line.startsWith("Total")).findFirst().orElseThrow();
        return Long.parseLong(WORDS.splitToList(total).get(2));
    }

    private JsonNode get(String path)
            throws IOException, InterruptedException
    {
        // Without the upgrade to HTTP/2, on which large answers of the engine break
        try (HttpClient client = HttpClient.newBuilder().version(HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(node.uri().resolve(path)).header("X-Trino-User", "test").build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).describedAs("%s: %s", path, response.body()).isEqualTo(200);
            return JSON.readTree(response.body());
        }
    }
}
