package dev.cordon.runtime.config;

import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.Doc;
import dev.cordon.kernel.config.Exclusion;
import dev.cordon.kernel.config.Organisation;
import java.util.List;

/** Everything that can be set. Immutable while running. */
@Doc("Everything that can be set.")
public record Config(
        @Doc("`act` carries out what the policy says; `observe` judges and records, and changes nothing.") Mode mode,
        @Doc("A name for your organisation; it is part of every key, so keep it.") String tenant,
        @Doc("Where the web page and the interface listen.") ServeConfig serve,
        @Doc("Where state is kept.") StoreConfig store,
        @Doc("How the line runs.") LineConfig line,
        @Doc("The policy file; the built-in policy when not given.") String policy,
        @Doc("Whom to ask about names.") DnsConfig dns,
        @Doc("Rules from files.") RulesConfig rules,
        @Doc("Facts about your organisation, or the path of a file that holds them.") Organisation organisation,
        @Doc("The mail systems to protect.") List<ConnectorConfig> connectors,
        @Doc("Mailboxes that are left out on purpose.") List<Exclusion> excluded,
        @Doc("Which directories are read.") DirectoryConfig directory,
        @Doc("Where readers send what they find suspicious.") ReportsConfig reports) {
    /** Copies the lists. */
    public Config {
        connectors = List.copyOf(connectors);
        excluded = List.copyOf(excluded);
    }

    /** One in which nothing is left out and no directory is read. */
    public Config(Mode mode, String tenant, ServeConfig serve, StoreConfig store, LineConfig line, String policy, DnsConfig dns,
                  RulesConfig rules, Organisation organisation, List<ConnectorConfig> connectors) {
        this(mode, tenant, serve, store, line, policy, dns, rules, organisation, connectors, List.of(), DirectoryConfig.NONE, ReportsConfig.NONE);
    }

    /** A configuration that acts, with built-in defaults, that asks no name server, for code and tests. */
    public static Config of(String folder, Organisation organisation, List<ConnectorConfig> connectors) {
        return new Config(Mode.ACT, "default", ServeConfig.LOOPBACK, new StoreConfig(folder), LineConfig.STANDARD, "", DnsConfig.OFF,
                RulesConfig.BUILTIN, organisation,
                connectors);
    }
}
