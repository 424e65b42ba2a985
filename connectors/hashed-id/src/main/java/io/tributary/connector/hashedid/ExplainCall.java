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
package io.tributary.connector.hashedid;

import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.tributary.identity.profile.IdentifierType;
import io.tributary.identity.profile.Normalized;
import io.tributary.identity.profile.Profile;
import io.tributary.identity.profile.Region;
import io.trino.spi.connector.ConnectorSession;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Why an identifier has no token. The answer holds nothing of the identifier.
 */
final class ExplainCall
        implements IdentifierCall
{
    static final String OK = "OK";
    static final String ALREADY_HASHED = "ALREADY_HASHED: the value is a SHA-256 hash, of which no token is made";

    private final IdentifierType type;
    private final FunctionArgument<Optional<Region>> region;
    private final FunctionArgument<Profile> profile;

    ExplainCall(IdentifierTokens tokens, IdentifierType type)
    {
        requireNonNull(tokens, "tokens is null");
        this.type = requireNonNull(type, "type is null");
        this.region = FunctionArgument.region(tokens.region());
        this.profile = FunctionArgument.profile(tokens.profile());
    }

    @Override
    public Slice call(ConnectorSession session, Slice value, Slice region, Slice profile)
    {
        Normalized normalized = this.profile.read(profile).normalize(type, value.toStringUtf8(), this.region.read(region));
        return Slices.utf8Slice(switch (normalized) {
            case Normalized.Value _ -> OK;
            case Normalized.Hashed _ -> ALREADY_HASHED;
            case Normalized.Refused refused -> refused.reason().name() + ": " + refused.reason().description();
        });
    }
}
