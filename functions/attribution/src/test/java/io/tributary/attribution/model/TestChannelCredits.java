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
package io.tributary.attribution.model;

import io.tributary.attribution.ChannelEvent;
import io.tributary.attribution.Event;
import io.tributary.attribution.journey.CustomerJourneys;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.journey.ValueKind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class TestChannelCredits
{
    private static final List<String> MODELS = List.of(
            "first_touch",
            "last_touch",
            "last_non_direct(a)",
            "linear",
            "u_shaped",
            "position_based(0.5, 0.5)",
            "j_shaped",
            "inverse_j_shaped",
            "w_shaped(b)",
            "full_path(b, c)",
            "time_decay(1ms)",
            "participation",
            "custom(0, 1, 2)",
            "weighted(a = 2, b = 1)");

    /**
     * @param channel null for touches without a channel
     * @param touches 0 where the conversions have no eligible touch
     */
    private record Row(String model, String channel, long touches, double conversions, double value, BigInteger exactValue) {}

    @Test
    void testAllModelsOfAJourney()
    {
        List<ChannelEvent> events = List.of(touch(1, "a"), touch(2, "b"), touch(3, "a"), touch(4, "c"), conversion(5, 100));
        assertThat(rows(List.of("linear", "first_touch", "u_shaped", "participation"), Ownership.SHARED, ValueKind.DECIMAL, events)).containsExactly(
                new Row("linear", "a", 2, 0.5, 50, BigInteger.valueOf(50)),
                new Row("linear", "b", 1, 0.25, 25, BigInteger.valueOf(25)),
                new Row("linear", "c", 1, 0.25, 25, BigInteger.valueOf(25)),
                new Row("first_touch", "a", 1, 1, 100, BigInteger.valueOf(100)),
                new Row("u_shaped", "a", 2, 0.5, 50, BigInteger.valueOf(50)),
                new Row("u_shaped", "b", 1, 0.1, 10, BigInteger.valueOf(10)),
                new Row("u_shaped", "c", 1, 0.4, 40, BigInteger.valueOf(40)),
                new Row("participation", "a", 2, 1, 100, BigInteger.valueOf(100)),
                new Row("participation", "b", 1, 1, 100, BigInteger.valueOf(100)),
                new Row("participation", "c", 1, 1, 100, BigInteger.valueOf(100)));
    }

    @Test
    void testConversionWithoutTouchIsUnattributed()
    {
        assertThat(rows(List.of("linear"), Ownership.SHARED, ValueKind.DOUBLE, List.of(conversion(1, 7), touch(2, null), conversion(3, 5)))).containsExactly(
                new Row("linear", null, 1, 1, 5, null),
                new Row("linear", null, 0, 1, 7, null));
    }

    @Test
    void testDecimalsOfAllChannelsSumToTheTotal()
    {
        assertThat(rows(List.of("linear"), Ownership.SHARED, ValueKind.DECIMAL, List.of(touch(1, "c"), touch(2, "b"), touch(3, "a"), conversion(4, 100)))
                .stream()
                .map(row -> row.channel() + row.exactValue()))
                .containsExactly("c34", "b33", "a33");
    }

    @Test
    void testSumOfAChannelBeyondTheRangeOfADouble()
    {
        EventLog log = new EventLog(ValueKind.DOUBLE);
        ChannelEvent.addTo(log, 0, List.of(touch(1, "a"), touch(3, "a"), touch(5, "b"), conversion(6, 5)));
        log.addConversion(0, 2, 0, 0, 0, Double.doubleToLongBits(Double.MAX_VALUE));
        log.addConversion(0, 4, 0, 0, 0, Double.doubleToLongBits(Double.MAX_VALUE));
        for (String model : List.of("linear", "participation")) {
            ChannelCredits credits = new ChannelCredits(List.of(ModelText.parse(model)), Lookback.unlimited(), Ownership.SINCE_PREVIOUS, log, new CustomerJourneys());
            assertThatThrownBy(() -> credits.compute(0, (_, _, _, _, _, _) -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The credit of a channel is beyond the range of a double");
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void testChannelsGetWhatTheReferenceGivesTheirTouches(
            @ForAll("customers") List<ChannelEvent> events,
            @ForAll Ownership ownership,
            @ForAll ValueKind valueKind)
    {
        Lookback lookback = new Lookback(4);
        List<Row> rows = rowsWithin(lookback, MODELS, ownership, valueKind, events);
        List<ChannelEvent> ordered = events.stream().sorted(ChannelEvent.ORDER).toList();
        for (String model : MODELS) {
            Map<Optional<String>, double[]> expected = expected(ModelText.parse(model), new Attribution(ModelText.parse(model).model(), lookback, ownership), valueKind, ordered);
            List<Row> ofModel = rows.stream().filter(row -> row.model().equals(model)).toList();
            List<Row> attributed = ofModel.stream().filter(row -> row.touches() > 0).toList();
            assertThat(attributed.stream().map(row -> Optional.ofNullable(row.channel()))).containsExactlyInAnyOrderElementsOf(expected.keySet());
            for (Row row : attributed) {
                double[] amounts = expected.get(Optional.ofNullable(row.channel()));
                assertThat(row.touches()).describedAs(model).isEqualTo((long) amounts[0]);
                assertThat(row.conversions()).describedAs(model).isCloseTo(amounts[1], within(1e-9));
                assertThat(row.value()).describedAs(model).isCloseTo(amounts[2], within(1e-5));
                if (valueKind == ValueKind.DECIMAL) {
                    assertThat(row.exactValue().doubleValue()).describedAs(model).isCloseTo(amounts[2], within(1.001));
                }
            }
            assertThat(ofModel.stream().filter(row -> row.touches() == 0).toList()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testDecimalPartsAndUnattributedSumToTheTotal(@ForAll("customers") List<ChannelEvent> events, @ForAll Ownership ownership)
    {
        BigInteger total = events.stream()
                .sorted(ChannelEvent.ORDER)
                .filter(ChannelEvent::isConversion)
                .limit(ownership == Ownership.FIRST_ONLY ? 1 : events.size())
                .map(event -> BigInteger.valueOf(event.value()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        List<Row> rows = rows(MODELS, ownership, ValueKind.DECIMAL, events);
        for (String model : MODELS) {
            if (!model.equals("participation")) {
                assertThat(rows.stream().filter(row -> row.model().equals(model)).map(Row::exactValue).reduce(BigInteger.ZERO, BigInteger::add))
                        .describedAs(model)
                        .isEqualTo(total);
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testOrderOfArrivalDoesNotMatter(@ForAll("customers") List<ChannelEvent> events, @ForAll Ownership ownership)
    {
        List<ChannelEvent> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        assertThat(rows(MODELS, ownership, ValueKind.DOUBLE, reversed)).isEqualTo(rows(MODELS, ownership, ValueKind.DOUBLE, events));
    }

    /**
     * For each channel: touches with a share, conversions, value.
     */
    private static Map<Optional<String>, double[]> expected(ChannelModel model, Attribution attribution, ValueKind valueKind, List<ChannelEvent> ordered)
    {
        List<Event> ones = new ArrayList<>();
        List<Event> values = new ArrayList<>();
        for (ChannelEvent event : ordered) {
            Integer[] marks = marks(model, event.channel());
            double weight = event.channel() == null ? 0 : model.weights().getOrDefault(event.channel(), 0.0);
            double value = !event.isConversion() ? Double.NaN : valueKind == ValueKind.COUNT ? 1 : event.value();
            ones.add(new Event(event.micros(), event.picos(), event.isConversion() ? 1 : Double.NaN, Set.of(marks), weight));
            values.add(new Event(event.micros(), event.picos(), value, Set.of(marks), weight));
        }
        List<SlowReference.Credit> units = SlowReference.credits(attribution, ones);
        List<SlowReference.Credit> worths = SlowReference.credits(attribution, values);
        Map<Optional<String>, double[]> expected = new LinkedHashMap<>();
        for (int row = 0; row < ordered.size(); row++) {
            double share = units.get(row).amount().toDouble();
            if (share > 0) {
                double[] amounts = expected.computeIfAbsent(Optional.ofNullable(ordered.get(row).channel()), _ -> new double[3]);
                amounts[0]++;
                if (attribution.model().isShared()) {
                    amounts[1] += share;
                    amounts[2] += worths.get(row).amount().toDouble();
                }
            }
        }
        if (!attribution.model().isShared()) {
            addParticipation(attribution, values, ordered, expected);
        }
        return expected;
    }

    private static void addParticipation(Attribution attribution, List<Event> values, List<ChannelEvent> ordered, Map<Optional<String>, double[]> expected)
    {
        for (int conversion = 0; conversion < values.size(); conversion++) {
            if (!values.get(conversion).isConversion()) {
                continue;
            }
            // the reference, told of this conversion's value alone, says which touches it credits
            List<Event> alone = new ArrayList<>();
            for (int row = 0; row < values.size(); row++) {
                Event event = values.get(row);
                alone.add(event.isConversion() ? new Event(event.micros(), event.picos(), row == conversion ? 1 : 0, Set.of(), 0) : event);
            }
            List<SlowReference.Credit> credits = SlowReference.credits(attribution, alone);
            Set<Optional<String>> channels = new HashSet<>();
            for (int row = 0; row < values.size(); row++) {
                if (credits.get(row).amount().toDouble() > 0) {
                    channels.add(Optional.ofNullable(ordered.get(row).channel()));
                }
            }
            for (Optional<String> channel : channels) {
                expected.get(channel)[1] += 1;
                expected.get(channel)[2] += values.get(conversion).value();
            }
        }
    }

    private static Integer[] marks(ChannelModel model, String channel)
    {
        List<Integer> marks = new ArrayList<>();
        for (int mark = 0; mark < model.marks().size(); mark++) {
            if (channel != null && model.marks().get(mark).contains(channel)) {
                marks.add(mark);
            }
        }
        return marks.toArray(Integer[]::new);
    }

    private static List<Row> rows(List<String> models, Ownership ownership, ValueKind valueKind, List<ChannelEvent> events)
    {
        return rowsWithin(Lookback.unlimited(), models, ownership, valueKind, events);
    }

    private static List<Row> rowsWithin(Lookback lookback, List<String> models, Ownership ownership, ValueKind valueKind, List<ChannelEvent> events)
    {
        EventLog log = new EventLog(valueKind);
        ChannelEvent.addTo(log, 0, List.of(touch(9, "another customer"), conversion(10, 3)));
        ChannelEvent.addTo(log, 1, events);
        ChannelCredits credits = new ChannelCredits(models.stream().map(ModelText::parse).toList(), lookback, ownership, log, new CustomerJourneys());
        // what was computed for one customer must not show in the next
        credits.compute(0, (_, _, _, _, _, _) -> {});
        List<Row> rows = new ArrayList<>();
        credits.compute(1, (model, channel, touches, conversions, value, exactValue) -> rows.add(new Row(
                models.get(model),
                channel.filter(number -> number > 0).map(log.channels()::name).orElse(null),
                touches,
                conversions,
                value,
                exactValue)));
        return rows;
    }

    private static ChannelEvent touch(long micros, String channel)
    {
        return new ChannelEvent(micros, 0, channel, null);
    }

    private static ChannelEvent conversion(long micros, long value)
    {
        return new ChannelEvent(micros, 0, null, value);
    }

    @Provide
    Arbitrary<List<ChannelEvent>> customers()
    {
        Arbitrary<ChannelEvent> events = Combinators.combine(
                        Arbitraries.longs().between(0, 12),
                        Arbitraries.of(0, 0, 1, 500_000),
                        Arbitraries.of(asList("a", "b", "c", "d", null)),
                        Arbitraries.of(asList(null, null, null, 1L, 100L, 0L, -7L, 999_999_999L)))
                .as(ChannelEvent::new);
        return events.list().ofMinSize(0).ofMaxSize(20);
    }
}
