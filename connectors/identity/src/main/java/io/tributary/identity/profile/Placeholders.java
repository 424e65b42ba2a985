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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import static io.tributary.identity.profile.HashEncoding.HEX;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

/**
 * Values that stand for an unknown value. The file of them says at its beginning how it is read.
 */
final class Placeholders
{
    private static final String RESOURCE = "placeholders.txt";

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final String ANY = "any";
    private static final String ANY_DOMAIN = "@*";
    private static final String ANY_NAME = "*@";
    private static final String ANY_BELOW = "*.";

    // last, since it takes all the others to read the file
    private static final Placeholders DEFAULT = load();

    private final Map<IdentifierType, Set<String>> values = new EnumMap<>(IdentifierType.class);
    private final Map<IdentifierType, TextFilter> filters = new EnumMap<>(IdentifierType.class);
    private final Set<String> names = new HashSet<>();
    private final Set<String> domains = new HashSet<>();
    private final Set<String> topDomains = new HashSet<>();
    private final Set<String> hashes = new HashSet<>();

    private Placeholders()
    {
        for (IdentifierType type : IdentifierType.values()) {
            values.put(type, new HashSet<>());
            filters.put(type, new TextFilter());
        }
        hashes.add(HEX.encode(Sha256.hash("")));
        hashes.add(HEX.encode(new byte[32]));
    }

    static Placeholders defaultPlaceholders()
    {
        return DEFAULT;
    }

    static Placeholders parse(String text)
    {
        Placeholders placeholders = new Placeholders();
        Set<IdentifierType> types = EnumSet.noneOf(IdentifierType.class);
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("# ") || line.equals("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                types = parseTypes(line.substring(1, line.length() - 1));
            }
            else {
                placeholders.add(types, line);
            }
        }
        return placeholders;
    }

    /**
     * Whether the value is one of those for its type: in any case of A to Z, and a telephone number with or without its plus sign.
     */
    boolean contains(IdentifierType type, String value)
    {
        String text = PlainText.lowerAscii(value);
        if (type == PHONE && text.startsWith("+")) {
            text = text.substring(1);
        }
        if (values.get(type).contains(text)) {
            return true;
        }
        return type == EMAIL && isPlaceholderAddress(text);
    }

    /**
     * All that is looked for in a value of that type: the whole value, and of an address its name, its domain, and the last label of its domain.
     */
    TextFilter filter(IdentifierType type)
    {
        return filters.get(type);
    }

    /**
     * Whether the hash is one of such a value, of nothing, or made of zeros.
     */
    boolean containsHash(byte[] hash)
    {
        return hashes.contains(HEX.encode(hash));
    }

    private static Set<IdentifierType> parseTypes(String section)
    {
        if (section.equals(ANY)) {
            return EnumSet.allOf(IdentifierType.class);
        }
        return SPACE.splitAsStream(section)
                .map(IdentifierType::fromName)
                .collect(toCollection(() -> EnumSet.noneOf(IdentifierType.class)));
    }

    private boolean isPlaceholderAddress(String address)
    {
        int at = address.lastIndexOf('@');
        return at > 0
                && (names.contains(address.substring(0, at))
                || domains.contains(address.substring(at + 1))
                || topDomains.contains(address.substring(address.lastIndexOf('.') + 1)));
    }

    private void add(Set<IdentifierType> types, String line)
    {
        if (types.contains(EMAIL) && line.endsWith(ANY_DOMAIN)) {
            addPart(names, line.substring(0, line.length() - ANY_DOMAIN.length()));
        }
        else if (types.contains(EMAIL) && line.startsWith(ANY_NAME)) {
            addPart(domains, line.substring(ANY_NAME.length()));
        }
        else if (types.contains(EMAIL) && line.startsWith(ANY_BELOW)) {
            addPart(topDomains, line.substring(ANY_BELOW.length()));
        }
        else {
            for (IdentifierType type : types) {
                values.get(type).add(line);
                filters.get(type).add(line);
            }
            hashes.add(HEX.encode(Sha256.hash(line)));
            if (types.contains(PHONE)) {
                hashes.add(HEX.encode(Sha256.hash("+" + line)));
            }
        }
    }

    private void addPart(Set<String> parts, String part)
    {
        parts.add(part);
        filters.get(EMAIL).add(part);
    }

    private static Placeholders load()
    {
        try (InputStream file = Placeholders.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(file.readAllBytes(), UTF_8));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
