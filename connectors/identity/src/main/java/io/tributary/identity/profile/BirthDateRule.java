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
package io.tributary.identity.profile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import static io.tributary.identity.profile.Normalized.refused;
import static io.tributary.identity.profile.Normalized.value;
import static io.tributary.identity.profile.Reason.NOT_A_DATE;

/**
 * Normalises a birth date to year, month and day in eight digits. It is read from
 * <ul>
 * <li>the year, the month and the day, with dashes, slashes or dots between them, or in eight digits with none; a time of day after them is left out;
 * <li>month/day/year, as in the United States;
 * <li>day.month.year, as in most of Europe.
 * </ul>
 * Anything else is refused, such as 02-03-1997, whose month could be either. A date is a day of the calendar from 1900 to 2099:
 * it is not compared with today, so that a value means the same on every day.
 */
record BirthDateRule()
        implements Rule
{
    private static final int MIN_YEAR = 1900;
    private static final int MAX_YEAR = 2099;
    private static final int SHORTEST_DATE = 8;

    @Override
    public Normalized normalize(String text, Optional<Region> region)
    {
        return parse(withoutTime(text))
                .filter(date -> date.getYear() >= MIN_YEAR && date.getYear() <= MAX_YEAR)
                .map(date -> value(DateTimeFormatter.BASIC_ISO_DATE.format(date)))
                .orElse(refused(NOT_A_DATE));
    }

    private static Optional<LocalDate> parse(String text)
    {
        if (isNumber(text, 8, 8)) {
            return date(text.substring(0, 4), text.substring(4, 6), text.substring(6));
        }
        int first = separator(text, 0);
        int second = separator(text, first + 1);
        if (first < 0 || second < 0 || normalizedSeparator(text, first) != normalizedSeparator(text, second)) {
            return Optional.empty();
        }
        String start = text.substring(0, first);
        String middle = text.substring(first + 1, second);
        String end = text.substring(second + 1);
        if (start.length() == 4) {
            return date(start, middle, end);
        }
        return switch (normalizedSeparator(text, first)) {
            case '/' -> date(end, start, middle);
            case '.' -> date(end, middle, start);
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> date(String year, String month, String day)
    {
        if (!isNumber(year, 4, 4) || !isNumber(month, 1, 2) || !isNumber(day, 1, 2)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        }
        catch (DateTimeException e) {
            // its message holds the date
            return Optional.empty();
        }
    }

    private static String withoutTime(String text)
    {
        for (int index = SHORTEST_DATE; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == 'T' || character == ' ') {
                boolean time = text.chars().skip(index + 1).allMatch(part -> ":.+-Z ".indexOf(part) >= 0 || (part >= '0' && part <= '9'));
                return time ? text.substring(0, index) : text;
            }
        }
        return text;
    }

    private static int separator(String text, int from)
    {
        for (int index = from; index < text.length(); index++) {
            if (normalizedSeparator(text, index) != ' ') {
                return index;
            }
        }
        return -1;
    }

    private static char normalizedSeparator(String text, int index)
    {
        char character = text.charAt(index);
        if (character == '/' || character == '.') {
            return character;
        }
        return PlainText.isDash(character) ? '-' : ' ';
    }

    private static boolean isNumber(String text, int minLength, int maxLength)
    {
        return text.length() >= minLength && text.length() <= maxLength && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
