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
 * The part of the credited purchases that a Markov chain loses without each channel, from 0 to 1.
 */
record RemovalChart(List<Effect> effects)
        implements Chart
{
    private static final int DIGITS = 4;

    record Effect(String channel, BigDecimal order1, BigDecimal order2)
    {
        Effect
        {
            requireNonNull(channel, "channel is null");
            requireNonNull(order1, "order1 is null");
            requireNonNull(order2, "order2 is null");
        }
    }

    RemovalChart
    {
        effects = List.copyOf(effects);
    }

    static RemovalChart of(QueryResult result)
    {
        return new RemovalChart(result.rows().stream()
                .map(row -> new Effect(
                        row.text("channel"),
                        row.number("order_1").setScale(DIGITS, RoundingMode.HALF_UP),
                        row.number("order_2").setScale(DIGITS, RoundingMode.HALF_UP)))
                .toList());
    }

    @Override
    public List<HtmlTable> tables()
    {
        return List.of(new HtmlTable(
                "Removal effects by channel",
                List.of("Channel", "Markov", "Markov, order 2"),
                effects.stream()
                        .map(effect -> HtmlTable.Row.of(effect.channel(), NumberText.percent(effect.order1()), NumberText.percent(effect.order2())))
                        .toList()));
    }
}
