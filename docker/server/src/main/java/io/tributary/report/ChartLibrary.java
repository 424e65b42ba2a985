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
package io.tributary.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Apache ECharts as its jar has it, with its licence notices. The jar is on the class path of the client side only.
 */
record ChartLibrary(String version, String script)
{
    private static final String PROPERTIES = "META-INF/maven/org.webjars/echarts/pom.properties";
    private static final String SCRIPT = "META-INF/resources/webjars/echarts/%s/echarts.min.js";

    ChartLibrary
    {
        requireNonNull(version, "version is null");
        requireNonNull(script, "script is null");
        if (script.contains("</script")) {
            throw new IllegalArgumentException("The chart library cannot stand in a script element, as it would end it");
        }
    }

    static ChartLibrary load()
    {
        try (InputStream stream = open(PROPERTIES)) {
            Properties properties = new Properties();
            properties.load(stream);
            String version = properties.getProperty("version");
            try (InputStream script = open(SCRIPT.formatted(version))) {
                return new ChartLibrary(version, new String(script.readAllBytes(), UTF_8));
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource)
    {
        return requireNonNull(ChartLibrary.class.getClassLoader().getResourceAsStream(resource), () -> "%s is not on the class path, where the jar of the chart library has it".formatted(resource));
    }
}
