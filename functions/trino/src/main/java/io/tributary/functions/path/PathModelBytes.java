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
package io.tributary.functions.path;

import io.airlift.slice.DynamicSliceOutput;
import io.airlift.slice.Slice;
import io.tributary.attribution.state.ModelState;
import io.tributary.functions.StateVersion;

import static io.airlift.slice.Slices.utf8Slice;
import static java.util.Objects.requireNonNull;

/**
 * A model as it travels: the version of the plugin, its settings, then what it has gathered.
 */
record PathModelBytes(String settings, Slice content)
{
    private static final int SETTINGS_START = Byte.BYTES + Integer.BYTES;

    PathModelBytes
    {
        requireNonNull(settings, "settings is null");
        requireNonNull(content, "content is null");
    }

    static PathModelBytes read(Slice bytes)
    {
        StateVersion.check(bytes.getByte(0));
        int length = bytes.getInt(1);
        int start = SETTINGS_START + length;
        return new PathModelBytes(bytes.slice(SETTINGS_START, length).toStringUtf8(), bytes.slice(start, bytes.length() - start));
    }

    static Slice write(PathModel<?> model)
    {
        Slice settings = utf8Slice(model.settings());
        byte[] content = model.state().toBytes();
        DynamicSliceOutput output = new DynamicSliceOutput(SETTINGS_START + settings.length() + content.length);
        output.writeByte(StateVersion.CURRENT);
        output.writeInt(settings.length());
        output.writeBytes(settings);
        output.writeBytes(content);
        return output.slice();
    }

    void mergeInto(ModelState state)
    {
        state.mergeBytes(content.byteArray(), content.byteArrayOffset(), content.length());
    }

    long retainedBytes()
    {
        return content.getRetainedSize();
    }
}
