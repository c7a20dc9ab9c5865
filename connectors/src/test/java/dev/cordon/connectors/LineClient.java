package dev.cordon.connectors;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The hands of a sender and of a mailbox's owner: SMTP, LMTP and IMAP by the line, independent of the code under test. */
final class LineClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int tag;

    LineClient(String hostAndPort) throws IOException {
        int colon = hostAndPort.lastIndexOf(':');
        socket = new Socket(hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("closed after: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    void send(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void smtp(String command, char expected) throws IOException {
        send(command);
        reply(expected);
    }

    private void reply(char expected) throws IOException {
        String line = line();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = line();
        }
        if (line.isEmpty() || line.charAt(0) != expected) {
            throw new IOException("unexpected: " + line);
        }
    }

    /** Delivers by SMTP or LMTP (RFC 5321, RFC 2033); the body is stuffed with dots as it must be. */
    static void deliver(String hostAndPort, boolean lmtp, String recipient, byte[] message) throws IOException {
        try (LineClient client = new LineClient(hostAndPort)) {
            client.reply('2');
            client.smtp((lmtp ? "LHLO" : "EHLO") + " localhost", '2');
            client.smtp("MAIL FROM:<eve@example.net> BODY=8BITMIME", '2');
            client.smtp("RCPT TO:<" + recipient + ">", '2');
            client.smtp("DATA", '3');
            ByteArrayOutputStream stuffed = new ByteArrayOutputStream();
            boolean atStart = true;
            for (byte b : message) {
                if (atStart && b == '.') {
                    stuffed.write('.');
                }
                stuffed.write(b);
                atStart = b == '\n';
            }
            client.out.write(stuffed.toByteArray());
            client.smtp(".", '2');
            client.smtp("QUIT", '2');
        }
    }

    /** Sends an IMAP command; whether the server said OK. */
    private String imap(String command) throws IOException {
        String mine = "t" + tag++;
        send(mine + " " + command);
        StringBuilder all = new StringBuilder();
        while (true) {
            String line = line();
            all.append(line).append('\n');
            if (line.startsWith(mine + " ")) {
                return line.startsWith(mine + " OK") ? all.toString() : "";
            }
        }
    }

    private static LineClient signedIn(String hostAndPort, String user, String password) throws IOException {
        LineClient client = new LineClient(hostAndPort);
        client.line();
        if (client.imap("LOGIN \"" + user + "\" \"" + password + "\"").isEmpty()) {
            throw new IOException("login of " + user + " refused");
        }
        return client;
    }

    /** The owner's own client stores a message in the inbox. */
    static void append(String hostAndPort, String user, String password, byte[] message) throws IOException {
        try (LineClient client = signedIn(hostAndPort, user, password)) {
            client.send("a APPEND INBOX {" + message.length + "}");
            if (!client.line().startsWith("+")) {
                throw new IOException("APPEND refused");
            }
            client.out.write(message);
            client.send("");
            String line = client.line();
            while (!line.startsWith("a ")) {
                line = client.line();
            }
            if (!line.startsWith("a OK")) {
                throw new IOException("APPEND failed: " + line);
            }
        }
    }

    /** The owner deletes a message for ever, wherever it is. */
    static void destroy(String hostAndPort, String user, String password, String messageId) throws IOException {
        try (LineClient client = signedIn(hostAndPort, user, password)) {
            for (String folder : new String[] {"INBOX", "Trash", "Archive", "Junk", "Cordon Quarantine"}) {
                if (client.imap("SELECT \"" + folder + "\"").isEmpty()) {
                    continue;
                }
                for (String line : client.imap("UID SEARCH HEADER Message-ID \"" + messageId + "\"").split("\n", -1)) {
                    if (line.startsWith("* SEARCH ")) {
                        for (String uid : line.substring("* SEARCH ".length()).split(" ", -1)) {
                            client.imap("UID STORE " + uid + " +FLAGS (\\Deleted)");
                        }
                        client.imap("EXPUNGE");
                    }
                }
            }
        }
    }

    @Override public void close() throws IOException {
        socket.close();
    }
}
