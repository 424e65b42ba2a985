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

import io.tributary.node.PluginVersion;
import io.trino.spi.TrinoException;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;

/**
 * The byte with which each state of an aggregate begins on its way from one worker to another, or to a disk and back: the release of the plugin that wrote it. States of another release are
 * refused, whatever has changed between the two, so that nobody has to remember which change needs it.
 */
public final class StateVersion
{
    /**
     * One byte of a state.
     */
    public static final byte CURRENT = (byte) PluginVersion.current().release();

    private StateVersion() {}

    /**
     * @param found the first byte of a state
     * @throws TrinoException CONFIGURATION_INVALID if another release wrote it
     */
    public static void check(byte found)
    {
        if (found != CURRENT) {
            PluginVersion version = PluginVersion.current();
            throw new TrinoException(CONFIGURATION_INVALID, "This worker runs Tributary %s, and one that sent it part of an aggregate runs %s: install the same version on every node".formatted(
                    version.tributary(),
                    version.ofRelease(Byte.toUnsignedInt(found))));
        }
    }
}
