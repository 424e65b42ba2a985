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

import io.tributary.identity.profile.Region;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Identifiers with the country of each before them, as one expression of a query gives both. Countries are two letters of ISO 3166-1, in any case. Where the row has none, it is the
 * country of the catalog; where it has something else there is none, as a guess would make wrong tokens.
 */
final class RegionalText
{
    static final String SEPARATOR = ":";

    private final Optional<Region> defaultRegion;
    private final Map<String, Optional<Region>> regions = new HashMap<>();

    RegionalText(Optional<Region> defaultRegion)
    {
        this.defaultRegion = requireNonNull(defaultRegion, "defaultRegion is null");
    }

    String identifier(String text)
    {
        return text.substring(text.indexOf(SEPARATOR) + SEPARATOR.length());
    }

    Optional<Region> region(String text)
    {
        String country = text.substring(0, text.indexOf(SEPARATOR));
        return country.isBlank() ? defaultRegion : regions.computeIfAbsent(country, RegionalText::parse);
    }

    private static Optional<Region> parse(String country)
    {
        try {
            return Optional.of(Region.of(country.strip().toUpperCase(Locale.ENGLISH)));
        }
        catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
