package dev.cordon.runtime.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.runtime.embedded.Running;
import dev.cordon.testkit.EdgeCase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A real mailbox on a real server, protected by the real line: what the first page of the README promises. */
@Tag("servers")
class ProtectedMailboxTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    @TestFactory
    @EdgeCase({"EC-077", "EC-078"})
    Stream<DynamicTest> badMailIsHiddenGoodMailStaysAndWhatAPersonReleasesStaysReleased() {
        List<RealServer> servers = RealServer.started("carol");
        if (servers.isEmpty()) {
            System.out.println("No real mail server was started: nothing was tested here. testkit/servers/with-servers.sh starts them.");
        }
        return servers.stream().map(server -> DynamicTest.dynamicTest(server.name(), () -> protects(server)));
    }

    private void protects(RealServer server) throws Exception {
        String id = server.name().replace(' ', '-') + "-" + ProcessHandle.current().pid();
        Path store = folder.resolve(server.name().replace(' ', '-'));
        try (Running running = server.protect(store); RealServer.Owner owner = server.owner(RealServer.session())) {
            BlockingQueue<InspectionRow> rows = new LinkedBlockingQueue<>();
            try (AutoCloseable _ = running.subscribe(rows::add)) {
                awaitWatching(running, rows);
                owner.receives(RealServer.phish(id));
                owner.receives(RealServer.harmless("h" + id));

                InspectionRow bad = awaitEnded(rows, "Invoice " + id);
                assertThat(bad.verdict()).isEqualTo(Verdict.MALICIOUS);
                assertThat(bad.disposition()).isEqualTo(Disposition.QUARANTINE);
                assertThat(owner.sees("INBOX", "<" + id + "@ceo-office.example>")).isFalse();
                InspectionRow good = awaitEnded(rows, "Lunch h" + id);
                assertThat(good.disposition()).isEqualTo(Disposition.LEAVE);
                assertThat(owner.sees("INBOX", "<h" + id + "@example.test>")).isTrue();

                Answer<Receipt> released = running.release(bad.id(), "carol", "I asked for it");
                assertThat(released).isInstanceOfSatisfying(Answer.Known.class,
                        k -> assertThat(((Receipt) k.value()).state()).isEqualTo(Receipt.State.DONE));
                assertThat(owner.sees("INBOX", "<" + id + "@ceo-office.example>")).isTrue();

                // The released copy arrives in the inbox again: a later message must come through the line before we conclude
                // that the released one stayed.
                owner.receives(RealServer.harmless("l" + id));
                assertThat(awaitEnded(rows, "Lunch l" + id).disposition()).isEqualTo(Disposition.LEAVE);
                assertThat(owner.sees("INBOX", "<" + id + "@ceo-office.example>")).isTrue();
            }
        }
    }

    private static void awaitWatching(Running running, BlockingQueue<InspectionRow> rows) throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
            if (running.standing().mailboxes().stream().allMatch(m -> m.state().equals("watching") || m.state().equals("polling"))) {
                return;
            }
            rows.poll(50, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("not watching: " + running.standing().mailboxes());
    }

    private static InspectionRow awaitEnded(BlockingQueue<InspectionRow> rows, String subject) throws InterruptedException {
        long left = PATIENCE_SECONDS;
        while (left-- > 0) {
            InspectionRow row = rows.poll(1, TimeUnit.SECONDS);
            if (row != null && row.subject().equals(subject) && List.of("concluded", "held", "stopped").contains(row.state())) {
                return row;
            }
        }
        throw new AssertionError("no outcome for " + subject);
    }
}
