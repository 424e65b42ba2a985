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
import java.math.RoundingMode;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * How near each model comes to the true order of the channels, from -1 to 1.
 */
record RankChart(List<Model> models)
        implements Chart
{
    private static final int DIGITS = 2;

    record Model(String name, boolean dataDriven, BigDecimal correlation)
    {
        Model
        {
            requireNonNull(name, "name is null");
            correlation = correlation.setScale(DIGITS, RoundingMode.HALF_UP);
        }
    }

    RankChart
    {
        models = List.copyOf(models);
    }

    static RankChart of(QueryResult result)
    {
        return new RankChart(result.rows().stream()
                .map(row -> new Model(row.text("model"), row.flag("data_driven"), row.number("rank_correlation")))
                .toList());
    }

    @Override
    public List<HtmlTable> tables()
    {
        return List.of(new HtmlTable(
                "Rank correlation with the truth",
                List.of("Model", "Rank correlation"),
                models.stream()
                        .map(model -> HtmlTable.Row.of(model.name(), NumberText.hundredths(model.correlation())))
                        .toList()));
    }
}
