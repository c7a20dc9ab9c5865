package dev.cordon.kernel.config;

import java.time.Duration;
import java.util.List;

/** One mail system. */
@Doc("One mail system.")
public record ConnectorConfig(
        @Doc("A short name of your choice; it is part of every mailbox's key, so keep it.") String name,
        @Doc("`google`, `imap` or `jmap`.") String kind,
        @Doc("JMAP: the session resource, `https://host/.well-known/jmap`."
                + " IMAP: `imaps://host:993`; plain text only on loopback. Google: `https://googleapis.com`.") String url,
        @Doc("The folder that hides what was judged bad; created when missing.") String quarantineFolder,
        @Doc("How often all changes are asked for even when no hint came.") Duration sweepEvery,
        @Doc("The mailboxes.") List<MailboxConfig> mailboxes,
        @Doc("Only for kind `google`.") GoogleConfig google) {
    /** Copies the list. */
    public ConnectorConfig {
        mailboxes = List.copyOf(mailboxes);
    }

    /** A mail system whose mailboxes have logins of their own. */
    public ConnectorConfig(String name, String kind, String url, String quarantineFolder, Duration sweepEvery, List<MailboxConfig> mailboxes) {
        this(name, kind, url, quarantineFolder, sweepEvery, mailboxes, GoogleConfig.NONE);
    }
}
