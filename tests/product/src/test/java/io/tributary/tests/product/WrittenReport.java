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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * The report of the demo as it was written.
 */
record WrittenReport(String html)
{
    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>");
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    WrittenReport
    {
        requireNonNull(html, "html is null");
    }

    JsonNode data()
    {
        Matcher matcher = DATA.matcher(html);
        if (!matcher.find()) {
            throw new IllegalStateException("The report has no data");
        }
        try {
            return MAPPER.readTree(matcher.group(1));
        }
        catch (JsonProcessingException e) {
            throw new IllegalStateException("The data of the report is no JSON", e);
        }
    }

    /**
     * All but the chart library, which is the first script and holds names of what it could load.
     */
    String withoutLibrary()
    {
        int start = html.indexOf("<script>");
        return html.substring(0, start) + html.substring(html.indexOf("</script>", start));
    }
}
