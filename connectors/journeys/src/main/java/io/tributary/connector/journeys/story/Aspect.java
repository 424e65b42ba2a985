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

/**
 * What a draw is about. Every aspect is a random stream of its own, so a new aspect leaves all others as they were.
 * The numbers are part of the data set: never change or reuse one.
 */
public enum Aspect
{
    HOUSEHOLD_SHAPE(1),
    FAMILY_NAME(2),
    STREET(3),
    TOWN(4),
    FAMILY_MAILBOX(5),
    FAMILY_PHONE(6),
    FIRST_NAME(10),
    OWN_NAME(11),
    BIRTH_DATE(12),
    INTENT(13),
    ACTIVITY(14),
    HEAVY_CUSTOMER(15),
    DEVICES(16),
    MAILBOX(17),
    CONTACT(18),
    CONSENT(19),
    OPT_OUT(20),
    LOYALTY_CARD(21),
    PREFERRED_FORMAT(22),
    CONTACT_CREATED(23),
    MISSING_FIELD(24),
    SPAN(30),
    GAP(31),
    TIE(32),
    CHANNEL(33),
    EFFECT(34),
    DELAY(35),
    SAME_INSTANT(36),
    ORGANIC_PURCHASE(37),
    INTENT_TOUCH(38),
    INTENT_CHANNEL(39),
    MILESTONE(40),
    INGESTION(50),
    LOST_CHANNEL(51),
    LOST_CUSTOMER(52),
    LOST_TIME(53),
    INTERACTION(54),
    CAMPAIGN(55),
    DEVICE(56),
    COST(57),
    PLACEMENT(58),
    VIEWABLE(59),
    PAGES(60),
    LANDING_PAGE(61),
    REDELIVERY(62),
    LOGIN(63),
    MAIL_TIMING(64),
    UNOPENED_MAIL(65),
    RECIPIENT(66),
    AD_DEVICE_KNOWN(67),
    STORE(80),
    AMOUNT(81),
    REFUND(82),
    CANCELLED_ATTEMPT(83),
    TYPED_EMAIL(84),
    TYPED_PHONE(85),
    CARD_SHOWN(86),
    PAYMENT(87),
    TILL(88),
    COOKIE(90),
    DEVICE_NAME(91),
    SPEND(100);

    private final long salt;

    Aspect(int number)
    {
        this.salt = Dice.mix(number);
    }

    long salt()
    {
        return salt;
    }
}
