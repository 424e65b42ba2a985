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
package io.tributary.identity.profile;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static io.tributary.identity.profile.Normalized.refused;
import static io.tributary.identity.profile.Normalized.value;
import static io.tributary.identity.profile.Reason.NOT_A_COUNTRY;

/**
 * Normalises a country to its two letters in ISO 3166-1, from these, from the three letters, or from its name in English; spaces and punctuation do not matter.
 * UK, which ISO 3166-1 keeps for the United Kingdom, is GB.
 *
 * @param upperCase whether the two letters are capitals
 */
record CountryRule(boolean upperCase)
        implements Rule
{
    private static final Map<String, String> CODES = codes();

    @Override
    public Normalized normalize(String text, Optional<Region> region)
    {
        if (text.codePoints().anyMatch(Character::isDigit)) {
            return refused(NOT_A_COUNTRY);
        }
        return Optional.ofNullable(CODES.get(letters(text)))
                .map(code -> value(upperCase ? code : PlainText.lowerAscii(code)))
                .orElse(refused(NOT_A_COUNTRY));
    }

    private static String letters(String text)
    {
        StringBuilder letters = new StringBuilder(text.length());
        LetterCase.UNICODE.lower(PlainText.compose(text)).codePoints()
                .filter(Character::isLetter)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static Map<String, String> codes()
    {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            codes.put(letters(country.getDisplayCountry(Locale.ENGLISH)), code);
        }
        for (String code : Locale.getISOCountries()) {
            codes.put(letters(code), code);
            codes.put(letters(Locale.of("", code).getISO3Country()), code);
        }
        codes.put("uk", "GB");
        return Map.copyOf(codes);
    }
}
