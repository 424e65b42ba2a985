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
package io.tributary.attribution.channel;

import java.util.Locale;

/**
 * Finds the host in an address, however incomplete that is.
 */
final class HostNames
{
    // of any name in the domain name system
    private static final int MAX_LENGTH = 253;

    private HostNames() {}

    /**
     * The host of the page that a visitor came from, in lower case, or an empty text if that is no address of a page.
     */
    static String hostOfReferrer(String referrer)
    {
        String address = referrer.strip();
        String host = host(address);
        // without a scheme it takes a dot to tell a host from other words
        if (host.indexOf('.') < 0 && authorityStart(address) == 0) {
            return "";
        }
        return host;
    }

    /**
     * What stands where an address has its host, in lower case, or an empty text if that cannot be a host.
     */
    static String host(String address)
    {
        int start = authorityStart(address);
        int end = start;
        while (end < address.length() && "/?#\\".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        // behind the name of a user
        start = Math.max(start, address.lastIndexOf('@', end - 1) + 1);
        if (start >= end) {
            return "";
        }
        // an address of version 6 has colons of its own, in brackets
        int port = address.indexOf(':', Math.max(start, address.charAt(start) == '[' ? address.indexOf(']', start) : start));
        if (port >= 0 && port < end) {
            end = port;
        }
        if (end > start && address.charAt(end - 1) == '.') {
            end--;
        }
        if (end - start > MAX_LENGTH) {
            return "";
        }
        for (int position = start; position < end; position++) {
            if (address.charAt(position) <= ' ') {
                return "";
            }
        }
        return address.substring(start, end).toLowerCase(Locale.ENGLISH);
    }

    private static int authorityStart(String address)
    {
        int slashes = address.indexOf("//");
        if (slashes == 0) {
            return 2;
        }
        if (slashes < 2 || address.charAt(slashes - 1) != ':') {
            return 0;
        }
        for (int position = 0; position < slashes - 1; position++) {
            char character = address.charAt(position);
            if (character >= 128 || !(Character.isLetterOrDigit(character) || "+-.".indexOf(character) >= 0)) {
                return 0;
            }
        }
        return slashes + 2;
    }
}
