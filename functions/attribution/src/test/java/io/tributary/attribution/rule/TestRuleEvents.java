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
package io.tributary.attribution.rule;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRuleEvents
{
    private final RuleEvents events = new RuleEvents();

    @Test
    void testTouchesAndConversionsAreKept()
    {
        for (int event = 0; event < 1000; event++) {
            events.addTouch(event, event % 2, event % 3 == 0);
            events.addConversion(2L * event, event % 5, event % 7 == 0);
        }
        assertThat(events.touchCount()).isEqualTo(1000);
        assertThat(events.conversionCount()).isEqualTo(1000);
        assertThat(events.touchMicros(999)).isEqualTo(999);
        assertThat(events.touchPicos(999)).isEqualTo(1);
        assertThat(events.isDuplicateTouch(999)).isTrue();
        assertThat(events.isDuplicateTouch(998)).isFalse();
        assertThat(events.conversionMicros(999)).isEqualTo(1998);
        assertThat(events.conversionPicos(999)).isEqualTo(4);
        assertThat(events.isDuplicateConversion(994)).isTrue();
        assertThat(events.isDuplicateConversion(999)).isFalse();
    }

    @Test
    void testTouchesOutOfOrderAreRefused()
    {
        events.addTouch(1_700_000_000_000_000L, 5, false);
        assertThatThrownBy(() -> events.addTouch(1_699_999_999_000_000L, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Touches must come in the order of their event time, but 2023-11-14T22:13:19 comes after 2023-11-14T22:13:20: order the table by customer and event time");
    }

    @Test
    void testConversionsOutOfOrderAreRefused()
    {
        events.addConversion(0, 5, false);
        assertThatThrownBy(() -> events.addConversion(0, 4, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Conversions must come in the order of their event time, but 1970-01-01T00:00 comes after");
    }

    @Test
    void testNextCustomerMayBeEarlier()
    {
        events.addTouch(7, 0, true);
        events.addConversion(7, 0, true);
        events.clear();
        events.addTouch(5, 0, false);
        events.addConversion(4, 0, false);
        assertThat(events.touchCount()).isEqualTo(1);
        assertThat(events.conversionCount()).isEqualTo(1);
        assertThat(events.isDuplicateTouch(0)).isFalse();
        assertThat(events.isDuplicateConversion(0)).isFalse();
    }
}
