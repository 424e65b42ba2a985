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
package io.tributary.connector.journeys.table;

import io.tributary.connector.journeys.story.Period;
import io.tributary.connector.journeys.story.SpendDay;
import io.tributary.connector.journeys.story.Story;
import io.tributary.connector.journeys.story.StoryTeller;
import io.tributary.connector.journeys.story.Unit;

/**
 * What a table is made from. Units are numbered from 1.
 */
public sealed interface UnitSource<U extends Unit>
{
    /**
     * Number of units in a schema.
     *
     * @param persons number of people in the schema
     */
    long count(long persons);

    U read(long unit, long persons);

    /**
     * One unit a person; its number is that of the person.
     */
    record Stories()
            implements UnitSource<Story>
    {
        @Override
        public long count(long persons)
        {
            return persons;
        }

        @Override
        public Story read(long unit, long persons)
        {
            return StoryTeller.tell(unit);
        }
    }

    /**
     * One unit a day of the period.
     */
    record SpendDays()
            implements UnitSource<SpendDay>
    {
        @Override
        public long count(long persons)
        {
            return Period.LENGTH_DAYS;
        }

        @Override
        public SpendDay read(long unit, long persons)
        {
            return new SpendDay(unit, persons);
        }
    }

    /**
     * A single unit, for what does not depend on the schema.
     */
    record Constant()
            implements UnitSource<Constant>, Unit
    {
        @Override
        public long count(long persons)
        {
            return 1;
        }

        @Override
        public Constant read(long unit, long persons)
        {
            return this;
        }

        @Override
        public long retainedBytes()
        {
            return 0;
        }
    }
}
