package dev.cordon.mailauth.origin;

import dev.cordon.mailauth.dns.DomainText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The organisation's own side: hosts whose stamps are believed.
 *
 * @param hosts names in lower case; a host below one counts too
 * @param networks addresses, such as those of a gateway in front of the provider
 * @param authservIds authserv-ids that the border writes
 * @param anonymousResults whether the border writes Authentication-Results without authserv-id, as Microsoft does, whose store also rewrites bodies
 * @param sealers domains whose ARC seals are believed
 */
public record Border(Set<String> hosts, List<Network> networks, Set<String> authservIds, boolean anonymousResults, Set<String> sealers) {

    /** Copies. */
    public Border {
        hosts = Set.copyOf(hosts);
        networks = List.copyOf(networks);
        authservIds = Set.copyOf(authservIds);
        sealers = Set.copyOf(sealers);
    }

    /** Nothing declared: no address of a sender can be known then. */
    public static final Border UNDECLARED = new Border(Set.of(), List.of(), Set.of(), false, Set.of());

    /**
     * Exchange Online as it names its hosts. The network is the one its own hosts hand mail over in, as seen in stored mail; the
     * addresses from which any tenant's mail leaves (40.92.0.0/15, 40.107.0.0/16, 52.100.0.0/14, 104.47.0.0/17, 2a01:111::/32) are not in it.
     */
    public static final Border MICROSOFT = new Border(
            Set.of("protection.outlook.com", "prod.outlook.com", "prod.exchangelabs.com", "outlook.office365.com"),
            List.of(Network.read("2603:1080::/25").orElseThrow()),
            Set.of("mx.microsoft.com"), true, Set.of("microsoft.com"));

    /** Gmail as it names its hosts. */
    public static final Border GOOGLE = new Border(Set.of("mx.google.com", "smtp-relay.gmail.com"), List.of(),
            Set.of("mx.google.com"), false, Set.of("google.com"));

    /** Both together, for a gateway of one's own in front of a provider. */
    public Border and(Border other) {
        List<Network> both = new ArrayList<>(networks);
        both.addAll(other.networks);
        return new Border(union(hosts, other.hosts), both, union(authservIds, other.authservIds),
                anonymousResults || other.anonymousResults, union(sealers, other.sealers));
    }

    /** The same without trusted sealers: its own word counts by its place, and no seal does. */
    public Border withoutSealers() {
        return new Border(hosts, networks, authservIds, anonymousResults, Set.of());
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new java.util.HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Whether nothing is declared. */
    public boolean isEmpty() {
        return hosts.isEmpty() && networks.isEmpty();
    }

    /** Whether a name is that of a host of the border. */
    public boolean hasHost(String name) {
        String host = name.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(own -> DomainText.isWithin(host, own));
    }

    /** Whether an address is that of a host of the border. */
    public boolean hasAddress(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether it writes such an authserv-id; the empty one is that of a field without. */
    public boolean writes(String authservId) {
        return authservId.isEmpty() ? anonymousResults
                : authservIds.contains(authservId.toLowerCase(Locale.ROOT)) || hasHost(authservId);
    }
}
