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

import com.google.common.collect.ImmutableList;

import java.time.ZoneId;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * A country where people of the data set live.
 */
public enum Country
{
    FRANCE("FR",
            "33",
            "0",
            "EUR",
            10_000,
            ZoneId.of("Europe/Paris"),
            ImmutableList.of("Camille", "Chloé", "Anaïs", "Léa", "Manon", "Inès", "Jules", "Hugo", "Louis", "Théo", "Rémi", "Noé", "Élise", "Lucas", "Margot", "Gaspard"),
            ImmutableList.of("Martin", "Bernard", "Dubois", "Lefèvre", "Moreau", "Laurent", "Girard", "Mercier", "Faure", "Garnier", "Chevalier", "Renaud", "Bérard", "Colin", "Marchand", "Noël"),
            ImmutableList.of("rue des Cerisiers", "rue du Vieux Lavoir", "avenue des Tilleuls", "place de l'Horloge", "chemin du Moulin"),
            ImmutableList.of("Valfleur", "Saint-Orme", "Rivebelle", "Montclar-le-Vieux", "Pontrouge")),
    UNITED_STATES(
            "US",
            "1",
            "",
            "USD",
            9_200,
            ZoneId.of("America/New_York"),
            ImmutableList.of("Ava", "Emma", "Olivia", "Mia", "Harper", "Grace", "Noah", "Liam", "Ethan", "Mason", "Caleb", "Wyatt", "Zoe", "Logan", "Ruby", "Owen"),
            ImmutableList.of("Smith", "Johnson", "Miller", "Davis", "Wilson", "Anderson", "Clark", "Lewis", "Walker", "Hall", "Young", "King", "Wright", "Hill", "Baker", "Reed"),
            ImmutableList.of("Maple Street", "Old Mill Road", "Lakeview Drive", "Juniper Lane", "Second Avenue"),
            ImmutableList.of("Fairhollow", "Maple Junction", "Redwater", "Port Ansley", "Cedar Notch")),
    UNITED_KINGDOM(
            "GB",
            "44",
            "0",
            "GBP",
            11_700,
            ZoneId.of("Europe/London"),
            ImmutableList.of("Amelia", "Isla", "Poppy", "Freya", "Imogen", "Niamh", "Oliver", "George", "Arthur", "Alfie", "Callum", "Rhys", "Maisie", "Ewan", "Tilly", "Angus"),
            ImmutableList.of("Jones", "Taylor", "Brown", "Davies", "Evans", "Thomas", "Roberts", "Hughes", "Edwards", "Green", "Wood", "Harris", "Cooper", "Ward", "Turner", "Campbell"),
            ImmutableList.of("Church Lane", "Mill Road", "The Green", "Orchard Close", "Station Road"),
            ImmutableList.of("Little Hambury", "Ashcombe Regis", "Thornwick", "Kirkmere", "Oldbridge")),
    GERMANY("DE",
            "49",
            "0",
            "EUR",
            10_000,
            ZoneId.of("Europe/Berlin"),
            ImmutableList.of("Anna", "Lena", "Marie", "Sophie", "Jana", "Käthe", "Paul", "Felix", "Jonas", "Lukas", "Jörg", "Björn", "Greta", "Emil", "Ida", "Jürgen"),
            ImmutableList.of("Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Keller", "Becker", "Schäfer", "Koch", "Bauer", "Köhler", "Krüger", "Groß", "Vogel", "Böhm", "Jung"),
            ImmutableList.of("Lindenstraße", "Am Mühlbach", "Gartenweg", "Bahnhofstraße", "Kirchplatz"),
            ImmutableList.of("Neustetten am Fluss", "Oberlinden", "Kaltenmoor", "Rotbach", "Bad Wiesenau"));

    private final String code;
    private final String callingCode;
    private final String trunkPrefix;
    private final String currency;
    private final long euroRate;
    private final ZoneId zone;
    private final ImmutableList<String> firstNames;
    private final ImmutableList<String> familyNames;
    private final ImmutableList<String> streets;
    private final ImmutableList<String> towns;

    Country(String code,
            String callingCode,
            String trunkPrefix,
            String currency,
            long euroRate,
            ZoneId zone,
            ImmutableList<String> firstNames,
            ImmutableList<String> familyNames,
            ImmutableList<String> streets,
            ImmutableList<String> towns)
    {
        this.code = requireNonNull(code, "code is null");
        this.callingCode = requireNonNull(callingCode, "callingCode is null");
        this.trunkPrefix = requireNonNull(trunkPrefix, "trunkPrefix is null");
        this.currency = requireNonNull(currency, "currency is null");
        this.euroRate = euroRate;
        this.zone = requireNonNull(zone, "zone is null");
        this.firstNames = requireNonNull(firstNames, "firstNames is null");
        this.familyNames = requireNonNull(familyNames, "familyNames is null");
        this.streets = requireNonNull(streets, "streets is null");
        this.towns = requireNonNull(towns, "towns is null");
    }

    /**
     * ISO 3166 code of two letters.
     */
    public String code()
    {
        return code;
    }

    String callingCode()
    {
        return callingCode;
    }

    /**
     * The digit that a national number begins with and that is left out behind the calling code; empty if there is none.
     */
    String trunkPrefix()
    {
        return trunkPrefix;
    }

    /**
     * ISO 4217 code of the currency in which people pay.
     */
    public String currency()
    {
        return currency;
    }

    /**
     * An amount in euro cents, rounded half up, at the fixed rate of the data set.
     */
    long toEuroCents(long cents)
    {
        return (cents * euroRate + 5_000) / 10_000;
    }

    /**
     * The zone whose clock hangs in the stores.
     */
    public ZoneId zone()
    {
        return zone;
    }

    String firstName(long bits)
    {
        return pick(firstNames, bits);
    }

    String familyName(long bits)
    {
        return pick(familyNames, bits);
    }

    String street(long bits)
    {
        return pick(streets, bits);
    }

    String town(long bits)
    {
        return pick(towns, bits);
    }

    /**
     * A postcode from a range that the country does not use.
     */
    String postcode(int number)
    {
        return switch (this) {
            case FRANCE, UNITED_STATES, GERMANY -> "00" + (100 + number % 300);
            case UNITED_KINGDOM -> "ZZ" + (1 + number % 99) + " " + (number % 9) + "ZZ";
        };
    }

    private static String pick(List<String> words, long bits)
    {
        return words.get(Dice.below(bits, words.size()));
    }
}
