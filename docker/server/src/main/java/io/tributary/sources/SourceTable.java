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
package io.tributary.sources;

import static java.util.Objects.requireNonNull;

/**
 * A table of the generated company that lives in PostgreSQL.
 *
 * @param database its name, which is also that of the catalog
 * @param name of the table, in the schema {@code public}
 * @param columns as in {@code CREATE TABLE}
 * @param source the query that has the rows, over the catalog {@code journeys}, with the name of its schema to be filled in
 * @param rules the properties of the catalog that say what is an identifier
 */
record SourceTable(String database, String name, String columns, String source, String rules)
{
    static final SourceTable CONTACT = new SourceTable(
            "crm",
            "contact",
            """
            contact_id varchar(20) PRIMARY KEY,
            email varchar(200),
            phone varchar(50),
            first_name varchar(100),
            last_name varchar(100),
            birth_date date,
            street varchar(200),
            postcode varchar(20),
            city varchar(100),
            country varchar(2),
            created_at timestamp(3),
            consent_at timestamp(3),
            opted_out boolean""",
            """
            SELECT contact_id, email, phone, first_name, last_name, birth_date, street, postcode, city, country, created_at, consent_at, opted_out
            FROM journeys.%s.crm_contact
            """,
            """
            hashed-id.identifiers=public.contact.email:email,public.contact.phone:phone@country
            hashed-id.hidden-columns=public.contact.first_name,public.contact.last_name,public.contact.birth_date,public.contact.street,public.contact.postcode
            """);

    static final SourceTable CUSTOMER_ORDER = new SourceTable(
            "shop",
            "customer_order",
            """
            order_number varchar(30) PRIMARY KEY,
            customer_email varchar(200),
            customer_phone varchar(50),
            amount decimal(12, 2),
            currency varchar(3),
            status varchar(20),
            ordered_at timestamp(3)""",
            """
            SELECT order_number, customer_email, customer_phone, amount, currency, status, ordered_at
            FROM journeys.%s.shop_order
            """,
            """
            hashed-id.identifiers=public.customer_order.customer_email:email,public.customer_order.customer_phone:phone
            """);

    static final SourceTable PAYMENT = new SourceTable(
            "payments",
            "payment",
            """
            payment_id varchar(30) PRIMARY KEY,
            order_reference varchar(30),
            method varchar(20),
            amount_minor bigint,
            currency varchar(3),
            status varchar(20),
            created bigint""",
            """
            SELECT payment_id, order_reference, method, amount_minor, currency, status, created
            FROM journeys.%s.payment
            """,
            "");

    SourceTable
    {
        requireNonNull(database, "database is null");
        requireNonNull(name, "name is null");
        requireNonNull(columns, "columns is null");
        requireNonNull(source, "source is null");
        requireNonNull(rules, "rules is null");
    }
}
