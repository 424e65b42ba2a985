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
package io.tributary.connector.attribution;

import io.trino.Session;
import io.trino.spi.security.Identity;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;

import java.util.List;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Statements on the tables of a catalog, and what comes of them as text.
 */
final class RulesSql
{
    private final QueryRunner runner;
    private final Session session;

    RulesSql(QueryRunner runner, Session session)
    {
        this.runner = requireNonNull(runner, "runner is null");
        this.session = requireNonNull(session, "session is null");
    }

    RulesSql(QueryRunner runner)
    {
        this(runner, runner.getDefaultSession());
    }

    RulesSql as(String user)
    {
        return new RulesSql(runner, Session.builder(session).setIdentity(Identity.ofUser(user)).build());
    }

    /**
     * Every statement in its turn.
     */
    void run(String... statements)
    {
        for (String statement : statements) {
            runner.execute(session, statement);
        }
    }

    List<String> rows(String query)
    {
        return runner.execute(session, query).getMaterializedRows().stream()
                .map(Object::toString)
                .toList();
    }

    Object value(String query)
    {
        return runner.execute(session, query).getOnlyValue();
    }

    /**
     * The message of the error that a statement ends with.
     */
    String refusal(String statement)
    {
        return catchThrowableOfType(QueryFailedException.class, () -> runner.execute(session, statement)).getMessage();
    }
}
