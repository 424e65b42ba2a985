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

import io.tributary.attribution.Event;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static java.util.Collections.nCopies;

/**
 * What the models mean, touch by touch and conversion by conversion in exact arithmetic, with nothing in common with how they are computed.
 */
public final class SlowReference
{
    private static final BigDecimal PICOS_PER_MICRO = BigDecimal.valueOf(1_000_000);

    private SlowReference() {}

    /**
     * For each row its credit, and how large the parts are that add up to it: what rounding errors must be compared with.
     */
    record Credit(Fraction amount, Fraction size)
    {
        Credit add(Fraction part)
        {
            return new Credit(amount.add(part), size.add(part.abs()));
        }
    }

    static List<Credit> credits(Attribution attribution, List<Event> rows)
    {
        Credit[] credits = new Credit[rows.size()];
        Arrays.fill(credits, new Credit(Fraction.ZERO, Fraction.ZERO));
        for (int conversion = 0; conversion < rows.size(); conversion++) {
            if (rows.get(conversion).isConversion() && isCredited(attribution.ownership(), rows, conversion)) {
                List<Integer> journey = journey(attribution, rows, conversion);
                List<Fraction> shares = shares(attribution.model(), journey.stream().map(rows::get).toList());
                Fraction value = Fraction.of(rows.get(conversion).value());
                for (int index = 0; index < journey.size(); index++) {
                    credits[journey.get(index)] = credits[journey.get(index)].add(shares.get(index).multiply(value));
                }
            }
        }
        return List.of(credits);
    }

    private static boolean isCredited(Ownership ownership, List<Event> rows, int conversion)
    {
        return ownership != Ownership.FIRST_ONLY || rows.subList(0, conversion).stream().noneMatch(Event::isConversion);
    }

    private static List<Integer> journey(Attribution attribution, List<Event> rows, int conversion)
    {
        List<Integer> journey = new ArrayList<>();
        for (int touch = 0; touch < rows.size(); touch++) {
            if (!rows.get(touch).isConversion() &&
                    isEligible(attribution.lookback(), rows.get(touch), rows.get(conversion)) &&
                    (attribution.ownership() != Ownership.SINCE_PREVIOUS || nextConversion(rows, touch) == conversion)) {
                journey.add(touch);
            }
        }
        return journey;
    }

    private static boolean isEligible(Lookback lookback, Event touch, Event conversion)
    {
        BigDecimal age = time(conversion).subtract(time(touch));
        return age.signum() >= 0 && (lookback.isUnlimited() || age.compareTo(BigDecimal.valueOf(lookback.micros())) <= 0);
    }

    private static int nextConversion(List<Event> rows, int touch)
    {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).isConversion() && time(rows.get(row)).compareTo(time(rows.get(touch))) >= 0) {
                return row;
            }
        }
        return -1;
    }

    private static BigDecimal time(Event event)
    {
        return BigDecimal.valueOf(event.micros()).add(BigDecimal.valueOf(event.picos()).divide(PICOS_PER_MICRO, 6, RoundingMode.UNNECESSARY));
    }

    /**
     * What a model gives each touch of a journey.
     */
    public static List<Fraction> shares(AttributionModel model, List<Event> journey)
    {
        int length = journey.size();
        if (length == 0) {
            return List.of();
        }
        return switch (model) {
            case FirstTouch() -> allTo(0, length);
            case LastTouch() -> allTo(length - 1, length);
            case LastNonDirect() -> {
                int last = length - 1;
                for (int touch = 0; touch < length; touch++) {
                    if (!journey.get(touch).marks().contains(LastNonDirect.DIRECT)) {
                        last = touch;
                    }
                }
                yield allTo(last, length);
            }
            case Linear() -> proportional(constant(Fraction.ONE, length));
            case Participation() -> constant(Fraction.ONE, length);
            case PositionBased(double first, double middle, double last) -> positionBased(Fraction.of(first), Fraction.of(middle), Fraction.of(last), length);
            case MilestoneBased(double share, double rest, int milestones) -> milestoneBased(Fraction.of(share), Fraction.of(rest), milestones, journey);
            case TimeDecay(long halfLifeMillis) -> {
                BigDecimal newest = time(journey.getLast());
                yield proportional(journey.stream()
                        .map(touch -> Fraction.halvings(newest.subtract(time(touch)).divide(BigDecimal.valueOf(halfLifeMillis).movePointRight(3), new MathContext(60))))
                        .toList());
            }
            case Weighted() -> proportional(journey.stream()
                    .map(touch -> Fraction.of(touch.weight()))
                    .toList());
            case Custom(List<Double> weights) -> {
                List<Fraction> used = new ArrayList<>();
                for (int touch = 0; touch < length; touch++) {
                    int fromTheEnd = length - touch;
                    used.add(fromTheEnd <= weights.size() ? Fraction.of(weights.get(weights.size() - fromTheEnd)) : Fraction.ZERO);
                }
                yield proportional(used);
            }
        };
    }

    private static List<Fraction> positionBased(Fraction first, Fraction middle, Fraction last, int length)
    {
        if (length <= 2) {
            List<Fraction> ends = new ArrayList<>(List.of(first, last));
            return length == 1 ? List.of(Fraction.ONE) : proportional(ends);
        }
        List<Fraction> shares = new ArrayList<>(constant(middle.divide(Fraction.of(length - 2, 1)), length));
        shares.set(0, first);
        shares.set(length - 1, last);
        return shares;
    }

    private static List<Fraction> milestoneBased(Fraction share, Fraction rest, int milestones, List<Event> journey)
    {
        List<Fraction> shares = new ArrayList<>(constant(Fraction.ZERO, journey.size()));
        List<Integer> roles = new ArrayList<>(List.of(0, journey.size() - 1));
        for (int milestone = 0; milestone < milestones; milestone++) {
            int latest = -1;
            for (int touch = 0; touch < journey.size(); touch++) {
                if (journey.get(touch).marks().contains(milestone)) {
                    latest = touch;
                }
            }
            if (latest >= 0) {
                roles.add(latest);
            }
        }
        for (int role : roles) {
            shares.set(role, shares.get(role).add(share));
        }
        int others = journey.size() - (int) roles.stream().distinct().count();
        for (int touch = 0; touch < journey.size(); touch++) {
            if (!roles.contains(touch)) {
                shares.set(touch, rest.divide(Fraction.of(others, 1)));
            }
        }
        return proportional(shares);
    }

    private static List<Fraction> proportional(List<Fraction> weights)
    {
        Fraction sum = weights.stream().reduce(Fraction.ZERO, Fraction::add);
        if (sum.isZero()) {
            return proportional(constant(Fraction.ONE, weights.size()));
        }
        return weights.stream()
                .map(weight -> weight.divide(sum))
                .toList();
    }

    private static List<Fraction> allTo(int touch, int length)
    {
        List<Fraction> shares = new ArrayList<>(constant(Fraction.ZERO, length));
        shares.set(touch, Fraction.ONE);
        return shares;
    }

    private static List<Fraction> constant(Fraction share, int length)
    {
        return nCopies(length, share);
    }
}
