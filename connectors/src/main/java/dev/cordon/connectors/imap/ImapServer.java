package dev.cordon.connectors.imap;

import java.net.URI;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Where an IMAP server is and how the connection is made secret.
 *
 * @param tls from the first byte; otherwise STARTTLS is demanded, except on loopback
 * @param trust whose word is taken for its certificate
 */
record ImapServer(String host, int port, boolean tls, SSLContext trust) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final int PORT = 143;
    private static final int PORT_TLS = 993;

    static ImapServer of(URI url, SSLContext trust) {
        boolean tls = "imaps".equalsIgnoreCase(url.getScheme());
        return new ImapServer(url.getHost(), url.getPort() > 0 ? url.getPort() : tls ? PORT_TLS : PORT, tls, trust);
    }

    boolean onLoopback() {
        return LOOPBACK.contains(host);
    }
}
