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
package io.tributary.connector.journeys.story;

/**
 * How many touches a person has: Pareto for most, and a few very heavy customers, who come in three sizes. One person in
 * each thousand is heavy; of every five thousands, one has a heavier one; of every twenty, one has a very heavy one. So a
 * small schema has no customer that would outweigh all others.
 */
public final class Activity
{
    static final int MAX_TOUCHES = 120_000;

    private static final double PARETO_SCALE = 8.0;
    private static final double PARETO_SHAPE = 1.3;
    private static final int PARETO_LIMIT = 1_500;
    private static final double INTENT_LOADING = 0.35;
    private static final long THOUSAND = 1_000;

    private Activity() {}

    /**
     * How many touches the first people have, without those that precede organic purchases.
     *
     * @param persons number of people
     */
    public static long touchesUpTo(long persons)
    {
        long touches = 0;
        for (long person = 1; person <= persons; person++) {
            Dice dice = new Dice(person);
            touches += touches(person, dice, Person.intent(dice));
        }
        return touches;
    }

    static int touches(long person, Dice dice, double intent)
    {
        long thousand = (person - 1) / THOUSAND;
        double share = dice.uniform(Aspect.ACTIVITY, 0);
        if (person == heavyCustomer(thousand)) {
            return (int) (heavyTouches(thousand) * (1 + 0.2 * share));
        }
        double pareto = PARETO_SCALE * StrictMath.pow(1 - share, -1 / PARETO_SHAPE);
        double factor = StrictMath.exp(INTENT_LOADING * intent - INTENT_LOADING * INTENT_LOADING / 2);
        return (int) Math.min(PARETO_LIMIT, (pareto - PARETO_SCALE * 0.95) * factor);
    }

    private static long heavyCustomer(long thousand)
    {
        long first = thousand * THOUSAND + 1;
        return first + new Dice(first).below(Aspect.HEAVY_CUSTOMER, 0, (int) THOUSAND);
    }

    private static int heavyTouches(long thousand)
    {
        if (thousand % 20 == 19) {
            return 100_000;
        }
        return thousand % 5 == 4 ? 12_000 : 2_500;
    }
}
