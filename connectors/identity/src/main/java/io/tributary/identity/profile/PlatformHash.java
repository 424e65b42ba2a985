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

/**
 * The plain SHA-256 hash of a normalised identifier, as an ad platform takes it in an upload of customers: a format that is compatible with the platform, for activation.
 * <p>
 * <b>What it is not.</b> It is not anonymous, not encrypted and not a protection: it has neither a key nor a salt, and whoever has the hash
 * gets the identifier back by guessing. One core of a usual machine computes about 8 million hashes a second, which is all of a thousand million mobile numbers
 * in about two minutes, and every address of every list of addresses that was ever stolen. The same person has the same hash everywhere, so that
 * tables of hashes can be joined by anybody. Treat it as you treat the identifier itself. To match with a partner, use tokens, which need a key.
 */
public final class PlatformHash
{
    private PlatformHash() {}

    /**
     * The hash of a value, normalised by the profile, in the encoding of its platform. A value that is a hash already is only encoded anew.
     * There is none if the value cannot be normalised: {@link Profile#normalize} tells why.
     *
     * @param region the country whose rules national telephone numbers and postcodes follow
     * @throws IllegalArgumentException if the platform of the profile does not take hashes of this type
     */
    public static Optional<String> hash(Profile profile, IdentifierType type, String value, Optional<Region> region)
    {
        if (!profile.hashedTypes().contains(type)) {
            throw new IllegalArgumentException("Profile '%s' has no hash of '%s': %s".formatted(
                    profile.name(),
                    type.sqlName(),
                    profile.types().contains(type) ? "its platform takes it as plain text" : "its platform does not know it"));
        }
        return switch (profile.normalize(type, value, region)) {
            case Normalized.Value(String text) -> Optional.of(profile.hashEncoding().encode(Sha256.hash(text)));
            case Normalized.Hashed(String text) -> Optional.of(text);
            case Normalized.Refused _ -> Optional.empty();
        };
    }
}
