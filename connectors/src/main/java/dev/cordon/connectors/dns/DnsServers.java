package dev.cordon.connectors.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/**
 * Whom to ask, and how long to wait.
 *
 * @param addresses resolvers that answer recursively, asked in turn; at least one
 * @param timeout how long one try may take
 * @param triesMax how often one question is sent before it has timed out
 */
public record DnsServers(List<InetSocketAddress> addresses, Duration timeout, int triesMax) {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int TRIES_MAX = 3;

    /** Copies the list. */
    public DnsServers {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || triesMax < 1) {
            throw new IllegalArgumentException("at least one DNS server and one try are needed");
        }
    }

    /** The resolvers of the operating system, three tries of three seconds. */
    public static DnsServers ofSystem() {
        return new DnsServers(ResolverConfig.getCurrentConfig().servers(), TIMEOUT, TRIES_MAX);
    }
}
