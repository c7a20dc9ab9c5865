package dev.cordon.runtime.simulated;

import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.testkit.MemoryLedger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Checks in the ledger that the messages of one mailbox were judged in the order in which they came. */
final class MailboxOrder {
    private static final String VERDICT = "verdict/";

    private MailboxOrder() {}

    /** {@code waited} says which inspections had to wait: they may be overtaken, and nothing is said about them. */
    static void check(Collection<Notice> notices, MemoryLedger ledger, Predicate<InspectionId> waited) {
        Map<String, Integer> places = new HashMap<>();
        List<Entry> entries = ledger.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().startsWith(VERDICT)) {
                places.put(entries.get(i).key().substring(VERDICT.length()), i);
            }
        }
        Map<String, Integer> latest = new HashMap<>();
        for (Notice notice : notices) {
            Integer place = places.get(notice.inspection().value());
            if (place == null || waited.test(notice.inspection())) {
                continue;
            }
            String mailbox = notice.mailbox().key();
            if (place < latest.getOrDefault(mailbox, -1)) {
                throw new Violation("inspection " + notice.inspection().value() + " was overtaken in " + mailbox
                        + ": a message that came later was judged before it");
            }
            latest.put(mailbox, place);
        }
    }
}
