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
package io.tributary.functions;

import io.airlift.slice.Slice;
import io.trino.spi.type.Type;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.airlift.slice.SizeOf.instanceSize;

/**
 * What an object and all that it holds take in memory, found by walking through all fields.
 */
public final class DeepSize
{
    private static final int ARRAY_HEADER = 16;
    private static final long ENTRY = 32;
    private static final long BOXED_INTEGER = 16;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private DeepSize() {}

    public static long of(Object object)
    {
        try {
            return new DeepSize().size(object);
        }
        catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private long size(Object object)
            throws IllegalAccessException
    {
        if (object == null || object instanceof Type || object instanceof Enum<?> || !seen.add(object)) {
            // of these, states share what is not null
            return 0;
        }
        if (object instanceof Optional<?> optional) {
            return size(optional.orElse(null));
        }
        if (object.getClass().isArray()) {
            return arraySize(object);
        }
        if (object instanceof Slice slice) {
            return slice.getRetainedSize();
        }
        long size = instanceSize(object.getClass());
        if (object instanceof List<?> list) {
            size += ARRAY_HEADER + 4L * list.size();
            for (Object element : list) {
                size += size(element);
            }
            return size;
        }
        if (object instanceof Map<?, ?> map) {
            // the keys of the map are in a list as well
            long slots = map.isEmpty() ? 0 : Integer.highestOneBit(Math.max(8, map.size()) * 2);
            size += map.size() * (ENTRY + BOXED_INTEGER) + 4L * slots;
            for (Object value : map.values()) {
                size += value instanceof Number ? 0 : size(value);
            }
            return size;
        }
        if (object.getClass().getName().startsWith("java.")) {
            return size;
        }
        for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    size += size(field.get(object));
                }
            }
        }
        return size;
    }

    private long arraySize(Object array)
            throws IllegalAccessException
    {
        Class<?> type = array.getClass().getComponentType();
        long size = ARRAY_HEADER + (long) Array.getLength(array) * elementSize(type);
        if (!type.isPrimitive()) {
            for (Object element : (Object[]) array) {
                size += size(element);
            }
        }
        return (size + 7) & -8;
    }

    private static int elementSize(Class<?> type)
    {
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == byte.class || type == boolean.class) {
            return 1;
        }
        return 4;
    }
}
