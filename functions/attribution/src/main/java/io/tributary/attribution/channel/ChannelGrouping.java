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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.unmodifiableSequencedSet;

/**
 * Sorts visits into channels by an ordered list of rules, of which the first that applies decides.
 * The file of rules says at its beginning how it is read.
 */
public final class ChannelGrouping
{
    /**
     * The channel of a visit to which no rule applies.
     */
    public static final String UNASSIGNED = "Unassigned";

    private static final String RESOURCE = "default-channel-groups.txt";

    private static final String RULES = "rules";
    private static final int RULE_CELLS = 4;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CELL = Pattern.compile("\\|");

    private static final String DIRECT = "(direct)";
    private static final String NONE = "(none)";
    private static final String NOT_SET = "(not set)";
    private static final String REFERRAL = "referral";
    // as web analytics tools write that there is no value
    private static final Set<String> MISSING = Set.of("", NONE, NOT_SET);

    // last, since it takes all the others to read the file
    private static final ChannelGrouping DEFAULT = load();

    private final Sites sites;
    private final List<ChannelRule> rules;

    private ChannelGrouping(Sites sites, List<ChannelRule> rules)
    {
        this.sites = sites;
        this.rules = List.copyOf(rules);
    }

    /**
     * The channels that web analytics tools have unless told otherwise.
     */
    public static ChannelGrouping defaultGrouping()
    {
        return DEFAULT;
    }

    static ChannelGrouping parse(String text)
    {
        Map<String, String> sites = new HashMap<>();
        List<ChannelRule> rules = new ArrayList<>();
        String section = "";
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            }
            else if (section.equals(RULES)) {
                rules.add(parseRule(line));
            }
            else {
                for (String site : SPACE.splitAsStream(line).toList()) {
                    if (sites.put(site, section) != null) {
                        throw new IllegalArgumentException("Site '%s' is listed twice: a site is of one kind".formatted(site));
                    }
                }
            }
        }
        return new ChannelGrouping(new Sites(sites), rules);
    }

    /**
     * All channels that there are, in the order of their rules.
     */
    public SequencedSet<String> channels()
    {
        SequencedSet<String> channels = new LinkedHashSet<>();
        rules.forEach(rule -> channels.add(rule.channel()));
        channels.add(UNASSIGNED);
        return unmodifiableSequencedSet(channels);
    }

    /**
     * The channel of a visit. Empty texts stand for values that are missing; case does not matter.
     *
     * @param referrer address of the page that the visitor came from, which counts only if there is no source
     */
    public String channel(String source, String medium, String campaign, String referrer)
    {
        String visitSource = normalize(source);
        String visitMedium = normalize(medium);
        String visitCampaign = normalize(campaign);
        if (visitSource.isEmpty()) {
            visitSource = HostNames.hostOfReferrer(referrer);
            if (!visitSource.isEmpty()) {
                visitMedium = visitMedium.isEmpty() ? REFERRAL : visitMedium;
            }
            else {
                visitSource = visitMedium.isEmpty() && visitCampaign.isEmpty() ? DIRECT : NOT_SET;
            }
        }
        if (visitMedium.isEmpty()) {
            visitMedium = NONE;
        }
        String kind = sites.kind(visitSource);
        for (ChannelRule rule : rules) {
            if (rule.applies(visitSource, kind, visitMedium, visitCampaign)) {
                return rule.channel();
            }
        }
        return UNASSIGNED;
    }

    private static String normalize(String value)
    {
        String normalized = value.strip().toLowerCase(Locale.ENGLISH);
        return MISSING.contains(normalized) ? "" : normalized;
    }

    private static ChannelRule parseRule(String line)
    {
        String[] cells = CELL.split(line, -1);
        if (cells.length != RULE_CELLS) {
            throw new IllegalArgumentException("A rule has %s cells, but '%s' has %s".formatted(RULE_CELLS, line, cells.length));
        }
        return new ChannelRule(
                cells[0].strip(),
                Condition.parse(cells[1].strip()),
                Condition.parse(cells[2].strip()),
                Condition.parse(cells[3].strip()));
    }

    private static ChannelGrouping load()
    {
        try (InputStream file = ChannelGrouping.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(file.readAllBytes(), UTF_8));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
