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

import com.google.common.collect.ImmutableList;
import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import io.airlift.configuration.validation.FileExists;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import java.io.File;
import java.util.List;
import java.util.Optional;

public class HashedIdConfig
{
    /**
     * What happens to a column that looks like an identifier, by its name or by what is in it, and that no property names.
     */
    public enum UnlistedIdentifiers
    {
        /**
         * The column does not exist for the user.
         */
        HIDE,

        /**
         * The table cannot be read until the column is named in a rule.
         */
        REFUSE,

        /**
         * The column is shown as it is.
         */
        SHOW,
    }

    /**
     * Who may read, and who may call functions. Nobody may write.
     */
    public enum Security
    {
        /**
         * Everybody.
         */
        READ_ONLY,

        /**
         * Whom the rules of a file name.
         */
        FILE,
    }

    private Optional<File> keyRing = Optional.empty();
    private Optional<String> keyRingJson = Optional.empty();
    private String partner;
    private String profile;
    private Optional<String> defaultRegion = Optional.empty();
    private List<String> identifiers = ImmutableList.of();
    private List<String> hiddenColumns = ImmutableList.of();
    private UnlistedIdentifiers unlistedIdentifiers = UnlistedIdentifiers.HIDE;
    private int sampleRows = 1000;
    private List<String> shownColumns = ImmutableList.of();
    private Optional<File> driverFolder = Optional.empty();
    private Security security = Security.READ_ONLY;
    private List<String> storedTokens = ImmutableList.of();

    public Optional<@FileExists File> getKeyRing()
    {
        return keyRing;
    }

    @Config("hashed-id.key-ring")
    @ConfigDescription("File with the keys of all partners, which only its owner may read")
    public HashedIdConfig setKeyRing(File keyRing)
    {
        this.keyRing = Optional.ofNullable(keyRing);
        return this;
    }

    public Optional<String> getKeyRingJson()
    {
        return keyRingJson;
    }

    @Config("hashed-id.key-ring-json")
    @ConfigSecuritySensitive
    @ConfigDescription("Content of the key ring in place of the file, as a reference to a secret provider")
    public HashedIdConfig setKeyRingJson(String keyRingJson)
    {
        this.keyRingJson = Optional.ofNullable(keyRingJson);
        return this;
    }

    @AssertTrue(message = "Set exactly one of hashed-id.key-ring, the path of the file, and hashed-id.key-ring-json, its content from a secret provider")
    public boolean isOneKeyRing()
    {
        return keyRing.isPresent() != keyRingJson.isPresent();
    }

    @NotEmpty
    public String getPartner()
    {
        return partner;
    }

    @Config("hashed-id.partner")
    @ConfigDescription("Partner in the key ring whose key makes the tokens")
    public HashedIdConfig setPartner(String partner)
    {
        this.partner = partner;
        return this;
    }

    @NotEmpty
    public String getProfile()
    {
        return profile;
    }

    @Config("hashed-id.profile")
    @ConfigDescription("Normalisation profile of identifiers, such as uid2-v1")
    public HashedIdConfig setProfile(String profile)
    {
        this.profile = profile;
        return this;
    }

    public Optional<String> getDefaultRegion()
    {
        return defaultRegion;
    }

    @Config("hashed-id.default-region")
    @ConfigDescription("ISO 3166 code of the country of phone numbers that do not name theirs; without it, such numbers have no token")
    public HashedIdConfig setDefaultRegion(String defaultRegion)
    {
        this.defaultRegion = Optional.ofNullable(defaultRegion);
        return this;
    }

    @NotNull
    public List<String> getIdentifiers()
    {
        return identifiers;
    }

    @Config("hashed-id.identifiers")
    @ConfigDescription("Columns to replace by tokens, as schema.table.column:type, or schema.table.column:phone@column with the column of countries")
    public HashedIdConfig setIdentifiers(List<String> identifiers)
    {
        this.identifiers = ImmutableList.copyOf(identifiers);
        return this;
    }

    @NotNull
    public List<String> getHiddenColumns()
    {
        return hiddenColumns;
    }

    @Config("hashed-id.hidden-columns")
    @ConfigDescription("Columns that do not exist for users, as schema.table.column")
    public HashedIdConfig setHiddenColumns(List<String> hiddenColumns)
    {
        this.hiddenColumns = ImmutableList.copyOf(hiddenColumns);
        return this;
    }

    @NotNull
    public UnlistedIdentifiers getUnlistedIdentifiers()
    {
        return unlistedIdentifiers;
    }

    @Config("hashed-id.unlisted-identifiers")
    @ConfigDescription("What happens to columns that look like identifiers and that no property names: HIDE, REFUSE or SHOW")
    public HashedIdConfig setUnlistedIdentifiers(UnlistedIdentifiers unlistedIdentifiers)
    {
        this.unlistedIdentifiers = unlistedIdentifiers;
        return this;
    }

    @Min(0)
    public int getSampleRows()
    {
        return sampleRows;
    }

    @Config("hashed-id.sample-rows")
    @ConfigDescription("How many rows of each table are looked at to find text that holds identifiers in columns that no property names; 0 for none")
    public HashedIdConfig setSampleRows(int sampleRows)
    {
        this.sampleRows = sampleRows;
        return this;
    }

    @NotNull
    public List<String> getShownColumns()
    {
        return shownColumns;
    }

    @Config("hashed-id.shown-columns")
    @ConfigDescription("Columns to show as they are although they look like identifiers, as schema.table.column")
    public HashedIdConfig setShownColumns(List<String> shownColumns)
    {
        this.shownColumns = ImmutableList.copyOf(shownColumns);
        return this;
    }

    public Optional<File> getDriverFolder()
    {
        return driverFolder;
    }

    @Config("hashed-id.driver-folder")
    @ConfigDescription("Folder with the jars of JDBC drivers for databases that the plugin has no driver for")
    public HashedIdConfig setDriverFolder(File driverFolder)
    {
        this.driverFolder = Optional.ofNullable(driverFolder);
        return this;
    }

    @NotNull
    public Security getSecurity()
    {
        return security;
    }

    @Config("hashed-id.security")
    @ConfigDescription("Who may read and call functions: READ_ONLY, which is everybody, or FILE, for the rules in security.config-file")
    public HashedIdConfig setSecurity(Security security)
    {
        this.security = security;
        return this;
    }

    @NotNull
    public List<String> getStoredTokens()
    {
        return storedTokens;
    }

    @Config("hashed-id.stored-tokens")
    @ConfigDescription("Binary columns of the database with tokens made before, as schema.table.column:column with the column of identifiers first")
    public HashedIdConfig setStoredTokens(List<String> storedTokens)
    {
        this.storedTokens = ImmutableList.copyOf(storedTokens);
        return this;
    }
}
