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
package io.tributary.functions.aggregate;

import com.google.common.collect.ImmutableList;
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.model.ChannelModel;
import io.tributary.attribution.model.ModelText;
import io.trino.spi.block.ArrayBlock;
import io.trino.spi.block.Block;
import io.trino.spi.block.ValueBlock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * Reads settings from rows and from serialized states, and gives them numbers, from 1. Nearly always all rows of a query have the same settings in
 * the same place, so that looking there is all that is done.
 */
final class SettingsReader
{
    private static final int MAX_SETTINGS = Short.MAX_VALUE;
    private static final long BYTES_OF_SETTINGS = 1000;
    // of a parsed model, for each byte of its text: a list of channels with weights has the least text
    private static final long BYTES_OF_TEXT = 32;
    private static final int MAX_MODELS = 1000;
    private static final Pattern MAX_EVENTS = Pattern.compile("\\s*max_events\\s*\\(\\s*([0-9]{1,10})\\s*(,\\s*flag\\s*)?\\)\\s*");

    private static final List<String> MODEL_NAMES = ModelText.names();

    // the form in which serialized states carry the settings
    private final NameNumbers texts;
    private final List<Settings> settings;

    private ValueBlock latestModels;
    private int latestModelsPosition;
    private ValueBlock latestLookback;
    private int latestLookbackPosition;
    private ValueBlock latestOwnership;
    private int latestOwnershipPosition;
    private int latestNumber;

    SettingsReader()
    {
        texts = new NameNumbers();
        settings = new ArrayList<>();
    }

    SettingsReader(SettingsReader other)
    {
        texts = new NameNumbers(other.texts);
        settings = new ArrayList<>(other.settings);
    }

    /**
     * The number of the settings of a row.
     *
     * @param models null where the function has no such argument; so are lookback and ownership
     * @throws IllegalArgumentException if the settings are not as they have to be
     */
    int read(ValueBlock models, int modelsPosition, ValueBlock lookback, int lookbackPosition, ValueBlock ownership, int ownershipPosition)
    {
        if (latestNumber == 0 ||
                models != latestModels || modelsPosition != latestModelsPosition ||
                lookback != latestLookback || lookbackPosition != latestLookbackPosition ||
                ownership != latestOwnership || ownershipPosition != latestOwnershipPosition) {
            Slice text = text(models, modelsPosition, lookback, lookbackPosition, ownership, ownershipPosition);
            latestNumber = number(text.byteArray(), text.byteArrayOffset(), text.length());
            latestModels = models;
            latestModelsPosition = modelsPosition;
            latestLookback = lookback;
            latestLookbackPosition = lookbackPosition;
            latestOwnership = ownership;
            latestOwnershipPosition = ownershipPosition;
        }
        return latestNumber;
    }

    /**
     * The number of the settings of a serialized state.
     */
    int number(byte[] bytes, int offset, int length)
    {
        int number = texts.numberOf(bytes, offset, length);
        if (number > settings.size()) {
            if (number > MAX_SETTINGS) {
                throw new IllegalArgumentException("A query may have at most %s different combinations of models, lookback and ownership: use fewer".formatted(MAX_SETTINGS));
            }
            settings.add(parse(Slices.wrappedBuffer(bytes, offset, length)));
        }
        return number;
    }

    Settings settings(int number)
    {
        return settings.get(number - 1);
    }

    /**
     * Gives the form in which serialized states carry the settings to a writer.
     */
    void writeTo(int number, NameNumbers.BytesWriter writer)
    {
        texts.writeTo(number, writer);
    }

    int length(int number)
    {
        return texts.length(number);
    }

    long estimatedSize()
    {
        return BYTES_OF_SETTINGS * settings.size() + BYTES_OF_TEXT * texts.arrayBytes();
    }

    private static Slice text(ValueBlock models, int modelsPosition, ValueBlock lookback, int lookbackPosition, ValueBlock ownership, int ownershipPosition)
    {
        StateWriter output = new StateWriter();
        output.writeLong(lookback == null || lookback.isNull(lookbackPosition) ? Long.MAX_VALUE : BIGINT.getLong(lookback, lookbackPosition));
        if (ownership == null) {
            output.writeByte(Ownership.SHARED.ordinal());
        }
        else if (ownership.isNull(ownershipPosition)) {
            throw new IllegalArgumentException("The ownership must not be NULL: give a value such as 'shared'");
        }
        else {
            output.writeByte(Ownership.fromName(VARCHAR.getSlice(ownership, ownershipPosition).toStringUtf8()).ordinal());
        }
        if (models == null) {
            return output.written();
        }
        if (models.isNull(modelsPosition)) {
            throw new IllegalArgumentException("The models must not be NULL: give a list such as ARRAY['linear']");
        }
        Block names = ((ArrayBlock) models).getArray(modelsPosition);
        if (names.getPositionCount() == 0 || names.getPositionCount() > MAX_MODELS) {
            throw new IllegalArgumentException("The list of models must have from 1 to %s elements, but has %s: give a list such as ARRAY['linear']".formatted(MAX_MODELS, names.getPositionCount()));
        }
        for (int position = 0; position < names.getPositionCount(); position++) {
            if (names.isNull(position)) {
                throw new IllegalArgumentException("A model must not be NULL, but element %s of the list is: give a name such as 'linear'".formatted(position + 1));
            }
            writeModel(output, VARCHAR.getSlice(names, position).toStringUtf8());
        }
        return output.written();
    }

    /**
     * Every state carries the settings, and most states have few events: the name of a model is written as one byte.
     */
    private static void writeModel(StateWriter output, String text)
    {
        int parenthesis = text.indexOf('(');
        int name = MODEL_NAMES.indexOf(parenthesis < 0 ? text : text.substring(0, parenthesis));
        Slice rest = Slices.utf8Slice(name < 0 ? text : text.substring(MODEL_NAMES.get(name).length()));
        output.writeByte(name);
        output.writeUnsigned(rest.length());
        output.writeBytes(rest.byteArray(), rest.byteArrayOffset(), rest.length());
    }

    private static String readModel(StateReader input)
    {
        int name = input.readByte();
        String rest = input.readText(input.readUnsigned());
        return name < 0 ? rest : MODEL_NAMES.get(name) + rest;
    }

    private static Settings parse(Slice text)
    {
        StateReader input = new StateReader(text);
        long lookback = input.readLong();
        Ownership ownership = Ownership.values()[input.readByte()];
        ImmutableList.Builder<ChannelModel> models = ImmutableList.builder();
        Set<String> names = new HashSet<>();
        EventLimit limit = EventLimit.DEFAULT;
        boolean functionHasModels = input.isReadable();
        while (input.isReadable()) {
            String name = readModel(input);
            Matcher maxEvents = MAX_EVENTS.matcher(name);
            if (maxEvents.matches()) {
                if (limit != EventLimit.DEFAULT) {
                    throw new IllegalArgumentException("The list of models has 'max_events' twice: name it once");
                }
                limit = new EventLimit((int) Math.min(Integer.MAX_VALUE, Long.parseLong(maxEvents.group(1))), maxEvents.group(2) != null);
                continue;
            }
            ChannelModel model = ModelText.parse(name);
            if (!names.add(model.text())) {
                throw new IllegalArgumentException("Model '%s' is in the list twice: name it once".formatted(model.text()));
            }
            models.add(model);
        }
        if (functionHasModels && names.isEmpty()) {
            throw new IllegalArgumentException("The list of models has only a limit: add a model such as 'linear'");
        }
        return new Settings(models.build(), limit, lookback == Long.MAX_VALUE ? Lookback.unlimited() : Lookback.ofMillis(lookback), ownership);
    }
}
