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
package io.tributary.connector.attribution;

import io.airlift.json.JsonCodec;
import io.airlift.json.JsonCodecFactory;

import java.util.List;
import java.util.Map;

/**
 * Rows as JSON, in which they travel between nodes and are stored.
 */
final class RowJson
{
    // without line ends and spaces
    private static final JsonCodecFactory CODECS = new JsonCodecFactory();
    private static final JsonCodec<Map<String, Object>> VALUES = CODECS.mapJsonCodec(String.class, Object.class);
    private static final JsonCodec<List<String>> KEYS = CODECS.listJsonCodec(String.class);
    private static final JsonCodec<RowChange> CHANGE = CODECS.jsonCodec(RowChange.class);

    private RowJson() {}

    static String write(Map<String, Object> values)
    {
        return VALUES.toJson(values);
    }

    static Map<String, Object> read(String json)
    {
        return VALUES.fromJson(json);
    }

    static String writeKey(RowKey key)
    {
        return KEYS.toJson(List.of(key.ruleSet(), key.rule(), key.name()));
    }

    static RowKey readKey(String table, String json)
    {
        List<String> parts = KEYS.fromJson(json);
        return new RowKey(table, parts.get(0), parts.get(1), parts.get(2));
    }

    static byte[] writeChange(RowChange change)
    {
        return CHANGE.toJsonBytes(change);
    }

    static RowChange readChange(byte[] json)
    {
        return CHANGE.fromJson(json);
    }
}
