package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.fault.Fault;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.jspecify.annotations.Nullable;

/**
 * One mailbox as one identity reaches it: one connection, opened when first needed, used by one thread at a time, closed when it was not
 * used for a while. Everything starts with opening a folder, so that a connection that died unnoticed is found there, where trying again
 * does no harm.
 */
final class ImapBox {
    private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

    /** Something done with a folder open. */
    interface Task<T> {
        T run(ImapLine line, MailboxInfo folder) throws FaultFound;
    }

    private final ImapServer server;
    private final Login login;
    private final String who;
    private final String address;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ImapLine line;
    private boolean usedSinceLastLook;
    private boolean closed;

    ImapBox(ImapServer server, Login login, String who, String address) {
        this.server = server;
        this.login = login;
        this.who = who;
        this.address = address;
    }

    String address() {
        return address;
    }

    /** Another connection, for listening. */
    ImapLine openAnother(Duration silence) throws FaultFound {
        return ImapLine.open(server, login, who, silence);
    }

    /** Opens a folder and does something there, alone. A lost connection is replaced once, before anything was done. */
    <T> T in(String folder, boolean toChange, Task<T> task) throws FaultFound {
        lock.lock();
        try {
            usedSinceLastLook = true;
            boolean fresh = line == null;
            ImapLine current = current();
            MailboxInfo opened;
            try {
                opened = current.select(folder, toChange);
            } catch (ImapFaults.Lost e) {
                drop();
                if (fresh) {
                    throw e;
                }
                current = current();
                opened = current.select(folder, toChange);
            }
            return task.run(current, opened);
        } catch (ImapFaults.Lost e) {
            drop();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** Does something for which no folder need be open; the inbox is. */
    <T> T anywhere(Task<T> task) throws FaultFound {
        return in("INBOX", false, task);
    }

    private ImapLine current() throws FaultFound {
        if (closed) {
            throw new FaultFound(new Fault.Retry("the connector is being closed", ImapFaults.SOON));
        }
        ImapLine known = line;
        if (known == null) {
            known = ImapLine.open(server, login, who, SILENCE_MAX);
            line = known;
        }
        return known;
    }

    private void drop() {
        ImapLine known = line;
        line = null;
        if (known != null) {
            known.drop();
        }
    }

    /** Closes the connection when it was not used since the last time this was asked. */
    void closeIfIdle() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            ImapLine known = line;
            if (known != null && !usedSinceLastLook) {
                line = null;
                known.close();
            }
            usedSinceLastLook = false;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            ImapLine known = line;
            line = null;
            if (known != null) {
                known.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
