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
package io.tributary.identity.token;

import javax.security.auth.Destroyable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

/**
 * The keys of all partners, each with one or more epochs.
 * <p>
 * At any instant between the first and the last, one key of a partner is current: epochs follow one another without a gap and without two current keys. After a
 * change of keys the previous epoch remains joinable for the overlap of its key. An overlap ends before the next epoch does, so that no more than two
 * epochs are joinable together. A change of keys without an overlap makes the match rate drop to nothing wherever tokens have been stored.
 * <p>
 * Safe for use by many threads.
 */
public final class KeyRing
        implements Destroyable
{
    // in the order of the epochs, which is the order of time
    private final Map<String, List<PartnerKey>> keys;

    /**
     * @param keys of any number of partners, in any order; their secrets belong to the key ring from now on, which destroys them with itself
     * @throws IllegalArgumentException if there are none, if two keys of a partner have the same epoch, if there is a gap or more than one current key or more than
     *         two joinable ones at any instant, or if two keys have the same secret
     */
    public KeyRing(List<PartnerKey> keys)
    {
        requireNonNull(keys, "keys is null");
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The key ring has no keys: give it a partner with at least one epoch");
        }
        Map<String, List<PartnerKey>> partners = new TreeMap<>();
        for (PartnerKey key : keys) {
            partners.computeIfAbsent(key.partner(), _ -> new ArrayList<>()).add(key);
        }
        partners.replaceAll((_, epochs) -> epochs.stream().sorted(comparingInt(PartnerKey::epoch)).toList());
        partners.values().forEach(KeyRing::checkEpochs);
        checkSecrets(partners.values().stream().flatMap(List::stream).toList());
        this.keys = Collections.unmodifiableMap(partners);
    }

    /**
     * What this side calls its partners, in alphabetical order.
     */
    public Set<String> partners()
    {
        return keys.keySet();
    }

    /**
     * @param instant one for a whole query, such as its start: machines that ask for the time themselves may be in different epochs
     * @throws IllegalArgumentException if there is no such partner, or if it has no key that is valid then
     */
    public JoinableKeys keysAt(String partner, Instant instant)
    {
        requireNonNull(partner, "partner is null");
        requireNonNull(instant, "instant is null");
        List<PartnerKey> epochs = keys.get(partner);
        if (epochs == null) {
            throw new IllegalArgumentException("The key ring has no partner '%s': add its keys to the file, or correct the name".formatted(partner));
        }
        for (int position = 0; position < epochs.size(); position++) {
            if (epochs.get(position).isCurrentAt(instant)) {
                return new JoinableKeys(epochs.get(position), previous(epochs, position, instant));
            }
        }
        throw new IllegalArgumentException("Partner '%s' has no key that is valid at %s: epoch %s begins at %s and epoch %s ends at %s; add an epoch".formatted(
                partner,
                instant,
                epochs.getFirst().epoch(),
                epochs.getFirst().validFrom(),
                epochs.getLast().epoch(),
                epochs.getLast().validUntil()));
    }

    /**
     * A tokenizer for the epochs of an instant. It does not change its epochs later.
     *
     * @param profile name of the profile that normalises the values, with its version, for example {@code uid2-v1}
     * @param identifierType for example {@code email}
     * @throws IllegalArgumentException as {@link #keysAt}, or if the profile or the type is not a name in lower case
     */
    public Tokenizer tokenizer(String partner, String profile, String identifierType, Instant instant)
    {
        return new Tokenizer(keysAt(partner, instant), profile, identifierType);
    }

    /**
     * Overwrites all secrets. Tokenizers that exist go on working; no new ones can be made.
     */
    @Override
    public void destroy()
    {
        keys.values().forEach(epochs -> epochs.forEach(key -> key.secret().destroy()));
    }

    @Override
    public boolean isDestroyed()
    {
        return keys.values().stream().flatMap(List::stream).allMatch(key -> key.secret().isDestroyed());
    }

    /**
     * The names of the partners.
     */
    @Override
    public String toString()
    {
        return "KeyRing%s".formatted(keys.keySet());
    }

    private static Optional<PartnerKey> previous(List<PartnerKey> epochs, int position, Instant instant)
    {
        if (position == 0) {
            return Optional.empty();
        }
        return Optional.of(epochs.get(position - 1)).filter(key -> instant.isBefore(key.joinableUntil()));
    }

    private static void checkEpochs(List<PartnerKey> epochs)
    {
        for (int position = 1; position < epochs.size(); position++) {
            PartnerKey key = epochs.get(position - 1);
            PartnerKey next = epochs.get(position);
            String names = "of partner '%s': epoch %s is valid until %s, epoch %s from %s".formatted(key.partner(), key.epoch(), key.validUntil(), next.epoch(), next.validFrom());
            if (key.epoch() == next.epoch()) {
                throw new IllegalArgumentException("Partner '%s' has two keys of epoch %s: give the newer one a higher epoch".formatted(key.partner(), key.epoch()));
            }
            if (key.validUntil().isAfter(next.validFrom())) {
                throw new IllegalArgumentException("Two epochs must not be current together, as are those %s; to join tokens of both, set the overlap of the earlier one".formatted(names));
            }
            if (key.validUntil().isBefore(next.validFrom())) {
                throw new IllegalArgumentException("There is a gap between two epochs %s; each has to begin when the one before ends".formatted(names));
            }
            if (key.joinableUntil().isAfter(next.validUntil())) {
                throw new IllegalArgumentException("The overlap of partner '%s' and epoch %s must end before epoch %s ends at %s, but ends at %s: more than two epochs would be joinable".formatted(
                        key.partner(),
                        key.epoch(),
                        next.epoch(),
                        next.validUntil(),
                        key.joinableUntil()));
            }
        }
    }

    /**
     * Who knows a secret can make all tokens that come of it: a new epoch needs a new one, and so does another partner.
     */
    private static void checkSecrets(List<PartnerKey> all)
    {
        for (int position = 1; position < all.size(); position++) {
            PartnerKey key = all.get(position);
            for (PartnerKey other : all.subList(0, position)) {
                if (key.secret().isSameAs(other.secret())) {
                    throw new IllegalArgumentException("Partner '%s' in epoch %s and partner '%s' in epoch %s have the same secret: give each its own".formatted(
                            other.partner(),
                            other.epoch(),
                            key.partner(),
                            key.epoch()));
                }
            }
        }
    }
}
