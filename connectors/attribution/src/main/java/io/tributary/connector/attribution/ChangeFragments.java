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
package io.tributary.connector.attribution;

import com.google.common.collect.ImmutableList;
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a writer does to rows, on its way to the coordinator.
 */
final class ChangeFragments
{
    private final List<Slice> changes = new ArrayList<>();
    private long bytes;

    void add(RowChange change)
    {
        Slice json = Slices.wrappedBuffer(RowJson.writeChange(change));
        changes.add(json);
        bytes += json.getRetainedSize();
    }

    long bytes()
    {
        return bytes;
    }

    Collection<Slice> toSlices()
    {
        return ImmutableList.copyOf(changes);
    }

    static List<RowChange> read(Collection<Slice> fragments)
    {
        return fragments.stream()
                .map(fragment -> RowJson.readChange(fragment.getBytes()))
                .toList();
    }
}
