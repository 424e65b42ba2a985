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
package io.tributary.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of documentation: what a test needs to know of it.
 *
 * @param sections those with a heading of the third level: a function each
 * @param examples all SQL of the page, with the result shown below it
 */
record MarkdownPage(String file, List<Section> sections, List<Example> examples)
{
    record Section(String file, String heading, String text) {}

    record Example(String file, int line, String sql, Optional<String> result) {}

    static MarkdownPage parse(String file, String content)
    {
        List<Section> sections = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        List<String> lines = content.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            if (line.startsWith("### ")) {
                int end = index + 1;
                while (end < lines.size() && !lines.get(end).startsWith("## ") && !lines.get(end).startsWith("### ")) {
                    end++;
                }
                sections.add(new Section(file, line.substring(4).strip(), String.join("\n", lines.subList(index + 1, end))));
            }
            else if (line.equals("```sql")) {
                int end = endOfBlock(lines, index);
                int next = end + 1;
                while (next < lines.size() && lines.get(next).isBlank()) {
                    next++;
                }
                Optional<String> result = Optional.empty();
                if (next < lines.size() && lines.get(next).equals("```text")) {
                    result = Optional.of(String.join("\n", lines.subList(next + 1, endOfBlock(lines, next))));
                }
                examples.add(new Example(file, index + 1, String.join("\n", lines.subList(index + 1, end)), result));
            }
        }
        return new MarkdownPage(file, List.copyOf(sections), List.copyOf(examples));
    }

    private static int endOfBlock(List<String> lines, int start)
    {
        int end = start + 1;
        while (!lines.get(end).equals("```")) {
            end++;
        }
        return end;
    }
}
