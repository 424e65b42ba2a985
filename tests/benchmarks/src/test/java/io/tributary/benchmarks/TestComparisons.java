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
package io.tributary.benchmarks;

import io.tributary.attribution.model.AttributionModel;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.tributary.benchmarks.Comparisons.comparisons;
import static io.tributary.benchmarks.EventTable.Layout.AS_ARRIVED;
import static io.tributary.benchmarks.EventTable.Layout.BY_CUSTOMER;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestComparisons
{
    @Test
    void testNamesAreDistinct()
    {
        assertThat(comparisons(1))
                .extracting(Comparison::label)
                .doesNotHaveDuplicates();

        comparisons(1).stream()
                .collect(groupingBy(Comparison::dataSet, flatMapping(comparison -> Stream.of(comparison.numerator(), comparison.denominator()), toSet())))
                .forEach((dataSet, variants) -> assertThat(variants)
                        .as(dataSet)
                        .extracting(Variant::name)
                        .doesNotHaveDuplicates());
    }

    @Test
    void testScale()
    {
        assertThat(comparisons(0.01))
                .hasSameSizeAs(comparisons(1))
                .extracting(Comparison::dataSet)
                .contains("5000 x 10 by customer", "200 x 250 by customer", "5000 x 10 as arrived", "200 x 250 as arrived", "5000 x 10 with campaigns", "200 x 250 with campaigns");
    }

    @Test
    void testEveryModelIsMeasured()
    {
        Set<Class<?>> measured = Arrays.stream(BenchmarkedModel.values())
                .map(model -> model.model().getClass())
                .collect(toImmutableSet());
        assertThat(measured).containsExactlyInAnyOrder(AttributionModel.class.getPermittedSubclasses());
    }

    @Test
    void testTableNameTakesThePlaceOfEvents()
    {
        assertThat(new EventTable("events_10", BY_CUSTOMER, 5, 10).insertInto("SELECT events_count FROM events e JOIN events"))
                .isEqualTo("SELECT events_count FROM events_10 e JOIN events_10");
    }

    @Test
    void testRecipeHasTheSizeOfTheTable()
    {
        assertThat(new EventTable("events_10", BY_CUSTOMER, 500, 10).scaled(0.1).createSql().getFirst())
                .startsWith("CREATE TABLE events_10 AS")
                .contains("stop => 500 - 1", "number / 10 AS customer", "(number % 10) * 777600000 + bitwise_and(hash, 4294967295) % 777600000 AS millis");
        assertThat(new EventTable("arrived_10", AS_ARRIVED, 500, 10).scaled(0.1).createSql().getFirst())
                .startsWith("CREATE TABLE arrived_10 AS")
                .contains("stop => 500 - 1", "number * 7368787 % 500 % 50 AS customer", "number * 7776000000 / 500 AS millis");
    }

    @Test
    void testRecipeOfEventsForRules()
    {
        RuleTables tables = new RuleTables(new EventTable("campaigns_10", BY_CUSTOMER, 500, 10)).scaled(0.1);
        assertThat(tables.createSql().getFirst())
                .startsWith("CREATE TABLE campaigns_10 AS")
                .contains("stop => 500 - 1", "AS campaign,", "AS amount\n")
                .doesNotContain("AS conversion,");
        assertThat(tables.createSql()).contains("INSERT INTO attribution.rules.rule_set (rule_set) VALUES 'three', 'ten', 'thousand', 'ten of clicks', 'thousand of clicks'");
        assertThat(tables.insertInto("events => TABLE(event) ORDER BY event_time")).isEqualTo("events => TABLE(campaigns_10) ORDER BY event_time");
    }

    @Test
    void testContactsHaveTheSizeOfTheTable()
    {
        ContactTable table = new ContactTable(1000).scaled(0.1);
        assertThat(table.label()).isEqualTo("100 contacts");
        assertThat(table.createSql().getFirst())
                .startsWith("INSERT INTO contact\n")
                .contains("generate_series(CAST(0 AS bigint), 100 - 1)", "number * 7368787 % 70000000");
        assertThat(table.insertInto(ContactQueries.EMAIL_TOKENS)).isEqualTo(ContactQueries.EMAIL_TOKENS);
    }

    @Test
    void testPeopleHaveTheSizeOfTheTables()
    {
        PeopleTables tables = new PeopleTables(1000).scaled(0.1);
        assertThat(tables.label()).isEqualTo("100 x 100 people");
        assertThat(tables.createSql()).hasSize(2);
        assertThat(tables.createSql().getFirst())
                .startsWith("CREATE TABLE people_left AS")
                .contains("stop => 100 - 1", "IF(number % 10 <> 3, concat(X'0100000001', substr(sha256(to_utf8('phone ' || CAST(CASE WHEN");
        assertThat(tables.createSql().getLast())
                .startsWith("CREATE TABLE people_right AS")
                .contains("sequential_number * 7368787 % 100 AS number", "stop => 100 - 1");
    }

    @Test
    void testEdgesHaveTheSizeOfTheTable()
    {
        EdgeTable table = new EdgeTable(1000).scaled(0.1);
        assertThat(table.label()).isEqualTo("500 edges");
        assertThat(table.createSql().getFirst())
                .startsWith("CREATE TABLE edges AS")
                .contains("stop => 500 - 1", "a * 7368787 % 400 AS a", "b * 7368787 % 400 AS b");
    }

    @Test
    void testPathsHaveTheSizeOfTheTable()
    {
        PathTable table = new PathTable(10_000, 12).scaled(0.1);
        assertThat(table.label()).isEqualTo("1000 paths of 12 channels");
        assertThat(table.createSql().getFirst())
                .startsWith("CREATE TABLE paths_1000_of_12 AS")
                .contains("stop => 1000 - 1", "touch <= 3,", "number * 7368787 % 1728 / element_at(ARRAY[1, 12, 144], touch)");
        assertThat(table.insertInto("SELECT path FROM path_table")).isEqualTo("SELECT path FROM paths_1000_of_12");
        assertThatThrownBy(() -> new PathTable(1_000_000, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("9 channels do not make 1000000 different paths of 6 touches");
    }
}
