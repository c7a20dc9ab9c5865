package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Doc;
import java.util.List;

/** Whom to ask about names. */
@Doc("Whom to ask about names: needed to check SPF, DKIM, ARC and DMARC ourselves.")
public record DnsConfig(
        @Doc("`false` asks nobody: then only what the border wrote about a message says who sent it.") boolean enabled,
        @Doc("Addresses of name servers that answer recursively; those of the operating system when none is given.") List<String> servers) {
    /** Nobody is asked. */
    public static final DnsConfig OFF = new DnsConfig(false, List.of());

    /** Copies the list. */
    public DnsConfig {
        servers = List.copyOf(servers);
    }
}
