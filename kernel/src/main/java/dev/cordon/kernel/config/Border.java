package dev.cordon.kernel.config;

import java.util.List;

/** The hosts and networks that hand mail into the organisation: what they wrote into the header counts. */
@Doc("The hosts and networks that hand mail into the organisation: what they wrote into the header counts.")
public record Border(
        @Doc("Host names that write our Received lines (their `by`).") List<String> hosts,
        @Doc("Networks (CIDR) of our own relays and gateways.") List<String> networks) {
    /** Copies the lists. */
    public Border {
        hosts = List.copyOf(hosts);
        networks = List.copyOf(networks);
    }

    /** Nothing declared. */
    public static final Border NONE = new Border(List.of(), List.of());
}
