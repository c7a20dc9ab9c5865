package dev.cordon.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryMailboxes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every runtime must do with a stream of mail, though it is restarted at any point: lose nothing, do nothing twice, do nothing
 * without an order in the ledger, and keep the order of each mailbox.
 */
public interface RuntimeContract {
    /**
     * A message that arrived.
     *
     * @param hidden whether it is bad and nobody else did anything with it, so that it must be in quarantine at the end
     * @param inspection its inspection, or the empty text when nothing is known of it
     * @param ended whether that inspection has an end
     * @param waited whether the inspection had to wait because of trouble, so that others may have come before it
     */
    record Arrived(MailboxId mailbox, long number, boolean hidden, String folder, String inspection, boolean ended, boolean waited) {}

    /**
     * What a run left behind.
     *
     * @param ledgerAtActs how many entries the ledger had at each act
     */
    record Played(List<Arrived> arrived, List<MemoryMailboxes.Act> acts, List<Integer> ledgerAtActs, List<Entry> ledger, int restarts) {}

    /** Plays a stream of mail with restarts drawn from the seed until nothing is left to do. */
    Played play(long seed) throws Exception;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @EdgeCase({"EC-076", "EC-091"})
    default void mailIsNeitherLostNorActedOnTwiceAndTheLedgerComesFirst(long seed) throws Exception {
        Played played = play(seed);
        String about = "seed " + seed;
        assertThat(played.restarts()).as(about).isPositive();
        assertThat(played.arrived()).as("nothing is lost, " + about).isNotEmpty().allMatch(a -> !a.inspection().isEmpty() && a.ended());
        assertThat(played.arrived().stream().filter(Arrived::hidden)).as("what is bad is hidden, " + about).isNotEmpty()
                .allMatch(a -> a.folder().equals("quarantine"));
        assertThat(played.acts()).as("nothing is acted on twice or unseen, " + about).isNotEmpty().allMatch(a -> a.changed() && a.looked());
        for (int i = 0; i < played.acts().size(); i++) {
            MemoryMailboxes.Act act = played.acts().get(i);
            assertThat(played.ledger().subList(0, played.ledgerAtActs().get(i))).as("an order before %s, %s", act, about)
                    .anyMatch(e -> isOrderFor(e, act));
        }
        assertThat(played.ledger().stream().map(Entry::key)).as(about).doesNotHaveDuplicates();
        inOrder(played, about);
    }

    private static boolean isOrderFor(Entry entry, MemoryMailboxes.Act act) {
        return entry.kind() == Entry.Kind.ORDER && new Json.Str(act.mailbox().key()).equals(entry.body().members().get("mailbox"))
                && new Json.Str(act.content().value()).equals(entry.body().members().get("content"));
    }

    private static void inOrder(Played played, String about) {
        List<String> keys = played.ledger().stream().map(Entry::key).toList();
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (Arrived a : played.arrived()) {
            int place = keys.indexOf("verdict/" + a.inspection());
            if (!a.waited() && place >= 0) {
                places.computeIfAbsent(a.mailbox().key(), _ -> new ArrayList<>()).add(place);
            }
        }
        places.forEach((mailbox, order) -> assertThat(order).as("order in " + mailbox + ", " + about).isSorted());
    }
}
