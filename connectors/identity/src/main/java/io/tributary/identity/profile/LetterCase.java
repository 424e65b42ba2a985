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

/**
 * Which letters a profile converts to lower case. Neither depends on the default locale.
 */
enum LetterCase
{
    /**
     * A to Z only; all other letters stay as they are.
     */
    ASCII {
        @Override
        String map(String text)
        {
            return PlainText.lowerAscii(text);
        }
    },

    /**
     * All letters, by the mapping of Unicode that is the same in every language. It makes the Turkish capital letters I and dotted I
     * an i and an i with a combining dot above, as the platforms' own libraries do.
     */
    UNICODE {
        @Override
        String map(String text)
        {
            return text.toLowerCase(Locale.ROOT);
        }
    };

    /**
     * The text in lower case, in form KC if it was so before.
     */
    String lower(String text)
    {
        if (PlainText.isAscii(text)) {
            return PlainText.lowerAscii(text);
        }
        // with an accent, some small letters have a composed form that their capitals lack
        return PlainText.compose(map(text));
    }

    abstract String map(String text);
}
