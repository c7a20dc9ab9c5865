package dev.cordon.runtime.embedded;

import dev.cordon.runtime.WorkStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file with one connection, used by one thread at a time. Write-ahead log and full synchronisation: what a transaction
 * answered for is on disk. Values are texts and whole numbers; there is no other type and no null.
 */
final class Database implements AutoCloseable {
    /** One row of an answer. */
    static final class Row {
        private final ResultSet set;

        private Row(ResultSet set) {
            this.set = set;
        }

        String text(int column) {
            try {
                return String.valueOf(set.getString(column));
            } catch (SQLException e) {
                throw trouble(e);
            }
        }

        long number(int column) {
            try {
                return set.getLong(column);
            } catch (SQLException e) {
                throw trouble(e);
            }
        }
    }

    /** Reads one row. */
    interface Reading<T> {
        T read(Row row);
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean begun;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Opens or creates a file. {@code durable} asks for full synchronisation; without it a power loss may cost the newest rows. */
    static Database open(Path file, boolean durable) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(durable ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setBusyTimeout(2_000);
        config.setCacheSize(-2_000);
        try {
            return new Database(config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    /** Runs work as one transaction: all of it or none. Transactions do not nest; an inner one is part of the outer one. */
    void transaction(Runnable work) {
        lock.lock();
        try {
            if (lock.getHoldCount() > 1) {
                work.run();
                return;
            }
            try {
                clear();
                execute("BEGIN IMMEDIATE");
                begun = true;
                work.run();
                execute("COMMIT");
                begun = false;
            } catch (SQLException e) {
                throw trouble(e);
            } finally {
                rollBack();
            }
        } finally {
            lock.unlock();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void rollBack() {
        if (!begun) {
            return;
        }
        try {
            execute("ROLLBACK");
            begun = false;
        } catch (SQLException e) {
            // A full disk makes SQLite roll back by itself, and then there is nothing to roll back; or it could not. BEGIN will tell.
            begun = true;
        }
    }

    // After a failure nothing runs, alone or in a transaction, before it is certain that no transaction is left open: what ran inside
    // one would seem stored and not be.
    private void clear() throws SQLException {
        rollBack();
        if (begun) {
            execute("BEGIN");
            execute("ROLLBACK");
            begun = false;
        }
    }

    /** Changes rows; answers how many. */
    int change(String sql, Object... values) {
        lock.lock();
        try {
            if (lock.getHoldCount() == 1) {
                clear();
            }
            PreparedStatement statement = prepared(sql, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            forget(sql);
            throw trouble(e);
        } finally {
            lock.unlock();
        }
    }

    /** All rows of a question. */
    <T> List<T> ask(String sql, Reading<T> reading, Object... values) {
        lock.lock();
        try (ResultSet set = prepared(sql, values).executeQuery()) {
            List<T> found = new ArrayList<>();
            Row row = new Row(set);
            while (set.next()) {
                found.add(reading.read(row));
            }
            return found;
        } catch (SQLException e) {
            forget(sql);
            throw trouble(e);
        } finally {
            lock.unlock();
        }
    }

    /** The first row of a question. */
    <T> Optional<T> first(String sql, Reading<T> reading, Object... values) {
        return ask(sql, reading, values).stream().findFirst();
    }

    // The driver ends a statement that failed, so the next use needs a new one.
    private void forget(String sql) {
        PreparedStatement statement = statements.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                throw trouble(e);
            }
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case String s -> statement.setString(i + 1, s);
                case Integer n -> statement.setLong(i + 1, n);
                case Long n -> statement.setLong(i + 1, n);
                default -> throw new IllegalArgumentException("not stored: " + values[i].getClass());
            }
        }
        return statement;
    }

    private static WorkStore.NotKept trouble(SQLException e) {
        return new WorkStore.NotKept("state.db: " + e.getMessage(), e);
    }

    @Override public void close() {
        lock.lock();
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            connection.close();
        } catch (SQLException e) {
            throw trouble(e);
        } finally {
            lock.unlock();
        }
    }
}
