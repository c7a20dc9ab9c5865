package dev.cordon.runtime.embedded;

import static dev.cordon.runtime.embedded.EmbeddedRuntimeTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Person;
import dev.cordon.kernel.desk.CoverageReport;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.Directory;
import dev.cordon.runtime.TestLine;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.ReportsConfig;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryMailboxes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a directory says is added to what the configuration says, and outlives a directory that cannot be read. */
class DirectoriesTest {
    private static final Person ADA = new Person("Ada Byron", "Ada", "Byron", "ada@example.org", "CEO");
    private static final Person BO = new Person("Bo Lind", "Bo", "Lind", "bo@example.org", "");
    private static final Directory.Facts FACTS = new Directory.Facts(List.of("example.org"), List.of(ADA, BO), List.of(ADA));

    @TempDir private Path folder;
    private final AtomicReference<Answer<Directory.Facts>> says = new AtomicReference<>(Answer.of(FACTS));
    private final List<Organisation> wired = new CopyOnWriteArrayList<>();

    private Running open() throws StartRefused {
        Config base = EmbeddedRuntimeTest.config(folder);
        Config config = new Config(base.mode(), base.tenant(), base.serve(), base.store(), base.line(), base.policy(), base.dns(), base.rules(),
                base.organisation(), base.connectors(), List.of(), new DirectoryConfig(List.of("mail"), "", "", Duration.ofHours(6)),
                ReportsConfig.NONE);
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system());
        return EmbeddedRuntime.open(config, Policy.builtin(), new EmbeddedRuntime.Surroundings(InstantSource.system(),
                _ -> new Door(mail, mail, () -> { }), (common, reader, actor) -> {
                    wired.add(common.organisation());
                    return TestLine.wire(common, reader, actor, v -> v);
                }, 1, (_, _) -> new Directory() {
                    @Override public Answer<Facts> read() {
                        return says.get();
                    }

                    @Override public void close() {
                        // Nothing is open.
                    }
                }));
    }

    private static CoverageReport coverage(Running running) {
        assertThat(running.coverage()).isInstanceOf(Answer.Known.class);
        return ((Answer.Known<CoverageReport>) running.coverage()).value();
    }

    @EdgeCase("EC-016") @Test void linesAreMadeAnewWithWhatItSaysAndWhoIsNotProtectedIsListed() throws Exception {
        try (Running running = open()) {
            await(running, () -> wired.size() == 2);
            assertThat(wired.getFirst().domains()).isEmpty();
            assertThat(wired.getLast().domains()).containsExactly("example.org");
            assertThat(wired.getLast().vips()).containsExactly(ADA);
            assertThat(wired.getLast().displayNames()).containsExactly("Ada Byron", "Bo Lind");
            assertThat(coverage(running).uncovered()).containsExactly("bo@example.org");
            assertThat(coverage(running).directoryAt()).isAfter(Instant.EPOCH);
        }
    }

    @Test void aDirectoryThatCannotBeReadEmptiesNothingAndAfterARestartTheLastAnswerHolds() throws Exception {
        try (Running running = open()) {
            await(running, () -> wired.size() == 2);
        }
        wired.clear();
        says.set(Answer.unknown(new Fault.Denied("consent is gone")));
        try (Running running = open()) {
            await(running, () -> running.standing().mailboxes().getFirst().state().equals("watching"));
            assertThat(wired).hasSize(1);
            assertThat(wired.getFirst().domains()).containsExactly("example.org");
            assertThat(coverage(running).uncovered()).containsExactly("bo@example.org");
        }
    }

    @Test void aDirectoryThatWasNeverReadIsAnAlarmAndNobodyIsCalledUncovered() throws Exception {
        says.set(Answer.unknown(new Fault.Denied("no consent")));
        try (Running running = open()) {
            await(running, () -> running.standing().alarms().stream().anyMatch(a -> a.contains("the directory of mail cannot be read (no consent)")));
            assertThat(coverage(running).uncovered()).isEmpty();
            assertThat(coverage(running).directoryAt()).isEqualTo(Instant.EPOCH);
        }
    }
}
