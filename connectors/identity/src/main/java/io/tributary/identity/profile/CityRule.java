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

import java.util.Optional;

import static io.tributary.identity.profile.Normalized.refused;
import static io.tributary.identity.profile.Normalized.value;
import static io.tributary.identity.profile.Reason.NOT_A_CITY;

/**
 * Normalises the name of a city to its letters in lower case, with their accents and with nothing between them.
 */
record CityRule()
        implements Rule
{
    @Override
    public Normalized normalize(String text, Optional<Region> region)
    {
        StringBuilder letters = new StringBuilder(text.length());
        LetterCase.UNICODE.lower(text).codePoints()
                .filter(CityRule::isPartOfLetter)
                .forEach(letters::appendCodePoint);
        // what a sign stood between may be composed now
        String city = PlainText.compose(letters.toString());
        return city.codePoints().anyMatch(Character::isLetter) ? value(city) : refused(NOT_A_CITY);
    }

    private static boolean isPartOfLetter(int character)
    {
        return Character.isLetter(character) || switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
