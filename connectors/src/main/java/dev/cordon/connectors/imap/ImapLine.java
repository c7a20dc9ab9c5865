package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * One signed-in connection. Angus Mail speaks the protocol; its reading of messages is never used, the bytes come to us raw. Not safe
 * for use by several threads at once.
 */
final class ImapLine implements AutoCloseable {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);

    private final IMAPProtocol protocol;
    private final String host;

    private ImapLine(IMAPProtocol protocol, String host) {
        this.protocol = protocol;
        this.host = host;
    }

    /**
     * Connects and signs in.
     *
     * @param silence how long the server may say nothing before the connection counts as lost
     */
    static ImapLine open(ImapServer server, Login login, String who, Duration silence) throws FaultFound {
        IMAPProtocol protocol = connected(server, silence);
        try {
            if (!server.tls() && !server.onLoopback()) {
                if (!protocol.hasCapability("STARTTLS")) {
                    throw new FaultFound(new Fault.Denied(server.host() + " offers no TLS: passwords are not sent in plain text"));
                }
                protocol.startTLS();
                protocol.capability();
            }
            signIn(protocol, server, login, who);
            // What is offered may change with who has signed in (RFC 9051 §6.1.1).
            protocol.capability();
            return new ImapLine(protocol, server.host());
        } catch (ProtocolException e) {
            protocol.disconnect();
            if (causedByTls(e)) {
                throw new FaultFound(noSecureConnection(server));
            }
            throw ImapFaults.of(server.host(), "signing in", e);
        } catch (FaultFound e) {
            protocol.disconnect();
            throw e;
        }
    }

    private static IMAPProtocol connected(ImapServer server, Duration silence) throws FaultFound {
        String name = server.tls() ? "imaps" : "imap";
        Properties settings = new Properties();
        settings.setProperty("mail." + name + ".connectiontimeout", Long.toString(CONNECT_WITHIN.toMillis()));
        settings.setProperty("mail." + name + ".timeout", Long.toString(silence.toMillis()));
        settings.setProperty("mail." + name + ".ssl.checkserveridentity", "true");
        settings.put("mail." + name + ".ssl.socketFactory", server.trust().getSocketFactory());
        settings.setProperty("mail." + name + ".ssl.protocols", "TLSv1.3 TLSv1.2");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            return new IMAPProtocol(name, server.host(), server.port(), settings, server.tls(),
                    new MailLogger("dev.cordon.connectors.imap", "imap", false, nowhere));
        } catch (SSLException e) {
            throw new FaultFound(noSecureConnection(server));
        } catch (IOException e) {
            throw new FaultFound(causedByTls(e) ? noSecureConnection(server)
                    : new Fault.Retry("no answer from " + server.host() + ":" + server.port() + ": " + said(e), ImapFaults.SOON));
        } catch (ProtocolException e) {
            throw new FaultFound(new Fault.Retry(server.host() + " closed the connection at once", ImapFaults.SOON));
        }
    }

    private static String said(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    private static boolean causedByTls(Throwable e) {
        Throwable at = e;
        for (int depth = 0; at != null && depth < 8; depth++) {
            if (at instanceof SSLException) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static Fault noSecureConnection(ImapServer server) {
        return new Fault.Denied("no secure connection to " + server.host() + ":" + server.port()
                + ": its certificate is not accepted, or it speaks no TLS there");
    }

    private static void signIn(IMAPProtocol protocol, ImapServer server, Login login, String who) throws ProtocolException, FaultFound {
        try {
            switch (login.scheme()) {
                case BEARER -> protocol.authoauth2(login.user(), login.secret().reveal());
                case BASIC -> {
                    // LOGIN sends the password as one astring; AUTHENTICATE PLAIN (RFC 4616) also takes UTF-8.
                    if (protocol.hasCapability("AUTH=PLAIN")) {
                        protocol.authplain(null, login.user(), login.secret().reveal());
                    } else {
                        protocol.login(login.user(), login.secret().reveal());
                    }
                }
            }
        } catch (CommandFailedException e) {
            String code = ImapFaults.code(e.getResponse());
            if (code.equals("UNAVAILABLE") || code.equals("INUSE") || code.equals("LIMIT") || code.equals("THROTTLED")) {
                throw new FaultFound(new Fault.Retry(server.host() + " cannot check credentials now (" + code + ")", ImapFaults.SOON));
            }
            throw new FaultFound(new Fault.Denied(server.host() + " refuses the credentials of " + who + (code.isEmpty() ? "" : " (" + code + ")")));
        }
    }

    boolean has(String capability) {
        return protocol.hasCapability(capability);
    }

    IMAPProtocol protocol() {
        return protocol;
    }

    String host() {
        return host;
    }

    /** Opens a folder for looking only (EXAMINE), or for changing it (SELECT). */
    MailboxInfo select(String folder, boolean toChange) throws FaultFound {
        try {
            return toChange ? protocol.select(folder) : protocol.examine(folder);
        } catch (ProtocolException e) {
            throw ImapFaults.of(host, toChange ? "SELECT" : "EXAMINE", e);
        }
    }

    /** Sends a command; all its responses when the server says OK, the tagged one last. */
    List<Response> command(String name, String text, Argument argument) throws FaultFound {
        return answered(name, protocol.command(text, argument));
    }

    List<Response> command(String name, String text) throws FaultFound {
        // No empty argument: it would leave a blank at the end of the line, which strict servers refuse.
        return answered(name, protocol.command(text, null));
    }

    private List<Response> answered(String name, Response[] responses) throws FaultFound {
        Response tagged = responses[responses.length - 1];
        try {
            protocol.handleResult(tagged);
        } catch (ProtocolException e) {
            throw ImapFaults.of(host, name, e);
        }
        return Arrays.asList(responses);
    }

    /** The UIDs that match, ascending. */
    List<Long> search(String criteria) throws FaultFound {
        return uids(command("UID SEARCH", "UID SEARCH " + criteria));
    }

    /** The UIDs whose header field holds a text, ascending. */
    List<Long> searchHeader(String field, String text) throws FaultFound {
        return uids(command("UID SEARCH", "UID SEARCH HEADER " + field, new Argument().writeString(text)));
    }

    private static List<Long> uids(List<Response> responses) {
        List<Long> uids = new ArrayList<>();
        for (Response response : responses) {
            if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
                for (long uid = found.readLong(); uid > 0; uid = found.readLong()) {
                    uids.add(uid);
                }
            }
        }
        return uids.stream().distinct().sorted().toList();
    }

    /** The FETCH responses to a command. */
    List<FetchResponse> fetch(String uids, String items) throws FaultFound {
        List<FetchResponse> fetched = new ArrayList<>();
        for (Response response : command("UID FETCH", "UID FETCH " + uids + " (" + items + ")")) {
            if (response instanceof FetchResponse one) {
                fetched.add(one);
            }
        }
        return fetched;
    }

    /** Whether a failure means that this connection is of no more use. */
    static boolean isLost(ProtocolException e) {
        return e instanceof ConnectionException;
    }

    @Override public void close() {
        try {
            protocol.logout();
        } catch (ProtocolException e) {
            protocol.disconnect();
        }
    }

    /** Ends it without a word, because it is lost already. */
    void drop() {
        protocol.disconnect();
    }
}
