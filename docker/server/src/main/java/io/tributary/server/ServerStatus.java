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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks a server over HTTP whether it has finished starting, and tells it to shut down.
 */
final class ServerStatus
        implements AutoCloseable
{
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(REQUEST_LIMIT)
            .build();
    private final URI server;
    private final HttpRequest request;

    ServerStatus(URI server)
    {
        this.server = server;
        this.request = HttpRequest.newBuilder(server.resolve("/v1/info"))
                .timeout(REQUEST_LIMIT)
                .build();
    }

    boolean isReady()
            throws InterruptedException
    {
        try {
            return client.send(request, BodyHandlers.ofString())
                    .body()
                    .contains("\"starting\":false");
        }
        catch (IOException _) {
            // Nothing listens yet
            return false;
        }
    }

    /**
     * Lets a worker take no new tasks, finish those that it has, and end.
     */
    void shutDown()
            throws InterruptedException
    {
        HttpRequest shutdown = HttpRequest.newBuilder(server.resolve("/v1/info/state"))
                .timeout(REQUEST_LIMIT)
                .header("Content-Type", "application/json")
                .header("X-Trino-User", "tributary")
                .PUT(BodyPublishers.ofString("\"SHUTTING_DOWN\""))
                .build();
        try {
            HttpResponse<String> response = client.send(shutdown, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("%s %s".formatted(response.statusCode(), response.body()));
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException("The node %s cannot be told to shut down: %s".formatted(server, e.getMessage()), e);
        }
    }

    @Override
    public void close()
    {
        client.close();
    }
}
