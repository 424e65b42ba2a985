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
package io.tributary.attribution.model;

import io.tributary.attribution.journey.CustomerEvents;
import io.tributary.attribution.journey.CustomerJourneys;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.journey.Timeline;
import io.tributary.attribution.journey.ValueKind;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;
import static java.util.Objects.requireNonNull;

/**
 * What each channel gets from the conversions of one customer, by any number of models. One object serves many customers of one log after each other.
 * <p>
 * Takes time in proportion to touches plus conversions for each model.
 */
public final class ChannelCredits
{
    private final List<ChannelModel> models;
    private final Lookback lookback;
    private final Ownership ownership;
    private final EventLog log;
    private final List<ChannelMarks> marks;

    private final CustomerJourneys customer;
    private final CustomerEvents events;
    private final Journeys journeys;

    // The channels of the customer at hand are numbered in the order of their first touch, from 0
    private int channelCount;
    private int[] channels = new int[16];
    private int[] touchChannels = new int[16];
    private int[] numbers = new int[16];

    // The touches of each channel in time order, one channel after the other, and where each begins
    private int[] touchesByChannel = new int[16];
    private int[] channelStarts = new int[17];

    private long[] touches = new long[16];
    private double[] conversions = new double[16];
    private double[] values = new double[16];

    /**
     * @param customer serves as work space; what it held is lost
     */
    public ChannelCredits(List<ChannelModel> models, Lookback lookback, Ownership ownership, EventLog log, CustomerJourneys customer)
    {
        this.models = List.copyOf(models);
        this.lookback = requireNonNull(lookback, "lookback is null");
        this.ownership = requireNonNull(ownership, "ownership is null");
        this.log = requireNonNull(log, "log is null");
        this.customer = requireNonNull(customer, "customer is null");
        events = customer.events();
        journeys = customer.journeys();
        marks = models.stream().map(model -> new ChannelMarks(model, log.channels())).toList();
    }

    /**
     * Receives one channel of one model.
     */
    public interface Consumer
    {
        /**
         * @param model its number in the list of models
         * @param channel its number in the log, empty for conversions without an eligible touch
         * @param touches how many touches of the channel got a share of a conversion; 0 for conversions without an eligible touch
         * @param conversions sum of the shares
         * @param value sum of the shares of the values, as a double
         * @param exactValue the same for decimal values in their smallest unit, null for other values
         */
        void accept(int model, Optional<Integer> channel, long touches, double conversions, double value, BigInteger exactValue);
    }

    public void compute(int customerNumber, Consumer consumer)
    {
        customer.read(log, customerNumber, lookback, ownership);
        numberChannels(customer.timeline().touchCount());

        double[] ones = new double[journeys.count()];
        Arrays.fill(ones, 1);
        BigInteger[] exactValues = log.valueKind() == ValueKind.DECIMAL ? exactValues() : null;
        for (int model = 0; model < models.size(); model++) {
            credit(model, ones, exactValues, consumer);
            unattributed(model, exactValues, consumer);
        }
    }

    /**
     * Bytes of memory held by the arrays, but for the work space.
     */
    public long arrayBytes()
    {
        return Integer.BYTES * ((long) channels.length + touchChannels.length + numbers.length + touchesByChannel.length + channelStarts.length)
                + Long.BYTES * ((long) touches.length + conversions.length + values.length)
                + marks.stream().mapToLong(ChannelMarks::arrayBytes).sum();
    }

    private void credit(int number, double[] ones, BigInteger[] exactValues, Consumer consumer)
    {
        AttributionModel model = models.get(number).model();
        Timeline timeline = events.timeline();
        marks.get(number).mark(timeline, events);

        double[] units = Attribution.uncheckedCredits(model, timeline, journeys, ones);
        sumUnitsByChannel(units);
        if (log.valueKind() == ValueKind.COUNT) {
            System.arraycopy(conversions, 0, values, 0, channelCount);
        }
        else {
            sumValuesByChannel(Attribution.uncheckedCredits(model, timeline, journeys, timeline.conversionValues()));
        }
        BigInteger[] exact = null;
        if (!model.isShared()) {
            exact = participate(timeline, exactValues);
        }
        else if (exactValues != null) {
            exact = Remainders.share(values, channelCount, channel -> touches[channel] > 0, attributed(exactValues));
        }
        for (int channel = 0; channel < channelCount; channel++) {
            if (touches[channel] > 0) {
                Attribution.checkCredit("channel", values[channel], journeys, timeline.conversionValues());
                consumer.accept(number, Optional.of(channels[channel]), touches[channel], conversions[channel], values[channel], exact == null ? null : exact[channel]);
            }
        }
    }

    private void sumUnitsByChannel(double[] units)
    {
        for (int channel = 0; channel < channelCount; channel++) {
            long count = 0;
            double sum = 0;
            for (int index = channelStarts[channel]; index < channelStarts[channel + 1]; index++) {
                double unit = units[touchesByChannel[index]];
                count += unit > 0 ? 1 : 0;
                sum += unit;
            }
            touches[channel] = count;
            conversions[channel] = sum;
        }
    }

    private void sumValuesByChannel(double[] credits)
    {
        for (int channel = 0; channel < channelCount; channel++) {
            double sum = 0;
            for (int index = channelStarts[channel]; index < channelStarts[channel + 1]; index++) {
                sum += credits[touchesByChannel[index]];
            }
            values[channel] = sum;
        }
    }

    /**
     * Counts every journey once for each channel, instead of once for each touch.
     */
    private BigInteger[] participate(Timeline timeline, BigInteger[] exactValues)
    {
        Arrays.fill(conversions, 0, channelCount, 0);
        Arrays.fill(values, 0, channelCount, 0);
        BigInteger[] exact = null;
        BigInteger[] exactSums = null;
        if (exactValues != null) {
            exact = new BigInteger[channelCount];
            Arrays.fill(exact, BigInteger.ZERO);
            exactSums = new BigInteger[exactValues.length + 1];
            exactSums[0] = BigInteger.ZERO;
            for (int journey = 0; journey < exactValues.length; journey++) {
                exactSums[journey + 1] = exactSums[journey].add(exactValues[journey]);
            }
        }
        RunningSums sums = new RunningSums(timeline.conversionValues(), journeys.count());
        BigInteger[] channelExact = exact;
        BigInteger[] journeyExact = exactSums;
        ChannelParticipation.visit(journeys, touchChannels, timeline.touchCount(), channelCount, (channel, from, to) -> {
            conversions[channel] += to - from;
            values[channel] += sums.between(from, to);
            if (channelExact != null) {
                channelExact[channel] = channelExact[channel].add(journeyExact[to].subtract(journeyExact[from]));
            }
        });
        return exact;
    }

    private void unattributed(int model, BigInteger[] exactValues, Consumer consumer)
    {
        long count = 0;
        double value = 0;
        BigInteger exact = exactValues == null ? null : BigInteger.ZERO;
        for (int journey = 0; journey < journeys.count(); journey++) {
            if (journeys.length(journey) == 0) {
                count++;
                value += events.timeline().conversionValue(journey);
                exact = exact == null ? null : exact.add(exactValues[journey]);
            }
        }
        if (count > 0) {
            consumer.accept(model, Optional.empty(), 0, count, value, exact);
        }
    }

    private BigInteger attributed(BigInteger[] exactValues)
    {
        BigInteger sum = BigInteger.ZERO;
        for (int journey = 0; journey < exactValues.length; journey++) {
            if (journeys.length(journey) > 0) {
                sum = sum.add(exactValues[journey]);
            }
        }
        return sum;
    }

    private BigInteger[] exactValues()
    {
        BigInteger[] exact = new BigInteger[journeys.count()];
        for (int journey = 0; journey < exact.length; journey++) {
            int event = events.conversionEvent(journey);
            exact[journey] = ValueKind.exact(log.valueHigh(event), log.valueLow(event));
        }
        return exact;
    }

    private void numberChannels(int touchCount)
    {
        for (int channel = 0; channel < channelCount; channel++) {
            numbers[channels[channel]] = 0;
        }
        channelCount = 0;
        if (numbers.length <= log.channels().count()) {
            numbers = new int[2 * log.channels().count()];
        }
        if (touchChannels.length < touchCount || touchChannels.length > LARGEST_CAPACITY_KEPT) {
            touchChannels = new int[touchCount + (touchCount >> 1)];
            touchesByChannel = new int[touchCount + (touchCount >> 1)];
        }
        for (int touch = 0; touch < touchCount; touch++) {
            int channel = events.touchChannel(touch);
            if (numbers[channel] == 0) {
                addChannel(channel);
            }
            touchChannels[touch] = numbers[channel] - 1;
        }
        groupByChannel(touchCount);
    }

    /**
     * Touches of one channel follow each other, so that sums by channel are made one after the other.
     */
    private void groupByChannel(int touchCount)
    {
        Arrays.fill(channelStarts, 0, channelCount + 1, 0);
        for (int touch = 0; touch < touchCount; touch++) {
            channelStarts[touchChannels[touch]]++;
        }
        int end = 0;
        for (int channel = 0; channel < channelCount; channel++) {
            end += channelStarts[channel];
            channelStarts[channel] = end;
        }
        channelStarts[channelCount] = end;
        for (int touch = touchCount - 1; touch >= 0; touch--) {
            int channel = touchChannels[touch];
            channelStarts[channel]--;
            touchesByChannel[channelStarts[channel]] = touch;
        }
    }

    private void addChannel(int channel)
    {
        if (channelCount == channels.length) {
            channels = Arrays.copyOf(channels, 2 * channelCount);
            channelStarts = new int[2 * channelCount + 1];
            touches = new long[2 * channelCount];
            conversions = new double[2 * channelCount];
            values = new double[2 * channelCount];
        }
        channels[channelCount] = channel;
        channelCount++;
        numbers[channel] = channelCount;
    }
}
