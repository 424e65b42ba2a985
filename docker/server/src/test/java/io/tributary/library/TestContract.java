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
package io.tributary.library;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestContract
{
    private static final Contract CONTRACT = Contract.of(new SqlFile(
            "bill",
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS bill (
                        bill_date timestamp(3) COMMENT 'When',
                        cost decimal(18,2) COMMENT 'How much; isn''t NULL'
                    )
                    COMMENT 'Bills'
                    """)));

    @Test
    void testColumnsAreReadFromTheStatement()
    {
        assertThat(CONTRACT).isEqualTo(new Contract("bill", Map.of("bill_date", "timestamp(3)", "cost", "decimal(18,2)")));
    }

    @Test
    void testPrecisionAndFurtherColumnsAreFree()
    {
        assertThat(CONTRACT.breaches(Map.of("bill_date", "timestamp(6)", "cost", "decimal(10,4)", "payer", "varchar"))).isEmpty();
    }

    @Test
    void testBreachesAreNamed()
    {
        assertThat(CONTRACT.breaches(Map.of("bill_date", "timestamp(3) with time zone")))
                .containsExactly(
                        "bill.bill_date is timestamp(3) with time zone and has to be timestamp(3)",
                        "bill has no column cost, which has to be decimal(18,2)");
    }

    @Test
    void testStatementWithoutColumns()
    {
        assertThatThrownBy(() -> Contract.of(new SqlFile("bill", List.of("SELECT 1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The contract bill has no columns");
    }
}
