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

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

/**
 * Lets tests of containers run where a Docker engine answers and images can be made; elsewhere says in one line that they do not, or fails if the system property {@code tributary.containers} is {@code required}.
 */
final class ContainerEngine
        implements ExecutionCondition
{
    static final String CURRENT_IMAGE = "tributary-test:current";
    static final String UPGRADED_IMAGE = "tributary-test:upgraded";
    private static final String TRINO_IMAGE = System.getProperty("tributary.trino-image");

    private static Optional<String> obstacle;
    private static boolean offline;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context)
    {
        Optional<String> reason = prepare();
        if (reason.isPresent() && System.getProperty("tributary.containers", "").equals("required")) {
            throw new IllegalStateException("Tests of the container image are required: " + reason.orElseThrow());
        }
        return reason
                .map(_ -> disabled("No containers: " + reason.orElseThrow()))
                .orElseGet(() -> enabled("A Docker engine answers"));
    }

    /**
     * The PostgreSQL of compose.yaml: the usual image, or the one that is made where none can be pulled.
     */
    static String postgreSqlImage()
    {
        return offline ? "tributary-postgresql:offline" : "postgres:17";
    }

    private static synchronized Optional<String> prepare()
    {
        if (obstacle == null) {
            obstacle = makeImages();
            obstacle.ifPresent(reason -> System.out.println("There are no containers for tests: " + reason));
        }
        return obstacle;
    }

    private static Optional<String> makeImages()
    {
        if (run("docker", "version").isPresent()) {
            return Optional.of("no Docker engine answers");
        }
        offline = run("docker", "image", "inspect", TRINO_IMAGE).isPresent() && run("docker", "pull", TRINO_IMAGE).isPresent();
        try {
            Path upgraded = UpgradedPlugin.write(Installation.plugin(), Path.of("target", "upgraded-plugin").toAbsolutePath());
            return build("--tag", CURRENT_IMAGE)
                    .or(() -> build("--tag", UPGRADED_IMAGE, "--plugin", upgraded.toString()))
                    .map(output -> "an image cannot be made, " + output.lines().reduce((_, last) -> last).orElse("without a reason"));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> build(String... options)
    {
        List<String> command = new ArrayList<>(List.of(Installation.containers().resolve("build").toString(), "--assembled"));
        command.addAll(List.of(options));
        if (offline) {
            command.add("--offline");
        }
        return run(command.toArray(String[]::new));
    }

    /**
     * What a command printed, if it failed.
     */
    private static Optional<String> run(String... command)
    {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(output);
        }
        catch (IOException e) {
            // there is no such command
            return Optional.of(e.getMessage());
        }
        catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
