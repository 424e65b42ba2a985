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
package io.tributary.connector.journeys.story;

import static java.util.Objects.requireNonNull;

/**
 * A telephone number and the ways in which people write it.
 *
 * @param area area code without the trunk prefix
 * @param subscriber digits behind the area code
 */
public record PhoneNumber(Country country, String area, String subscriber)
{
    static final int FORMATS = 8;

    public PhoneNumber
    {
        requireNonNull(country, "country is null");
        requireNonNull(area, "area is null");
        requireNonNull(subscriber, "subscriber is null");
    }

    /**
     * The international form of ITU-T E.164, such as {@code +493023125001}.
     */
    String normalised()
    {
        return "+" + country.callingCode() + area + subscriber;
    }

    /**
     * The number as somebody would type it.
     *
     * @param format 0 to 7
     */
    String typed(int format)
    {
        String trunk = country.trunkPrefix();
        String calling = country.callingCode();
        return switch (format) {
            case 0 -> trunk + area + subscriber;
            case 1 -> trunk + area + " " + grouped(" ");
            case 2 -> trunk + area + "-" + grouped("-");
            case 3 -> "(" + trunk + area + ") " + subscriber;
            case 4 -> "+" + calling + " " + area + " " + grouped(" ");
            case 5 -> normalised();
            case 6 -> "00" + calling + area + subscriber;
            case 7 -> "+" + calling + " (" + trunk + (trunk.isEmpty() ? area + ") " : ")" + area + " ") + subscriber;
            default -> throw new IllegalArgumentException("format must be from 0 to 7: " + format);
        };
    }

    private String grouped(String separator)
    {
        if (country == Country.FRANCE) {
            return subscriber.substring(0, 2) + separator + subscriber.substring(2, 4) + separator + subscriber.substring(4, 6) + separator + subscriber.substring(6);
        }
        int middle = subscriber.length() - 4;
        return subscriber.substring(0, middle) + separator + subscriber.substring(middle);
    }
}
