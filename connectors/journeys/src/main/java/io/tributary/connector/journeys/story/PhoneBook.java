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

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;

import java.util.Arrays;
import java.util.List;

import static io.tributary.connector.journeys.story.Country.FRANCE;
import static io.tributary.connector.journeys.story.Country.GERMANY;
import static io.tributary.connector.journeys.story.Country.UNITED_KINGDOM;
import static io.tributary.connector.journeys.story.Country.UNITED_STATES;
import static java.util.Objects.requireNonNull;

/**
 * All telephone numbers that regulators keep free for films and examples, and who has which. As long as there are fewer
 * people than numbers, everybody has a number of their own; beyond that, numbers are shared by strangers.
 */
final class PhoneBook
{
    /**
     * People are spread over the numbers in blocks, so that those who may form a household live in one country.
     */
    static final int BLOCK = 4;

    // Arcep: numbers for audiovisual works, 10,000 each
    private static final String FRENCH_AREAS = "1:9900 2:6191 3:5301 4:6571 5:3649 6:3998";
    // Bundesnetzagentur: numbers for media productions, 1,000 each
    private static final String GERMAN_AREAS = "30:23125 69:90009 40:66969 221:4710 89:99998";
    // Ofcom: numbers for drama use, 1,000 each
    private static final String BRITISH_AREAS = "20:79460 113:4960 114:4960 115:4960 116:4960 117:4960 118:4960 121:4960 131:4960 141:4960 151:4960 161:4960 191:4980 28:96496 29:20180 1632:960 7700:900";
    // North American Numbering Plan: 555-0100 to 555-0199 of every area code
    private static final String AMERICAN_AREAS =
            """
            201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 252 253 254
            256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330
            331 334 336 337 339 347 351 352 360 361 385 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425
            430 432 434 435 440 443 458 469 470 475 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520
            530 539 540 541 551 559 561 562 563 567 570 571 573 574 575 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615
            616 617 618 619 620 623 626 630 631 636 641 646 650 651 657 660 661 662 678 682 701 702 703 704 706 707 708 712 713 714
            715 716 717 718 719 720 724 727 731 732 734 737 740 754 757 760 762 763 765 770 772 773 774 775 781 785 786 801 802 803
            804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865\
            """;

    private static final List<Range> RANGES = ranges();
    private static final int[] STARTS = starts();

    /**
     * How many different numbers there are.
     */
    static final int SIZE = size();

    // Prime, and near the golden section of the number of blocks: neighbours are spread evenly over all ranges
    private static final long STRIDE = 16_661;

    private PhoneBook() {}

    static Country country(long person)
    {
        return RANGES.get(position(slot(person))).country();
    }

    static PhoneNumber number(long person)
    {
        int slot = slot(person);
        int position = position(slot);
        Range range = RANGES.get(position);
        int offset = slot - STARTS[position];
        return new PhoneNumber(range.country(), range.area(), range.prefix() + Strings.padStart(Integer.toString(offset), range.digits(), '0'));
    }

    private static int slot(long person)
    {
        long block = (person - 1) / BLOCK;
        long member = (person - 1) % BLOCK;
        int blocks = SIZE / BLOCK;
        return (int) ((block % blocks) * STRIDE % blocks * BLOCK + member);
    }

    private static int position(int slot)
    {
        int found = Arrays.binarySearch(STARTS, slot);
        return found >= 0 ? found : -found - 2;
    }

    private static List<Range> ranges()
    {
        ImmutableList.Builder<Range> ranges = ImmutableList.builder();
        addAll(ranges, FRANCE, FRENCH_AREAS, 4);
        addAll(ranges, GERMANY, GERMAN_AREAS, 3);
        addAll(ranges, UNITED_KINGDOM, BRITISH_AREAS, 3);
        for (String area : Splitter.onPattern("\\s+").split(AMERICAN_AREAS)) {
            ranges.add(new Range(UNITED_STATES, area, "55501", 2));
        }
        return ranges.build();
    }

    private static void addAll(ImmutableList.Builder<Range> ranges, Country country, String areas, int digits)
    {
        for (String entry : Splitter.on(' ').split(areas)) {
            int colon = entry.indexOf(':');
            ranges.add(new Range(country, entry.substring(0, colon), entry.substring(colon + 1), digits));
        }
    }

    private static int[] starts()
    {
        int[] starts = new int[RANGES.size()];
        int start = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = start;
            start += RANGES.get(i).size();
        }
        return starts;
    }

    private static int size()
    {
        return RANGES.stream()
                .mapToInt(Range::size)
                .sum();
    }

    private record Range(Country country, String area, String prefix, int digits)
    {
        private Range
        {
            requireNonNull(country, "country is null");
            requireNonNull(area, "area is null");
            requireNonNull(prefix, "prefix is null");
        }

        int size()
        {
            int size = 1;
            for (int i = 0; i < digits; i++) {
                size *= 10;
            }
            return size;
        }
    }
}
