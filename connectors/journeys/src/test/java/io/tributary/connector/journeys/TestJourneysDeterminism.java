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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableMap;
import io.tributary.connector.journeys.table.Column;
import io.tributary.connector.journeys.table.JourneysTables;
import io.tributary.connector.journeys.table.TableDefinition;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestJourneysDeterminism
{
    /**
     * What the tables of {@code tiny} hold, once and for all. A change of the generating process changes these numbers,
     * and breaks every result that somebody has written down.
     */
    private static final Map<String, String> CHECKSUMS = ImmutableMap.<String, String>builder()
            .put("ad_click", "BA8518FCD20FDC20")
            .put("ad_impression", "7F373C328F62EE62")
            .put("ad_spend", "C0A4C667BA7A424B")
            .put("conversion", "27CF1E3C67784229")
            .put("crm_contact", "6B3ED17F97EBC8DA")
            .put("email_event", "BD5DA06594DF022C")
            .put("event", "7D0AB94C86F35CCA")
            .put("payment", "7938B521C5FD9EDE")
            .put("shop_order", "4B8CB113868C8314")
            .put("store_purchase", "5E77BB8B6A9D7297")
            .put("touch", "5574F65E548389CB")
            .put("truth_conversion", "3F01FBCF191EA822")
            .put("truth_effect", "0070A49CD98357BA")
            .put("truth_person", "7810576F3F3F7BD4")
            .put("web_event", "8CD0A6856EA1F12C")
            .buildOrThrow();

    private final DistributedQueryRunner oneNode;
    private final DistributedQueryRunner threeNodes;

    TestJourneysDeterminism()
            throws Exception
    {
        oneNode = JourneysQueryRunner.builder().setCatalogProperties(ImmutableMap.of("journeys.splits-per-node", "1")).build();
        threeNodes = JourneysQueryRunner.builder().setWorkerCount(2).setCatalogProperties(ImmutableMap.of("journeys.splits-per-node", "17")).build();
    }

    @AfterAll
    void close()
    {
        oneNode.close();
        threeNodes.close();
    }

    @Test
    void testOneSplit()
    {
        assertThat(checksums(oneNode)).isEqualTo(CHECKSUMS);
    }

    @Test
    void testManySplitsOnSeveralNodes()
    {
        assertThat(checksums(threeNodes)).isEqualTo(CHECKSUMS);
    }

    @Test
    void testRowsOfAPersonComeInIngestionOrder()
    {
        List<LocalDateTime> times = oneNode.execute("SELECT ingested_at FROM tiny.event WHERE customer = 789").getOnlyColumn()
                .map(LocalDateTime.class::cast)
                .toList();
        assertThat(times).hasSizeGreaterThan(2_000).isSorted();
    }

    @Test
    void testRowsOfAPersonDoNotComeInEventTimeOrder()
    {
        List<LocalDateTime> times = oneNode.execute("SELECT event_time FROM tiny.event WHERE customer = 789 AND event_time IS NOT NULL").getOnlyColumn()
                .map(LocalDateTime.class::cast)
                .toList();
        assertThat(times).isNotEqualTo(times.stream().sorted().toList());
    }

    private static Map<String, String> checksums(DistributedQueryRunner queryRunner)
    {
        return JourneysTables.TABLES.stream()
                .collect(toImmutableMap(TableDefinition::name, table -> checksum(queryRunner, table)));
    }

    private static String checksum(DistributedQueryRunner queryRunner, TableDefinition<?> table)
    {
        String columns = table.columns().stream()
                .map(Column::name)
                .collect(joining(", "));
        return (String) queryRunner.execute("SELECT to_hex(checksum(ROW(%s))) FROM tiny.%s".formatted(columns, table.name())).getOnlyValue();
    }
}
