package dev.cordon.connectors;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a real IMAP server and makes it a lesser one: what it leaves out of the capabilities it also refuses. */
final class ImapProxy implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String host;
    private final int port;
    private final List<String> without;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    /** The commands that came through, without tag and arguments. */
    final Set<String> heard = ConcurrentHashMap.newKeySet();

    /** @param without capabilities that are left out; commands that begin with one of them, or with UID and one of them, are refused */
    ImapProxy(String hostAndPort, List<String> without) throws IOException {
        this.host = hostAndPort.substring(0, hostAndPort.lastIndexOf(':'));
        this.port = Integer.parseInt(hostAndPort.substring(hostAndPort.lastIndexOf(':') + 1));
        this.without = List.copyOf(without);
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "imap://127.0.0.1:" + door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(host, port);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pump(client, server, client, true));
                Thread.ofVirtual().start(() -> pump(server, client, client, false));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    // Line by line. The octets of literals pass through the same way: none of our mails holds a line that looks like a capability list.
    private void pump(Socket from, Socket to, Socket client, boolean asks) {
        try (from; to) {
            InputStream in = new BufferedInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                String text = new String(line, StandardCharsets.ISO_8859_1);
                if (asks && refused(text)) {
                    client.getOutputStream().write((text.split(" ", 2)[0] + " BAD Unknown command\r\n").getBytes(StandardCharsets.US_ASCII));
                } else {
                    out.write(asks ? line : lesser(text).getBytes(StandardCharsets.ISO_8859_1));
                }
                out.flush();
            }
        } catch (IOException e) {
            sockets.remove(from);
        }
    }

    private boolean refused(String line) {
        String[] words = line.strip().toUpperCase(Locale.ROOT).split(" ", 4);
        if (words.length < 2) {
            return false;
        }
        String command = words[1].equals("UID") && words.length > 2 ? "UID " + words[2] : words[1];
        heard.add(command);
        return without.contains(command.replace("UID ", ""));
    }

    private String lesser(String line) {
        boolean lists = line.startsWith("* CAPABILITY ") || line.contains(" OK [CAPABILITY ");
        String left = line;
        for (String word : without) {
            left = lists ? left.replace(" " + word, "") : left;
        }
        return left;
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    @Override public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
