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
import static io.tributary.identity.profile.Reason.NOT_A_DEVICE_ID;

/**
 * Normalises the advertising id of a device (AAID of Android, IDFA of Apple), which is a UUID: 32 hexadecimal digits in lower case, with hyphens.
 * It may be written in capitals, in braces or without hyphens.
 */
record DeviceIdRule()
        implements Rule
{
    private static final int DIGITS = 32;
    private static final int LENGTH = 36;

    @Override
    public Normalized normalize(String text, Optional<Region> region)
    {
        String id = PlainText.lowerAscii(text);
        if (id.startsWith("{") && id.endsWith("}") && id.length() > 2) {
            id = id.substring(1, id.length() - 1);
        }
        boolean hyphens = id.length() == LENGTH;
        if (!hyphens && id.length() != DIGITS) {
            return refused(NOT_A_DEVICE_ID);
        }
        StringBuilder written = new StringBuilder(LENGTH);
        for (int index = 0; index < id.length(); index++) {
            boolean hyphen = isHyphenPosition(written.length());
            if (hyphen) {
                written.append('-');
            }
            if (hyphen && hyphens) {
                if (id.charAt(index) != '-') {
                    return refused(NOT_A_DEVICE_ID);
                }
            }
            else if (isHexDigit(id.charAt(index))) {
                written.append(id.charAt(index));
            }
            else {
                return refused(NOT_A_DEVICE_ID);
            }
        }
        return value(written.toString());
    }

    private static boolean isHyphenPosition(int position)
    {
        return position == 8 || position == 13 || position == 18 || position == 23;
    }

    private static boolean isHexDigit(char character)
    {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
