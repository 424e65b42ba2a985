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

import org.weakref.jmx.Managed;

import java.util.concurrent.atomic.LongAdder;

/**
 * What a catalog has made of identifiers on this node since it started, for JMX. It counts them, and knows nothing of any.
 */
public final class TokenCounters
{
    private final LongAdder tokens = new LongAdder();
    private final LongAdder withoutToken = new LongAdder();

    void add(boolean hasToken)
    {
        if (hasToken) {
            tokens.increment();
        }
        else {
            withoutToken.increment();
        }
    }

    @Managed(description = "Tokens made, of columns and by functions")
    public long getTokens()
    {
        return tokens.sum();
    }

    @Managed(description = "Identifiers that could not be normalised, and have no token")
    public long getIdentifiersWithoutToken()
    {
        return withoutToken.sum();
    }
}
