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

import java.util.Locale;
import java.util.Optional;

import static io.tributary.identity.profile.Normalized.refused;
import static io.tributary.identity.profile.Normalized.value;
import static io.tributary.identity.profile.Reason.NOT_A_POSTCODE;
import static io.tributary.identity.profile.Reason.TOO_LONG;

/**
 * Normalises a postcode: letters and digits of ASCII, with spaces and dashes. No country's has fewer than 2 characters or more than 12.
 *
 * @param compact whether it is what stands before the first dash, in lower case and without spaces, and of the United States no more than five digits;
 *         if not, it is in upper case, with its dashes and single spaces
 */
record PostcodeRule(boolean compact)
        implements Rule
{
    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 12;
    private static final int UNITED_STATES_LENGTH = 5;

    @Override
    public Normalized normalize(String text, Optional<Region> region)
    {
        StringBuilder written = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> PlainText.isDash(character) ? '-' : character)
                .forEach(written::appendCodePoint);
        String postcode = PlainText.collapseBlank(written.toString());
        if (!postcode.chars().allMatch(PostcodeRule::isPostcodeCharacter)) {
            return refused(NOT_A_POSTCODE);
        }
        postcode = compact ? compact(postcode, region) : spaced(postcode);
        if (postcode.length() < MIN_LENGTH || postcode.chars().noneMatch(Character::isLetterOrDigit)) {
            return refused(NOT_A_POSTCODE);
        }
        return postcode.length() > MAX_LENGTH ? refused(TOO_LONG) : value(postcode);
    }

    private static String compact(String postcode, Optional<Region> region)
    {
        int dash = postcode.indexOf('-');
        String compacted = PlainText.lowerAscii(PlainText.removeBlank(dash < 0 ? postcode : postcode.substring(0, dash)));
        if (region.filter(Region.UNITED_STATES::equals).isPresent() && compacted.length() > UNITED_STATES_LENGTH) {
            return compacted.substring(0, UNITED_STATES_LENGTH);
        }
        return compacted;
    }

    private static String spaced(String postcode)
    {
        return postcode.replace(" -", "-").replace("- ", "-").toUpperCase(Locale.ROOT);
    }

    private static boolean isPostcodeCharacter(int character)
    {
        return character == ' ' || character == '-' || (character < 0x80 && Character.isLetterOrDigit(character));
    }
}
