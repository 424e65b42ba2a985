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

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which kind of site a source is, such as search or social.
 * <p>
 * A site is known by names, such as {@code google}, and by domains. A domain stands for all below it, but for those
 * that are known themselves; {@code google.*} is that domain in every country.
 */
final class Sites
{
    private static final String ANY_COUNTRY = "*";

    // what may stand between a site's own name and the country
    private static final Set<String> SECOND_LEVELS = Set.of("co", "com", "ne", "net", "or", "org");

    private final Map<String, String> names;
    private final Map<String, String> domains;

    /**
     * @param kinds by name or domain, in lower case
     */
    Sites(Map<String, String> kinds)
    {
        Map<String, String> names = new HashMap<>();
        Map<String, String> domains = new HashMap<>();
        kinds.forEach((site, kind) -> (site.indexOf('.') < 0 ? names : domains).put(site, kind));
        this.names = Map.copyOf(names);
        this.domains = Map.copyOf(domains);
    }

    /**
     * The kind of the site, or an empty text if it is not known.
     *
     * @param source in lower case
     */
    String kind(String source)
    {
        if (source.indexOf('.') < 0) {
            return names.getOrDefault(source, "");
        }
        String host = HostNames.host(source);
        int country = countryStart(host);
        int start = 0;
        while (true) {
            String kind = domains.get(host.substring(start));
            if (kind == null && start < country) {
                kind = domains.get(host.substring(start, country) + ANY_COUNTRY);
            }
            if (kind != null) {
                return kind;
            }
            int dot = host.indexOf('.', start);
            if (dot < 0) {
                return "";
            }
            start = dot + 1;
        }
    }

    /**
     * Where {@code co.uk} starts in {@code www.google.co.uk}.
     */
    private static int countryStart(String host)
    {
        int lastDot = host.lastIndexOf('.');
        int dotBefore = host.lastIndexOf('.', lastDot - 1);
        if (host.length() - lastDot - 1 == 2 && lastDot > 0 && SECOND_LEVELS.contains(host.substring(dotBefore + 1, lastDot))) {
            return dotBefore + 1;
        }
        return lastDot + 1;
    }
}
