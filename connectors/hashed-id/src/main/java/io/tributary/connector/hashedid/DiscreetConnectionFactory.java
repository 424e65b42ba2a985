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

import com.google.common.collect.ImmutableSet;
import io.trino.plugin.jdbc.ConnectionFactory;
import io.trino.spi.connector.ConnectorSession;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * Connections whose errors say nothing of the data. Databases put values into messages, such as that which cannot be converted to a number, and what they
 * say would be shown to the user and written to the log.
 */
final class DiscreetConnectionFactory
        implements ConnectionFactory
{
    private static final Set<Class<?>> GUARDED = ImmutableSet.of(Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class, ResultSet.class);

    private final ConnectionFactory delegate;

    DiscreetConnectionFactory(ConnectionFactory delegate)
    {
        this.delegate = requireNonNull(delegate, "delegate is null");
    }

    @Override
    public Connection openConnection(ConnectorSession session)
            throws SQLException
    {
        try {
            return (Connection) guarded(Connection.class, delegate.openConnection(session));
        }
        catch (SQLException e) {
            throw discreet(e);
        }
    }

    @Override
    public void close()
            throws SQLException
    {
        delegate.close();
    }

    private static Object guarded(Class<?> type, Object target)
    {
        return Proxy.newProxyInstance(DiscreetConnectionFactory.class.getClassLoader(), new Class<?>[] {type}, new Guard(target));
    }

    /**
     * The same kind of error, without message and cause.
     */
    private static SQLException discreet(SQLException error)
    {
        String message = "The database reported an error, whose text is not shown as it may have data in it (SQL state %s, code %s): its own log has the text".formatted(error.getSQLState(), error.getErrorCode());
        SQLException discreet = error instanceof SQLTransientException ?
                new SQLTransientException(message, error.getSQLState(), error.getErrorCode()) :
                new SQLException(message, error.getSQLState(), error.getErrorCode());
        discreet.setStackTrace(error.getStackTrace());
        return discreet;
    }

    private static RuntimeException discreet(RuntimeException error)
    {
        RuntimeException discreet = new IllegalStateException("The JDBC driver failed (%s), and its message is not shown as it may have data in it".formatted(error.getClass().getSimpleName()));
        discreet.setStackTrace(error.getStackTrace());
        return discreet;
    }

    private record Guard(Object target)
            implements InvocationHandler
    {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments)
                throws Throwable
        {
            try {
                Object result = method.invoke(target, arguments);
                return result != null && method.getReturnType().isInterface() && GUARDED.contains(method.getReturnType()) ? guarded(method.getReturnType(), result) : result;
            }
            catch (InvocationTargetException e) {
                throw switch (e.getCause()) {
                    case SQLException error -> discreet(error);
                    // of a driver that cannot read a value, and says which
                    case RuntimeException error -> discreet(error);
                    default -> e.getCause();
                };
            }
        }
    }
}
