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
package io.tributary.attribution.survival;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The likelihood and the two steps as the paper has them, journey by journey, written so plainly that they can be seen to be right.
 *
 * @param effects b by channel
 * @param decays w by channel, for each second
 */
record HazardReference(Map<String, Double> effects, Map<String, Double> decays)
{
    double logLikelihood(List<OutcomeJourney> journeys)
    {
        double sum = 0;
        for (OutcomeJourney journey : journeys) {
            double hazard = 0;
            double cumulative = 0;
            for (Touch touch : journey.touches()) {
                hazard += hazard(touch);
                cumulative += effects.get(touch.channel()) * (1 - Math.exp(-decays.get(touch.channel()) * touch.secondsBefore()));
            }
            sum += (journey.converted() ? Math.log(hazard) : 0) - cumulative;
        }
        return sum;
    }

    HazardReference next(List<OutcomeJourney> journeys)
    {
        Map<String, Double> newEffects = new HashMap<>();
        Map<String, Double> newDecays = new HashMap<>();
        for (String channel : effects.keySet()) {
            double causes = 0;
            double causeSeconds = 0;
            double spent = 0;
            double remaining = 0;
            for (OutcomeJourney journey : journeys) {
                for (Touch touch : journey.touches()) {
                    if (touch.channel().equals(channel)) {
                        double left = Math.exp(-decays.get(channel) * touch.secondsBefore());
                        spent += 1 - left;
                        remaining += touch.secondsBefore() * left;
                        causes += share(journey, touch);
                        causeSeconds += share(journey, touch) * touch.secondsBefore();
                    }
                }
            }
            newEffects.put(channel, causes / spent);
            newDecays.put(channel, causes / (causeSeconds + causes / spent * remaining));
        }
        return new HazardReference(newEffects, newDecays);
    }

    Map<String, Double> conversions(List<OutcomeJourney> journeys)
    {
        Map<String, Double> conversions = new HashMap<>();
        for (OutcomeJourney journey : journeys) {
            for (Touch touch : journey.touches()) {
                conversions.merge(touch.channel(), share(journey, touch), Double::sum);
            }
        }
        return conversions;
    }

    private double share(OutcomeJourney journey, Touch touch)
    {
        return journey.converted() ? hazard(touch) / journey.touches().stream().mapToDouble(this::hazard).sum() : 0;
    }

    private double hazard(Touch touch)
    {
        double decay = decays.get(touch.channel());
        return effects.get(touch.channel()) * decay * Math.exp(-decay * touch.secondsBefore());
    }
}
