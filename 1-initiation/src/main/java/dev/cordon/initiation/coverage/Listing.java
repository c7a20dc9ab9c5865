package dev.cordon.initiation.coverage;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.MailReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a provider lists, beside the change feed and without touching its cursor. */
public final class Listing {
    private static final int PAGES_MAX = 1_000;
    private static final Duration AGAIN = Duration.ofHours(1);

    private Listing() {}

    /** Every copy received at or after a moment, all pages; a fault when the provider did not list everything. */
    public static Answer<Set<ProviderMessageId>> since(MailReader reader, MailboxId mailbox, Instant from) {
        Set<ProviderMessageId> found = new LinkedHashSet<>();
        Answer<Changes> page = reader.since(mailbox, from);
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            switch (page) {
                case Answer.Known<Changes> k -> {
                    found.addAll(k.value().arrived());
                    if (!k.value().more()) {
                        return Answer.of(found);
                    }
                    page = reader.changes(mailbox, k.value().next(), Sweep.Settings.STANDARD.copiesMax());
                }
                case Answer.Unknown<Changes> u -> {
                    return Answer.unknown(u.fault());
                }
            }
        }
        return Answer.unknown(new Fault.Retry("the mailbox lists more than is followed at once", AGAIN));
    }
}
