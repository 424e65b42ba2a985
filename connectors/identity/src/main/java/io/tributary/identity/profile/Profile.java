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

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.Normalized.refused;
import static io.tributary.identity.profile.Reason.BROKEN_ENCODING;
import static io.tributary.identity.profile.Reason.EMPTY;
import static io.tributary.identity.profile.Reason.NOT_IN_PROFILE;
import static io.tributary.identity.profile.Reason.NULL_VALUE;
import static io.tributary.identity.profile.Reason.PLACEHOLDER;
import static io.tributary.identity.profile.Reason.TOO_LONG;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * How an ad platform wants identifiers to be written before they are hashed. The platforms disagree on purpose, and each of them has changed its rules before:
 * a profile therefore has a name and a version, and what it makes of a value never changes. New rules are a new version.
 * <p>
 * Every value is prepared as {@link PlainText} says, before the rule of its type is applied. No value, however broken or long, makes it fail;
 * it takes time linear in the length of the value, and depends on neither the default locale nor the time zone nor the day. Profiles are safe for use by several threads.
 * <p>
 * Normalising a normalised value changes nothing. The one exception are the telephone numbers of {@code meta-v1}, which have no plus sign and are international only with it.
 */
public final class Profile
{
    /**
     * Longer values, without white space around them, are {@link Reason#TOO_LONG} for every type. Each type has a shorter limit besides.
     */
    public static final int MAX_LENGTH = 500;

    private final String name;
    private final HashEncoding hashEncoding;
    private final List<HashEncoding> acceptedHashes;
    private final Map<IdentifierType, Rule> rules;
    private final Set<IdentifierType> hashedTypes;
    private final Placeholders placeholders;

    /**
     * @param hashEncoding how the platform's own examples write a hash
     * @param acceptedHashes how the values of hashed types may be written that are hashes already
     * @param hashedTypes the types that the platform takes as hashes; it takes the others as plain text
     */
    Profile(String name, HashEncoding hashEncoding, Set<HashEncoding> acceptedHashes, Map<IdentifierType, Rule> rules, Set<IdentifierType> hashedTypes)
    {
        this.name = requireNonNull(name, "name is null");
        this.hashEncoding = requireNonNull(hashEncoding, "hashEncoding is null");
        this.acceptedHashes = List.copyOf(acceptedHashes);
        this.rules = new EnumMap<>(rules);
        this.hashedTypes = EnumSet.copyOf(hashedTypes);
        this.placeholders = Placeholders.defaultPlaceholders();
        if (!rules.keySet().containsAll(hashedTypes)) {
            throw new IllegalArgumentException("Profile '%s' hashes types for which it has no rule".formatted(name));
        }
    }

    /**
     * All profiles that there are, in the order of their names.
     */
    public static List<Profile> all()
    {
        return List.of(GoogleProfile.V1, MetaProfile.V1, PairProfile.V1, Uid2Profile.V1);
    }

    /**
     * The profile of that name.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Profile named(String name)
    {
        return all().stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown profile '%s': use one of %s".formatted(
                        name,
                        all().stream()
                                .map(profile -> "'" + profile.name + "'")
                                .collect(joining(", ")))));
    }

    /**
     * The name with its version, such as {@code uid2-v1}.
     */
    public String name()
    {
        return name;
    }

    /**
     * The types that the profile defines; any other is {@link Reason#NOT_IN_PROFILE}.
     */
    public Set<IdentifierType> types()
    {
        return Collections.unmodifiableSet(rules.keySet());
    }

    /**
     * The types that the platform takes as hashes. Of these a value may also be a hash already.
     */
    public Set<IdentifierType> hashedTypes()
    {
        return Collections.unmodifiableSet(hashedTypes);
    }

    /**
     * How the platform wants hashes to be written.
     */
    public HashEncoding hashEncoding()
    {
        return hashEncoding;
    }

    /**
     * Normalises a value where no national rules are known.
     */
    public Normalized normalize(IdentifierType type, String value)
    {
        return normalize(type, value, Optional.empty());
    }

    /**
     * Normalises a value.
     *
     * @param value the identifier as its owner has it, or null
     * @param region the country whose rules national telephone numbers and postcodes follow; it is never guessed
     */
    public Normalized normalize(IdentifierType type, String value, Optional<Region> region)
    {
        requireNonNull(type, "type is null");
        requireNonNull(region, "region is null");
        Rule rule = rules.get(type);
        if (rule == null) {
            return refused(NOT_IN_PROFILE);
        }
        if (value == null) {
            return refused(NULL_VALUE);
        }
        Optional<String> ordinary = rule.readOrdinary(value, region);
        if (ordinary.isPresent()) {
            return Normalized.value(ordinary.orElseThrow());
        }
        return normalizeAny(type, value, region);
    }

    /**
     * Normalises a value of a type that the profile has, without asking whether it is an ordinary one.
     */
    Normalized normalizeAny(IdentifierType type, String value, Optional<Region> region)
    {
        String text = PlainText.strip(value);
        if (text.length() > MAX_LENGTH) {
            return refused(TOO_LONG);
        }
        if (!PlainText.isAscii(text)) {
            if (PlainText.isBroken(text)) {
                return refused(BROKEN_ENCODING);
            }
            text = PlainText.normalize(text);
        }
        if (text.isEmpty()) {
            return refused(EMPTY);
        }
        Optional<byte[]> hash = hash(type, text);
        if (hash.isPresent()) {
            return hashed(hash.orElseThrow());
        }
        Normalized normalized = rules.get(type).normalize(text, region);
        if (isPlaceholder(type, text, normalized)) {
            return refused(PLACEHOLDER);
        }
        // a name or a city may turn into a hash only as its punctuation is left out
        return normalized.result()
                .flatMap(result -> hash(type, result))
                .map(this::hashed)
                .orElse(normalized);
    }

    /**
     * The bytes of a value that was already hashed in one of the ways that the profile accepts.
     */
    private Optional<byte[]> hash(IdentifierType type, String text)
    {
        if (!hashedTypes.contains(type)) {
            return Optional.empty();
        }
        for (HashEncoding encoding : acceptedHashes) {
            Optional<byte[]> hash = encoding.decode(text);
            if (hash.isPresent()) {
                return hash;
            }
        }
        return Optional.empty();
    }

    private boolean isPlaceholder(IdentifierType type, String text, Normalized normalized)
    {
        if (!(normalized instanceof Normalized.Value(String result))) {
            return placeholders.contains(type, text);
        }
        if (placeholders.contains(type, result)) {
            return true;
        }
        // an address stays what it is, but of n/a for instance a rule may leave two letters
        return type != EMAIL && placeholders.contains(type, text);
    }

    private Normalized hashed(byte[] hash)
    {
        return placeholders.containsHash(hash) ? refused(PLACEHOLDER) : new Normalized.Hashed(hashEncoding.encode(hash));
    }

    @Override
    public String toString()
    {
        return name;
    }
}
