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
package io.tributary.functions.scalar;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.tributary.attribution.channel.CampaignParameters;
import io.tributary.attribution.channel.ChannelGrouping;
import io.trino.spi.block.SqlMap;
import io.trino.spi.function.Description;
import io.trino.spi.function.ScalarFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;
import io.trino.spi.function.TypeParameter;
import io.trino.spi.type.MapType;
import io.trino.spi.type.Type;

import java.util.Map;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.block.MapValueBuilder.buildMapValue;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * Functions from what is known of a visit to its channel.
 */
public final class ChannelFunctions
{
    private static final ChannelGrouping GROUPING = ChannelGrouping.defaultGrouping();
    private static final Map<String, Slice> CHANNELS = ImmutableMap.copyOf(Maps.asMap(GROUPING.channels(), Slices::utf8Slice));
    private static final Map<String, Slice> PARAMETERS = Maps.toMap(CampaignParameters.NAMES, Slices::utf8Slice);

    private ChannelFunctions() {}

    @ScalarFunction(value = "campaign_params", neverFails = true)
    @Description("The utm parameters and click ids in the address of a landing page, by name")
    @SqlType("map(varchar,varchar)")
    public static SqlMap campaignParams(@TypeParameter("map(varchar,varchar)") Type mapType, @SqlType("varchar") Slice url)
    {
        Map<String, String> parameters = CampaignParameters.parse(url.toStringUtf8());
        return buildMapValue((MapType) mapType, parameters.size(), (names, values) -> parameters.forEach((name, value) -> {
            VARCHAR.writeSlice(names, PARAMETERS.get(name));
            VARCHAR.writeSlice(values, utf8Slice(value));
        }));
    }

    @ScalarFunction(value = "channel_group", neverFails = true)
    @Description("The channel of a visit in the default grouping of web analytics, such as Paid Search or Referral")
    @SqlType("varchar")
    public static Slice channelGroup(
            @SqlNullable @SqlType("varchar") Slice source,
            @SqlNullable @SqlType("varchar") Slice medium,
            @SqlNullable @SqlType("varchar") Slice campaign,
            @SqlNullable @SqlType("varchar") Slice referrer)
    {
        return CHANNELS.get(GROUPING.channel(text(source), text(medium), text(campaign), text(referrer)));
    }

    private static String text(Slice value)
    {
        return value == null ? "" : value.toStringUtf8();
    }
}
