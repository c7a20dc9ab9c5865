package dev.cordon.connectors.http;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where requests with our credentials may go: one scheme, host and port. A link in an answer (a next page, a place) is followed only when
 * it stays there; otherwise an answer could make us hand a token to somebody else, or ask inside our own network.
 */
public record Origin(String scheme, String host, int port) {
    private static final int LINK_CHARS_MAX = 32_768;

    /** The origin of an address. */
    public static Origin of(URI uri) {
        return new Origin(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT), String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT),
                port(uri));
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** The link as an address here; {@code Fault.Denied} when it leads elsewhere, {@code Fault.Malformed} when it is none. */
    public URI follow(String link) throws FaultFound {
        URI uri;
        try {
            uri = link.length() > LINK_CHARS_MAX ? URI.create("") : new URI(link);
        } catch (URISyntaxException e) {
            throw new FaultFound(new Fault.Malformed(host + " gave a link that is no address"));
        }
        if (uri.getHost() == null || !of(uri).equals(this) || uri.getUserInfo() != null) {
            throw new FaultFound(new Fault.Denied(host + " gave a link to another place: credentials do not follow"));
        }
        return uri;
    }
}
