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
package io.tributary.identity.profile;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestTextFilter
{
    @Test
    void testWhatIsInIsFound()
    {
        TextFilter filter = new TextFilter();
        List<String> texts = List.of("", "unknown", "test@test.com", "\uFFFD", "polygenelubricants");
        texts.forEach(filter::add);
        assertThat(texts).allMatch(text -> filter.mayContain(text.hashCode()));
    }

    @Test
    void testMostOthersAreNot()
    {
        TextFilter filter = new TextFilter();
        for (int number = 0; number < 200; number++) {
            filter.add("placeholder " + number);
        }
        int found = 0;
        for (int number = 0; number < 10_000; number++) {
            if (filter.mayContain(("someone." + number + "@example.com").hashCode())) {
                found++;
            }
        }
        assertThat(found).isLessThan(100);
    }
}
