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

import static java.util.Objects.requireNonNull;

/**
 * How much there is to share. Purchases are credited if a touch preceded them in time.
 */
record Figures(
        long people,
        long touches,
        String firstDay,
        String lastDay,
        long purchases,
        BigDecimal euros,
        long creditedPurchases,
        BigDecimal creditedEuros,
        long openJourneys)
{
    Figures
    {
        requireNonNull(firstDay, "firstDay is null");
        requireNonNull(lastDay, "lastDay is null");
        euros = cents(euros);
        creditedEuros = cents(creditedEuros);
        if (creditedPurchases > purchases) {
            throw new IllegalArgumentException("%s purchases were credited to channels, but there are only %s".formatted(creditedPurchases, purchases));
        }
    }

    static Figures of(QueryResult result)
    {
        QueryResult.Row row = result.onlyRow();
        return new Figures(
                row.whole("people"),
                row.whole("touches"),
                row.text("first_day"),
                row.text("last_day"),
                row.whole("purchases"),
                row.number("euros"),
                row.whole("credited_purchases"),
                row.number("credited_euros"),
                row.whole("open_journeys"));
    }

    long uncreditedPurchases()
    {
        return purchases - creditedPurchases;
    }

    BigDecimal uncreditedEuros()
    {
        return euros.subtract(creditedEuros);
    }

    private static BigDecimal cents(BigDecimal value)
    {
        return value.setScale(2, RoundingMode.HALF_UP);
    }
}
