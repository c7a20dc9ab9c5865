package dev.cordon.kernel.config;

import java.time.Duration;
import java.util.List;

/** One mail system. */
@Doc("One mail system.")
public record ConnectorConfig(
        @Doc("A short name of your choice; it is part of every mailbox's key, so keep it.") String name,
        @Doc("`jmap`, `imap` or `microsoft`.") String kind,
        @Doc("JMAP: the session resource, `https://host/.well-known/jmap`. IMAP: `imaps://host:993`; plain text only on loopback."
                + " Microsoft: not used.")
        String url,
        @Doc("The folder that hides what was judged bad; created when missing.") String quarantineFolder,
        @Doc("How often all changes are asked for even when no hint came.") Duration sweepEvery,
        @Doc("The mailboxes.") List<MailboxConfig> mailboxes,
        @Doc("A PEM file with the certificates that this mail system's own one must come from, for an authority of your own; empty "
                + "trusts those that the Java platform trusts.") String certificates,
        @Doc("The tenant, for `kind: microsoft`.") MicrosoftConfig microsoft) {
    /** Copies the list. */
    public ConnectorConfig {
        mailboxes = List.copyOf(mailboxes);
    }

    /** A mail system that one address and the mailboxes' own logins reach. */
    public ConnectorConfig(String name, String kind, String url, String quarantineFolder, Duration sweepEvery,
            List<MailboxConfig> mailboxes) {
        this(name, kind, url, quarantineFolder, sweepEvery, mailboxes, "");
    }

    /** The same, with certificates of an authority of one's own. */
    public ConnectorConfig(String name, String kind, String url, String quarantineFolder, Duration sweepEvery, List<MailboxConfig> mailboxes,
            String certificates) {
        this(name, kind, url, quarantineFolder, sweepEvery, mailboxes, certificates, MicrosoftConfig.NONE);
    }

    /** A Microsoft 365 tenant. */
    public static ConnectorConfig microsoft(String name, MicrosoftConfig tenant, String quarantineFolder, Duration sweepEvery,
            List<String> addresses) {
        return new ConnectorConfig(name, "microsoft", "", quarantineFolder, sweepEvery,
                addresses.stream().map(a -> new MailboxConfig(a, Login.NONE, Login.NONE)).toList(), "", tenant);
    }
}
