package dev.cordon.kernel.config;

import java.time.Duration;
import java.util.List;

/** One mail system. */
@Doc("One mail system.")
public record ConnectorConfig(
        @Doc("A short name of your choice; it is part of every mailbox's key, so keep it.") String name,
        @Doc("`jmap` or `imap`.") String kind,
        @Doc("JMAP: the session resource, `https://host/.well-known/jmap`. IMAP: `imaps://host:993`; plain text only on loopback.") String url,
        @Doc("The folder that hides what was judged bad; created when missing.") String quarantineFolder,
        @Doc("How often all changes are asked for even when no hint came.") Duration sweepEvery,
        @Doc("The mailboxes.") List<MailboxConfig> mailboxes,
        @Doc("A PEM file with the certificates that this mail system's own one must come from, for an authority of your own; empty "
                + "trusts those that the Java platform trusts.") String certificates) {
    /** With the certificates that the platform trusts. */
    public ConnectorConfig(String name, String kind, String url, String quarantineFolder, Duration sweepEvery, List<MailboxConfig> mailboxes) {
        this(name, kind, url, quarantineFolder, sweepEvery, mailboxes, "");
    }

    /** Copies the list. */
    public ConnectorConfig {
        mailboxes = List.copyOf(mailboxes);
    }
}
