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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * JSON that can stand in a script element: no text in it can end the element or begin a comment.
 */
final class ScriptJson
{
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static {
        MAPPER.getFactory().setCharacterEscapes(new ScriptEscapes());
    }

    private ScriptJson() {}

    static String write(Object value)
    {
        try {
            return MAPPER.writeValueAsString(value);
        }
        catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The data of the report cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static final class ScriptEscapes
            extends CharacterEscapes
    {
        private static final String ESCAPED = "<>&";

        private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

        private ScriptEscapes()
        {
            ESCAPED.chars().forEach(character -> escapes[character] = ESCAPE_CUSTOM);
        }

        @Override
        public int[] getEscapeCodesForAscii()
        {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character)
        {
            return new SerializedString("\\u%04x".formatted(character));
        }
    }
}
