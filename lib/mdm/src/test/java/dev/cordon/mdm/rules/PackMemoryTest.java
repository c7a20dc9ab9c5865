package dev.cordon.mdm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.Corpus;
import dev.cordon.mql.eval.CheckedRule;
import dev.cordon.mql.eval.Pack;
import java.lang.ref.Reference;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What all public rules take of the heap: their trees, the compiled pack, its tables and the automata that messages made. */
@Tag("slow")
final class PackMemoryTest {
    private static final long BYTES_MOST = 150L << 20;

    @Test void aLoadedPackStaysBelowItsBound() {
        if (Corpus.rules().isEmpty()) {
            return;
        }
        List<byte[]> messages = RuleWorld.messages(RuleWorld.samples(), 7);
        long before = used();
        List<CheckedRule> rules = RuleWorld.rules("");
        Pack pack = Pack.compile(rules);
        pack.prepare();
        messages.forEach(raw -> pack.evaluate(RuleWorld.input(raw)));
        long taken = used() - before;
        System.out.printf("%d rules over %d messages: %d MiB, of which tables %d KiB%n", pack.size(), messages.size(), taken >> 20,
            pack.tableBytes() >> 10);
        assertThat(taken).isLessThan(BYTES_MOST);
        assertThat(pack.tableBytes()).isLessThan(taken);
        Reference.reachabilityFence(rules);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int round = 0; round < 3; round++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
