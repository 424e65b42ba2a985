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

import com.google.common.collect.ImmutableList;
import io.trino.testing.MaterializedRow;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call of an aggregate on {@link #events}, with its name in the result.
 */
record AggregateCall(String name, String function, List<String> arguments)
{
    // each event as a journey of its own
    private static final String PATH = "ARRAY[channel, interaction]";
    // none for an event whose time is not known
    private static final String TIMED_PATH = "IF(event_time IS NOT NULL, %s)".formatted(PATH);
    private static final String CONVERSIONS = "IF(conversion, 1, 0)";
    private static final String PATH_VALUE = "IF(conversion, coalesce(CAST(value AS double), 0), 0)";
    private static final String NON_CONVERSIONS = "IF(conversion, 0, 1)";

    /**
     * Every aggregate that is computed in parts, mode, kind of event time and kind of conversion: what holds of one of them in the engine must hold of all.
     */
    static final List<AggregateCall> ALL = ImmutableList.of(
            call("credit_of_decimals", "attribution_agg", "ARRAY['linear', 'u_shaped', 'time_decay(2d)', 'participation', 'last_non_direct(direct)']", "channel", "event_time", "value", "INTERVAL '30' DAY"),
            call("credit_of_booleans", "attribution_agg", "ARRAY['w_shaped(email)', 'custom(1, 2)']", "channel", "fine_time", "conversion", "NULL", "'since_previous'"),
            call("credit_of_doubles", "attribution_agg", "ARRAY['first_touch', 'last_touch']", "channel", "zoned_time", "CAST(value AS double)", "NULL", "'first_only'"),
            call("credit_up_to_a_limit", "attribution_agg", "ARRAY['linear', 'max_events(20, flag)']", "channel", "day", "value"),
            call("journeys", "journey_agg", "channel", "event_time", "value", "INTERVAL '90' DAY", "'since_previous'"),
            call("journeys_in_zones", "journey_agg", "channel", "fine_zoned_time", "conversion", "INTERVAL '2' DAY"),
            call("funnel", "funnel_agg", "event_time", "steps", "INTERVAL '30' DAY"),
            call("funnel_ordered", "funnel_agg", "fine_time", "steps", "INTERVAL '3' DAY", "'ordered'"),
            call("funnel_increasing_time", "funnel_agg", "event_time", "steps", "NULL", "'increasing_time'"),
            call("funnel_strict_order", "funnel_agg", "event_time", "steps", "NULL", "'strict_order'"),
            call("funnel_no_repeats", "funnel_agg", "day", "conditions", "NULL", "'no_repeats'"),
            call("funnel_re_entry", "funnel_agg", "fine_zoned_time", "ARRAY[interaction = 'visit', lead, conversion]", "NULL", "'re_entry'"),
            call("retention", "retention_agg", "ARRAY[interaction = 'visit', conversion, lead]"),
            call("sequences", "sequence_count", "day", "conditions", "'(?1)(?t<=10d)(?3)'"),
            call("sequence", "sequence_match", "event_time", "conditions", "'(?1)(?1)(?2)'"),
            call("next_channel", "sequence_next", "zoned_time", "channel", "conditions", "'(?1)'", "'forward'", "'first'"),
            call("previous_channel", "sequence_next", "day", "channel", "conditions", "'(?2)(?2)'", "'backward'", "'last'"),
            call("markov_credits", "markov_attribution", PATH, CONVERSIONS, PATH_VALUE, NON_CONVERSIONS, "2"),
            call("markov_steps", "markov_transitions", PATH, CONVERSIONS, NON_CONVERSIONS, "1", "false"),
            call("markov_orders", "markov_order", PATH, CONVERSIONS, NON_CONVERSIONS, "3"),
            call("shapley", "shapley_attribution", PATH, CONVERSIONS, PATH_VALUE),
            call("shapley_by_position", "shapley_attribution", PATH, CONVERSIONS, PATH_VALUE, NON_CONVERSIONS, "'ordered'"),
            call("shapley_of_rates", "shapley_attribution", PATH, CONVERSIONS, PATH_VALUE, NON_CONVERSIONS, "'rates'"),
            call("pairs", "probabilistic_attribution", PATH, CONVERSIONS, PATH_VALUE, NON_CONVERSIONS),
            call("survival", "survival_attribution", TIMED_PATH, "ARRAY[event_time, event_time - INTERVAL '3' HOUR]", "conversion", "date_trunc('month', event_time) + INTERVAL '40' DAY", PATH_VALUE));

    AggregateCall
    {
        arguments = ImmutableList.copyOf(arguments);
    }

    private static AggregateCall call(String name, String function, String... arguments)
    {
        return new AggregateCall(name, function, ImmutableList.copyOf(arguments));
    }

    /**
     * What the calls read, made of a table, or a query in parentheses, that has the columns of {@code event}. Fine times have picoseconds,
     * and zoned times are in one of two zones, whatever the customer.
     */
    static String events(String table)
    {
        return
                """
                (
                    SELECT
                        *,
                        CAST(event_time AS date) AS day,
                        at_timezone(with_timezone(event_time, 'UTC'), zone) AS zoned_time,
                        at_timezone(with_timezone(fine_time, 'UTC'), zone) AS fine_zoned_time,
                        ARRAY[interaction = 'view', interaction = 'click', interaction = 'visit', conversion] AS steps,
                        ARRAY[interaction = 'view', interaction = 'click', is_direct] AS conditions
                    FROM (
                        SELECT
                            *,
                            CAST(CAST(event_time AS varchar) || lpad(CAST(crc32(to_utf8(event_id)) %% 1000000000 AS varchar), 9, '0') AS timestamp(12)) AS fine_time,
                            IF(crc32(to_utf8(event_id)) %% 2 = 0, 'Europe/Berlin', 'Asia/Tokyo') AS zone
                        FROM %s))
                """.formatted(table);
    }

    /**
     * The results of all calls for each customer of such a table.
     */
    static String perCustomer(String table)
    {
        return
                """
                SELECT
                    customer,
                    %s
                FROM %s
                GROUP BY customer
                ORDER BY customer
                """.formatted(columns(AggregateCall::sql), events(table));
    }

    /**
     * All calls, each of them written so, as items of a {@code SELECT}.
     */
    static String columns(Function<AggregateCall, String> written)
    {
        return ALL.stream()
                .map(call -> "%s AS %s".formatted(written.apply(call), call.name()))
                .collect(joining(",\n    "));
    }

    /**
     * @param actual rows of a key, which tells them apart, and the results of all calls
     */
    static void assertSameResults(List<MaterializedRow> actual, List<MaterializedRow> expected)
    {
        assertThat(actual).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            Object key = expected.get(row).getField(0);
            assertThat(actual.get(row).getField(0)).isEqualTo(key);
            for (int call = 0; call < ALL.size(); call++) {
                assertThat(actual.get(row).getField(call + 1))
                        .describedAs("%s of %s", ALL.get(call).name(), key)
                        .isEqualTo(expected.get(row).getField(call + 1));
            }
        }
    }

    String sql()
    {
        return "%s(%s)".formatted(function, String.join(", ", arguments));
    }

    String distinctSql()
    {
        return "%s(DISTINCT %s)".formatted(function, String.join(", ", arguments));
    }

    String argumentsAsRow()
    {
        return "ROW(%s)".formatted(String.join(", ", arguments));
    }

    /**
     * The call on the fields of such a row.
     */
    String sqlOnRow(String row)
    {
        return IntStream.rangeClosed(1, arguments.size())
                .mapToObj(field -> "%s[%s]".formatted(row, field))
                .collect(joining(", ", function + "(", ")"));
    }
}
