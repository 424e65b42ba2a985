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

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestReportTemplate
{
    @Test
    void testPlacesAreFilled()
    {
        assertThat(new ReportTemplate("<h1>{{title}}</h1>{{first-day}} {{title}}").fill(Map.of("title", "A", "first-day", "B")))
                .isEqualTo("<h1>A</h1>B A");
    }

    @Test
    void testContentIsTakenAsItIs()
    {
        assertThat(new ReportTemplate("{{a}}{{b}}").fill(Map.of("a", "{{b}} $1 \\", "b", "x"))).isEqualTo("{{b}} $1 \\x");
    }

    @Test
    void testPlacesAndContentsHaveToMatch()
    {
        assertThatThrownBy(() -> new ReportTemplate("{{a}}").fill(Map.of()))
                .hasMessage("Nothing is given for {{a}} of the template");
        assertThatThrownBy(() -> new ReportTemplate("").fill(Map.of("a", "")))
                .hasMessage("The template has no place for a");
    }
}
