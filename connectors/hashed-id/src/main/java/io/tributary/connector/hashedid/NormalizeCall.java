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
import io.tributary.identity.profile.Profile;
import io.tributary.identity.profile.Region;
import io.trino.spi.connector.ConnectorSession;

import java.util.Optional;

import static io.tributary.connector.hashedid.FunctionArgument.invalid;
import static java.util.Objects.requireNonNull;

/**
 * What tokens are made of: an identifier as a profile writes it.
 */
final class NormalizeCall
        implements IdentifierCall
{
    private final IdentifierType type;
    private final FunctionArgument<Optional<Region>> region;
    private final FunctionArgument<Profile> profile;

    NormalizeCall(IdentifierTokens tokens, IdentifierType type)
    {
        requireNonNull(tokens, "tokens is null");
        this.type = requireNonNull(type, "type is null");
        this.region = FunctionArgument.region(tokens.region());
        this.profile = FunctionArgument.profile(tokens.profile());
    }

    @Override
    public Slice call(ConnectorSession session, Slice value, Slice region, Slice profile)
    {
        Profile rules = this.profile.read(profile);
        if (!rules.types().contains(type)) {
            throw invalid("Profile '%s' has no rules for '%s': use a profile that has them".formatted(rules.name(), type.sqlName()));
        }
        return IdentifierTokens.text(rules.normalize(type, value.toStringUtf8(), this.region.read(region)))
                .map(Slices::utf8Slice)
                .orElse(null);
    }
}
