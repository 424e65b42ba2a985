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

import static java.util.Objects.requireNonNull;

/**
 * What a profile made of a value: its normalised text, a hash that the value already was, or the reason why there is neither.
 * The text is personal data: it is never part of {@code toString}.
 */
public sealed interface Normalized
{
    /**
     * The normalised text, which is never empty.
     */
    record Value(String text)
            implements Normalized
    {
        public Value
        {
            requireNonNull(text, "text is null");
            if (text.isEmpty()) {
                throw new IllegalArgumentException("A normalised text is not empty: such a value is refused");
            }
        }

        @Override
        public String toString()
        {
            return "Value[hidden]";
        }
    }

    /**
     * The value was already a SHA-256 hash. How its owner normalised the identifier before is not known.
     *
     * @param text the hash in the encoding of the profile's platform, however the value was encoded
     */
    record Hashed(String text)
            implements Normalized
    {
        public Hashed
        {
            requireNonNull(text, "text is null");
        }

        @Override
        public String toString()
        {
            return "Hashed[hidden]";
        }
    }

    /**
     * The value has no normalised form.
     */
    record Refused(Reason reason)
            implements Normalized
    {
        public Refused
        {
            requireNonNull(reason, "reason is null");
        }
    }

    static Normalized value(String text)
    {
        return new Value(text);
    }

    static Normalized refused(Reason reason)
    {
        return new Refused(reason);
    }

    /**
     * The normalised text or the hash; nothing if the value was refused.
     */
    default Optional<String> result()
    {
        return switch (this) {
            case Value(String text) -> Optional.of(text);
            case Hashed(String text) -> Optional.of(text);
            case Refused _ -> Optional.empty();
        };
    }

    /**
     * Why there is no result; nothing if there is one.
     */
    default Optional<Reason> refusal()
    {
        return this instanceof Refused(Reason reason) ? Optional.of(reason) : Optional.empty();
    }

    default boolean isAlreadyHashed()
    {
        return this instanceof Hashed;
    }
}
