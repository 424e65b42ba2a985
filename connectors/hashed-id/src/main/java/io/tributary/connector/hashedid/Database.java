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
package io.tributary.connector.hashedid;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

import static java.util.Objects.requireNonNull;

/**
 * What differs between databases, by the beginning of the connection URL.
 *
 * @param identifierQuote around names
 * @param ordersNulls whether {@code ORDER BY} takes {@code NULLS FIRST} and {@code NULLS LAST}
 * @param hasLimit whether it is {@code LIMIT}, and not {@code FETCH FIRST}, that takes the first rows
 */
record Database(String identifierQuote, boolean ordersNulls, boolean hasLimit)
{
    private static final Database STANDARD = new Database("\"", false, false);

    Database
    {
        requireNonNull(identifierQuote, "identifierQuote is null");
    }

    static Database of(String connectionUrl)
    {
        String url = connectionUrl.toLowerCase(Locale.ENGLISH);
        if (url.startsWith("jdbc:postgresql:") || url.startsWith("jdbc:h2:")) {
            return new Database("\"", true, true);
        }
        if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            return new Database("`", false, true);
        }
        return STANDARD;
    }

    /**
     * The driver for the database, which comes with the plugin or lies in its folder.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Driver driver(String connectionUrl)
    {
        List<Driver> drivers = ServiceLoader.load(Driver.class, Database.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        for (Driver driver : drivers) {
            try {
                if (driver.acceptsURL(connectionUrl)) {
                    return driver;
                }
            }
            catch (SQLException _) {
                // not one for this URL
            }
        }
        // the URL itself may have a password
        throw new IllegalArgumentException("connection-url: No JDBC driver takes URLs that begin with '%s': put the driver's jar into the folder of the plugin on every node".formatted(
                connectionUrl.split(":", 3).length < 3 ? connectionUrl : String.join(":", connectionUrl.split(":", 3)[0], connectionUrl.split(":", 3)[1], "")));
    }

    String limited(String query, long limit)
    {
        return hasLimit ? query + " LIMIT " + limit : query + " FETCH FIRST " + limit + " ROWS ONLY";
    }
}
