package dev.cordon.runtime;

import dev.cordon.connectors.dns.DnsServers;
import dev.cordon.connectors.dns.DnsjavaDns;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.mailauth.dns.CacheLimits;
import dev.cordon.mailauth.dns.CachingDns;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.FileDns;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.origin.Network;
import dev.cordon.verification.signatures.Borders;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where names are asked: name servers, a file, or nowhere. */
public final class Authority implements AutoCloseable {
    private static final int DNS_PORT = 53;
    private final Dns dns;
    private final List<String> problems;
    private final Runnable closing;

    private Authority(Dns dns, List<String> problems, Runnable closing) {
        this.dns = dns;
        this.problems = problems;
        this.closing = closing;
    }

    /** Nowhere. */
    public static Authority none() {
        return new Authority(Dns.NONE, List.of(), () -> { });
    }

    /** A map of names, as the contract of the command line has it. */
    public static Authority of(Map<?, ?> names) {
        FileDns file = FileDns.of(names);
        return new Authority(file, file.problems(), () -> { });
    }

    /** The name servers of this machine, behind a cache. */
    public static Authority ofSystem(InstantSource clock) {
        DnsjavaDns servers = new DnsjavaDns(DnsServers.ofSystem());
        return new Authority(new CachingDns(servers, clock, CacheLimits.STANDARD), List.of(), servers::close);
    }

    /** These name servers, behind a cache; those of this machine when none is named. */
    public static Authority of(List<String> addresses, InstantSource clock) {
        if (addresses.isEmpty()) {
            return ofSystem(clock);
        }
        List<InetSocketAddress> sockets = addresses.stream().map(Network::address).flatMap(Optional::stream)
                .map(a -> new InetSocketAddress(a, DNS_PORT)).toList();
        DnsServers usual = DnsServers.ofSystem();
        DnsjavaDns servers = new DnsjavaDns(new DnsServers(sockets, usual.timeout(), usual.triesMax()));
        return new Authority(new CachingDns(servers, clock, CacheLimits.STANDARD), List.of(), servers::close);
    }

    /** Whom to ask. */
    public Dns dns() {
        return dns;
    }

    /** What in a file was not understood, a sentence each. */
    public List<String> problems() {
        return problems;
    }

    /** The border that an organisation declares. */
    public static Border border(Organisation organisation) {
        return Borders.of(organisation);
    }

    @Override public void close() {
        closing.run();
    }
}
