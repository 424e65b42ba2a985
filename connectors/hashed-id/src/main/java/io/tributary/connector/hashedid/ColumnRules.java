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

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.tributary.connector.hashedid.HashedIdConfig.UnlistedIdentifiers;
import io.tributary.identity.profile.IdentifierType;
import io.tributary.identity.profile.Profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * What the configuration says about columns.
 */
final class ColumnRules
{
    static final String IDENTIFIERS = "hashed-id.identifiers";
    static final String HIDDEN_COLUMNS = "hashed-id.hidden-columns";
    static final String SHOWN_COLUMNS = "hashed-id.shown-columns";
    static final String STORED_TOKENS = "hashed-id.stored-tokens";

    private static final String REGION_SEPARATOR = "@";

    private final Map<SourceColumn, IdentifierType> identifiers;
    private final Map<SourceColumn, SourceColumn> regions;
    private final Set<SourceColumn> hidden;
    private final Set<SourceColumn> shown;
    private final Map<SourceColumn, SourceColumn> storedTokens;
    private final UnlistedIdentifiers unlistedIdentifiers;
    private final int sampleRows;

    /**
     * @throws IllegalArgumentException if a property cannot be read, names a column twice, or names a type that the profile does not have
     */
    @Inject
    ColumnRules(HashedIdConfig config)
    {
        requireNonNull(config, "config is null");
        Profile profile = Profile.named(config.getProfile());
        Map<SourceColumn, IdentifierType> types = new LinkedHashMap<>();
        ImmutableMap.Builder<SourceColumn, SourceColumn> regionColumns = ImmutableMap.builder();
        for (String text : config.getIdentifiers()) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("%s: '%s' has no type: write it as schema.table.column:type, such as public.contact.email:email".formatted(IDENTIFIERS, text));
            }
            SourceColumn column = SourceColumn.parse(IDENTIFIERS, text.substring(0, colon));
            String[] typeAndRegion = text.substring(colon + 1).split(REGION_SEPARATOR, 2);
            IdentifierType type = type(profile, text, typeAndRegion[0].strip());
            if (types.put(column, type) != null) {
                throw new IllegalArgumentException("%s: column %s is named twice: name it once".formatted(IDENTIFIERS, column));
            }
            if (typeAndRegion.length == 2) {
                if (type != IdentifierType.PHONE && type != IdentifierType.POSTCODE) {
                    throw new IllegalArgumentException("%s: '%s': the country makes no difference to a column of type %s: leave out what follows the %s".formatted(IDENTIFIERS, text, type.sqlName(), REGION_SEPARATOR));
                }
                regionColumns.put(column, new SourceColumn(column.schema(), column.table(), typeAndRegion[1].strip()));
            }
        }
        Map<SourceColumn, String> named = new LinkedHashMap<>();
        types.keySet().forEach(column -> named.put(column, IDENTIFIERS));
        identifiers = ImmutableMap.copyOf(types);
        regions = regionColumns.buildOrThrow();
        hidden = columns(HIDDEN_COLUMNS, config.getHiddenColumns(), named);
        shown = columns(SHOWN_COLUMNS, config.getShownColumns(), named);
        storedTokens = storedTokens(config.getStoredTokens(), named);
        unlistedIdentifiers = config.getUnlistedIdentifiers();
        sampleRows = config.getSampleRows();
    }

    Optional<IdentifierType> identifierType(SourceColumn column)
    {
        return Optional.ofNullable(identifiers.get(column));
    }

    /**
     * The column that has the country of each identifier of a column, where a rule names one.
     */
    Optional<SourceColumn> regionColumn(SourceColumn column)
    {
        return Optional.ofNullable(regions.get(column));
    }

    boolean isHidden(SourceColumn column)
    {
        return hidden.contains(column) || storedTokens.containsValue(column);
    }

    /**
     * Whether any property says what becomes of the column.
     */
    boolean isNamed(SourceColumn column)
    {
        return identifiers.containsKey(column) || shown.contains(column) || isHidden(column);
    }

    /**
     * The columns of a table that properties name.
     */
    Set<SourceColumn> namedIn(String schema, String table)
    {
        SourceColumn any = new SourceColumn(schema, table, "");
        return named().keySet().stream()
                .filter(column -> column.schema().equals(any.schema()) && column.table().equals(any.table()))
                .collect(toImmutableSet());
    }

    UnlistedIdentifiers unlistedIdentifiers()
    {
        return unlistedIdentifiers;
    }

    /**
     * How many rows of a table are looked at for identifiers in text that no rule names; 0 for none.
     */
    int sampleRows()
    {
        return sampleRows;
    }

    /**
     * All columns that are named, with the property that names them.
     */
    Map<SourceColumn, String> named()
    {
        ImmutableMap.Builder<SourceColumn, String> named = ImmutableMap.builder();
        identifiers.keySet().forEach(column -> named.put(column, IDENTIFIERS));
        hidden.forEach(column -> named.put(column, HIDDEN_COLUMNS));
        shown.forEach(column -> named.put(column, SHOWN_COLUMNS));
        storedTokens.values().forEach(column -> named.put(column, STORED_TOKENS));
        return named.buildOrThrow();
    }

    /**
     * The columns with tokens of the source's own, by the columns of identifiers.
     */
    Map<SourceColumn, SourceColumn> storedTokens()
    {
        return storedTokens;
    }

    private static Map<SourceColumn, SourceColumn> storedTokens(List<String> texts, Map<SourceColumn, String> named)
    {
        ImmutableMap.Builder<SourceColumn, SourceColumn> storedTokens = ImmutableMap.builder();
        for (String text : texts) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("%s: '%s' has no column of tokens: write it as schema.table.column:column, such as public.contact.email:email_hash".formatted(STORED_TOKENS, text));
            }
            SourceColumn identifier = SourceColumn.parse(STORED_TOKENS, text.substring(0, colon));
            if (!IDENTIFIERS.equals(named.get(identifier))) {
                throw new IllegalArgumentException("%s: column %s is not in %s: add it there with its type".formatted(STORED_TOKENS, identifier, IDENTIFIERS));
            }
            SourceColumn stored = new SourceColumn(identifier.schema(), identifier.table(), text.substring(colon + 1).strip());
            String other = named.putIfAbsent(stored, STORED_TOKENS);
            if (other != null) {
                throw new IllegalArgumentException("%s: column %s is also in %s: name it once".formatted(STORED_TOKENS, stored, other));
            }
            storedTokens.put(identifier, stored);
        }
        try {
            return storedTokens.buildOrThrow();
        }
        catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: a column of identifiers is named twice: name it once".formatted(STORED_TOKENS), e);
        }
    }

    private static Set<SourceColumn> columns(String property, List<String> texts, Map<SourceColumn, String> named)
    {
        ImmutableSet.Builder<SourceColumn> columns = ImmutableSet.builder();
        for (String text : texts) {
            SourceColumn column = SourceColumn.parse(property, text);
            String other = named.putIfAbsent(column, property);
            if (property.equals(other)) {
                throw new IllegalArgumentException("%s: column %s is named twice: name it once".formatted(property, column));
            }
            if (other != null) {
                throw new IllegalArgumentException("%s: column %s is also in %s: name it in one of them".formatted(property, column, other));
            }
            columns.add(column);
        }
        return columns.build();
    }

    private static IdentifierType type(Profile profile, String text, String name)
    {
        IdentifierType type;
        try {
            type = IdentifierType.fromName(name);
        }
        catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: '%s': %s".formatted(IDENTIFIERS, text, e.getMessage()), e);
        }
        if (!profile.types().contains(type)) {
            throw new IllegalArgumentException("%s: '%s': profile %s has no rules for %s: use another profile, or name the column in %s".formatted(IDENTIFIERS, text, profile.name(), name, HIDDEN_COLUMNS));
        }
        return type;
    }
}
