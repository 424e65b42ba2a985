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

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * Purchases and euros by channel, side by side for each model. The parts of each model add up to the credited purchases and euros to the last digit shown.
 */
record CreditChart(List<String> channels, List<Model> models, Figures figures)
        implements Chart
{
    private static final int DIGITS = 2;

    /**
     * @param purchases credit of each channel, in the order of the channels
     */
    record Model(String name, String assumption, boolean dataDriven, List<BigDecimal> purchases, List<BigDecimal> euros)
    {
        Model
        {
            requireNonNull(name, "name is null");
            requireNonNull(assumption, "assumption is null");
            purchases = List.copyOf(purchases);
            euros = List.copyOf(euros);
        }
    }

    CreditChart
    {
        channels = List.copyOf(channels);
        models = List.copyOf(models);
        for (Model model : models) {
            requireSum(model, "purchases", model.purchases(), BigDecimal.valueOf(figures.creditedPurchases()));
            requireSum(model, "euros", model.euros(), figures.creditedEuros());
        }
    }

    static CreditChart of(QueryResult result, Figures figures)
    {
        List<String> channels = List.copyOf(new LinkedHashSet<>(result.rows().stream()
                .map(row -> row.text("channel"))
                .toList()));
        SequencedMap<String, List<QueryResult.Row>> rowsOfModels = new LinkedHashMap<>();
        result.rows().forEach(row -> rowsOfModels.computeIfAbsent(row.text("model"), _ -> new ArrayList<>()).add(row));
        return new CreditChart(
                channels,
                rowsOfModels.values().stream()
                        .map(rows -> model(rows, channels))
                        .toList(),
                figures);
    }

    private static Model model(List<QueryResult.Row> rows, List<String> channels)
    {
        QueryResult.Row first = rows.getFirst();
        return new Model(
                first.text("model"),
                first.text("assumption"),
                first.flag("data_driven"),
                credit(rows, channels, "purchases"),
                credit(rows, channels, "euros"));
    }

    /**
     * Models have no row for a channel that they give nothing.
     */
    private static List<BigDecimal> credit(List<QueryResult.Row> rows, List<String> channels, String column)
    {
        Map<String, BigDecimal> credits = new LinkedHashMap<>();
        rows.forEach(row -> credits.merge(row.text("channel"), row.number(column), BigDecimal::add));
        return Apportionment.round(
                channels.stream()
                        .map(channel -> credits.getOrDefault(channel, BigDecimal.ZERO))
                        .toList(),
                DIGITS);
    }

    @Override
    public List<HtmlTable> tables()
    {
        return List.of(
                table("Purchases by channel and model, rounded so that they add up", Model::purchases, BigDecimal.valueOf(figures.creditedPurchases()), BigDecimal.valueOf(figures.uncreditedPurchases()), BigDecimal.valueOf(figures.purchases())),
                table("Euros by channel and model, rounded so that they add up", Model::euros, figures.creditedEuros(), figures.uncreditedEuros(), figures.euros()));
    }

    private HtmlTable table(String caption, Function<Model, List<BigDecimal>> credit, BigDecimal credited, BigDecimal uncredited, BigDecimal all)
    {
        List<HtmlTable.Row> rows = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            int index = channel;
            rows.add(row(channels.get(channel), models.stream().map(model -> credit.apply(model).get(index)), false));
        }
        rows.add(row("All channels", models.stream().map(_ -> credited), true));
        rows.add(row("No touch to credit", models.stream().map(_ -> uncredited), false));
        rows.add(row("All purchases", models.stream().map(_ -> all), true));
        List<String> columns = Stream.concat(Stream.of("Channel"), models.stream().map(Model::name)).toList();
        return new HtmlTable(caption, columns, rows);
    }

    private static HtmlTable.Row row(String name, Stream<BigDecimal> numbers, boolean total)
    {
        return new HtmlTable.Row(Stream.concat(Stream.of(name), numbers.map(NumberText::hundredths)).toList(), total);
    }

    private static void requireSum(Model model, String unit, List<BigDecimal> parts, BigDecimal total)
    {
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(total) != 0) {
            throw new IllegalArgumentException("The %s of %s add up to %s, and not to the %s that there are to share".formatted(unit, model.name(), sum, total));
        }
    }
}
