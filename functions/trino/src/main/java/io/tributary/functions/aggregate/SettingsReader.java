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
import io.airlift.slice.DynamicSliceOutput;
import io.airlift.slice.Slice;
import io.airlift.slice.SliceInput;
import io.airlift.slice.SliceOutput;
import io.airlift.slice.Slices;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.model.ChannelModel;
import io.tributary.attribution.model.ModelText;
import io.trino.spi.block.ArrayBlock;
import io.trino.spi.block.Block;
import io.trino.spi.block.ValueBlock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.tributary.functions.aggregate.StateFormat.readUnsigned;
import static io.tributary.functions.aggregate.StateFormat.writeUnsigned;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * Reads settings from rows and from serialized states, and gives them numbers, from 1. Nearly always all rows of a query have the same settings in
 * the same place, so that looking there is all that is done.
 */
final class SettingsReader
{
    private static final int MAX_SETTINGS = 127;
    private static final int MAX_MODELS = 1000;
    private static final Pattern MAX_EVENTS = Pattern.compile("\\s*max_events\\s*\\(\\s*([0-9]{1,10})\\s*(,\\s*flag\\s*)?\\)\\s*");

    private static final List<String> MODEL_NAMES = ModelText.names();

    private final List<byte[]> texts;
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
        texts = new ArrayList<>();
        settings = new ArrayList<>();
    }

    SettingsReader(SettingsReader other)
    {
        texts = new ArrayList<>(other.texts);
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
        for (int index = 0; index < texts.size(); index++) {
            byte[] text = texts.get(index);
            if (Arrays.equals(text, 0, text.length, bytes, offset, offset + length)) {
                return index + 1;
            }
        }
        if (texts.size() == MAX_SETTINGS) {
            throw new IllegalArgumentException("A query may have at most %s different combinations of models, lookback and ownership: use fewer".formatted(MAX_SETTINGS));
        }
        byte[] text = Arrays.copyOfRange(bytes, offset, offset + length);
        settings.add(parse(Slices.wrappedBuffer(text)));
        texts.add(text);
        return texts.size();
    }

    Settings settings(int number)
    {
        return settings.get(number - 1);
    }

    /**
     * The form in which serialized states carry the settings.
     */
    byte[] text(int number)
    {
        return texts.get(number - 1);
    }

    long estimatedSize()
    {
        return 1000L * texts.size();
    }

    private static Slice text(ValueBlock models, int modelsPosition, ValueBlock lookback, int lookbackPosition, ValueBlock ownership, int ownershipPosition)
    {
        DynamicSliceOutput output = new DynamicSliceOutput(64);
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
            return output.slice();
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
        return output.slice();
    }

    /**
     * Every state carries the settings, and most states have few events: the name of a model is written as one byte.
     */
    private static void writeModel(SliceOutput output, String text)
    {
        int parenthesis = text.indexOf('(');
        int name = MODEL_NAMES.indexOf(parenthesis < 0 ? text : text.substring(0, parenthesis));
        Slice rest = Slices.utf8Slice(name < 0 ? text : text.substring(MODEL_NAMES.get(name).length()));
        output.writeByte(name);
        writeUnsigned(output, rest.length());
        output.writeBytes(rest);
    }

    private static String readModel(SliceInput input)
    {
        int name = input.readByte();
        String rest = input.readSlice(readUnsigned(input)).toStringUtf8();
        return name < 0 ? rest : MODEL_NAMES.get(name) + rest;
    }

    private static Settings parse(Slice text)
    {
        SliceInput input = text.getInput();
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
