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
package io.tributary.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code --name value} pairs with which the launcher starts a main class.
 */
public record CommandLine(Map<String, String> options)
{
    public CommandLine
    {
        options = Map.copyOf(options);
    }

    public static CommandLine parse(String[] arguments)
    {
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("Option without a value: " + arguments[arguments.length - 1]);
        }
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index < arguments.length; index += 2) {
            if (!arguments[index].startsWith("--")) {
                throw new IllegalArgumentException("Not an option: " + arguments[index]);
            }
            options.put(arguments[index].substring(2), arguments[index + 1]);
        }
        return new CommandLine(options);
    }

    public String value(String name)
    {
        return find(name).orElseThrow(() -> new IllegalArgumentException("Missing option: --" + name));
    }

    public Optional<String> find(String name)
    {
        return Optional.ofNullable(options.get(name));
    }
}
