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

import static java.util.Objects.requireNonNull;

/**
 * A channel, and the conditions that a visit must all meet to belong to it.
 */
record ChannelRule(String channel, Condition source, Condition medium, Condition campaign)
{
    ChannelRule
    {
        requireNonNull(channel, "channel is null");
        requireNonNull(source, "source is null");
        requireNonNull(medium, "medium is null");
        requireNonNull(campaign, "campaign is null");
    }

    boolean applies(String source, String kindOfSource, String medium, String campaign)
    {
        return this.source.isMet(source, kindOfSource) && this.medium.isMet(medium, "") && this.campaign.isMet(campaign, "");
    }
}
