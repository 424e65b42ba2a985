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
 * The purchases that each channel caused, known of generated customers only, and the least and the most that models of either kind gave it.
 */
record TruthChart(List<Channel> channels)
        implements Chart
{
    private static final int DIGITS = 2;

    record Channel(String name, long caused, BigDecimal rulesFrom, BigDecimal rulesTo, BigDecimal dataDrivenFrom, BigDecimal dataDrivenTo)
    {
        Channel
        {
            requireNonNull(name, "name is null");
            rulesFrom = round(rulesFrom);
            rulesTo = round(rulesTo);
            dataDrivenFrom = round(dataDrivenFrom);
            dataDrivenTo = round(dataDrivenTo);
        }

        private static BigDecimal round(BigDecimal credit)
        {
            return credit.setScale(DIGITS, RoundingMode.HALF_UP);
        }
    }

    TruthChart
    {
        channels = List.copyOf(channels);
    }

    static TruthChart of(QueryResult result)
    {
        return new TruthChart(result.rows().stream()
                .map(row -> new Channel(
                        row.text("channel"),
                        row.whole("caused"),
                        row.number("rules_from"),
                        row.number("rules_to"),
                        row.number("data_driven_from"),
                        row.number("data_driven_to")))
                .toList());
    }

    @Override
    public List<HtmlTable> tables()
    {
        return List.of(new HtmlTable(
                "Purchases that channels caused, and purchases that models gave them",
                List.of("Channel", "Caused", "Rules, least", "Rules, most", "Data-driven, least", "Data-driven, most"),
                channels.stream()
                        .map(channel -> HtmlTable.Row.of(
                                channel.name(),
                                NumberText.whole(channel.caused()),
                                NumberText.hundredths(channel.rulesFrom()),
                                NumberText.hundredths(channel.rulesTo()),
                                NumberText.hundredths(channel.dataDrivenFrom()),
                                NumberText.hundredths(channel.dataDrivenTo())))
                        .toList()));
    }
}
