package dev.cordon.runtime.simulated;

import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Trouble;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The mail system of no vendor: the ports themselves, in memory. It stands for those whose doors are not simulated. */
final class MemorySystem implements MailSystem {
    private final MemoryMailboxes mail;
    private final List<Long> numbers = new ArrayList<>();

    MemorySystem(InstantSource clock, boolean stableIds, Trouble trouble) {
        mail = new MemoryMailboxes(clock, stableIds, trouble);
    }

    @Override public MailReader reader() {
        return mail;
    }

    @Override public MailActor actor() {
        return mail;
    }

    @Override public void restart() {
        mail.forgetUser();
    }

    @Override public void watch(MailboxId mailbox, Runnable hint) {
        mail.watch(mailbox, hint);
    }

    @Override public ProviderMessageId deliver(MailboxId mailbox, long number, Raw raw) {
        numbers.add(number);
        return mail.deliver(mailbox, raw);
    }

    // The memory twin counts its own deliveries only.
    private long own(long number) {
        return numbers.indexOf(number);
    }

    @Override public void ownerMoves(MailboxId mailbox, long number, String folder) {
        mail.ownerMoves(mailbox, own(number), folder);
    }

    @Override public void ownerDeletes(MailboxId mailbox, long number) {
        mail.ownerDeletes(mailbox, own(number));
    }

    @Override public void ownerReads(MailboxId mailbox, long number) {
        mail.ownerReads(mailbox, own(number));
    }

    @Override public String folderOf(MailboxId mailbox, long number) {
        return mail.folderOf(mailbox, own(number));
    }

    @Override public void forgetCursors(MailboxId mailbox) {
        mail.forgetCursors(mailbox);
    }

    @Override public void begin() {
        // What goes wrong with the ports is decided call by call.
    }

    @Override public void upset() {
        // Likewise.
    }

    @Override public void calm() {
        // Likewise.
    }

    @Override public List<MemoryMailboxes.Act> acts() {
        return mail.acts().stream().map(a -> new MemoryMailboxes.Act(a.mailbox(), numbers.get((int) a.mail()), a.content(), a.what(), a.from(),
                a.to(), a.changed(), a.looked(), a.at())).toList();
    }
}
