package dev.cordon.runtime.embedded;

import static dev.cordon.runtime.embedded.EmbeddedRuntimeTest.ADA;
import static dev.cordon.runtime.embedded.EmbeddedRuntimeTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.Exclusion;
import dev.cordon.kernel.desk.BackfillOrder;
import dev.cordon.kernel.desk.BackfillStanding;
import dev.cordon.kernel.desk.ClawBack;
import dev.cordon.kernel.desk.CoverageReport;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.runtime.TestLine;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.ReportsConfig;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Older mail is judged behind live mail and never acted on unless asked; a message is taken back everywhere; who is left out is told. */
class BackfillsTest {
    private static final BackfillOrder WEEK = new BackfillOrder(7, List.of(), 6_000, false);

    @TempDir private Path folder;
    // The mail system's clock: behind ours, so that what it delivers first was there before protection began.
    private final AtomicReference<Duration> behind = new AtomicReference<>(Duration.ofDays(2));
    private final MemoryMailboxes mail = new MemoryMailboxes(() -> Instant.now().minus(behind.get()));

    private Running open() throws StartRefused {
        return open(EmbeddedRuntimeTest.config(folder));
    }

    private Running open(Config config) throws StartRefused {
        return EmbeddedRuntime.open(config, Policy.builtin(), new EmbeddedRuntime.Surroundings(InstantSource.system(),
                _ -> new Door(mail, mail, () -> { }), (common, reader, actor) -> TestLine.wire(common, reader, actor, v -> v), 1));
    }

    private static BackfillStanding first(Running running) {
        return running.backfills().getFirst();
    }

    private static void untilDone(Running running) throws Exception {
        await(running, () -> first(running).state().equals("done"));
    }

    private static boolean ready(Running running) {
        return running.standing().mailboxes().getFirst().state().equals("watching");
    }

    @Test void olderMailIsJudgedAndNothingIsDoneToIt() throws Exception {
        mail.deliver(ADA, Samples.mail("a", "x@example.net", "bad", "bad"));
        mail.deliver(ADA, Samples.mail("b", "x@example.net", "good", "good"));
        try (Running running = open()) {
            await(running, () -> ready(running));
            assertThat(running.backfill(WEEK, "ada")).isInstanceOf(Answer.Known.class);
            untilDone(running);
            assertThat(first(running)).extracting(BackfillStanding::listed, BackfillStanding::handed, BackfillStanding::open,
                    BackfillStanding::flagged).containsExactly(2L, 2L, 0L, 1L);
            assertThat(running.inspections(10)).extracting(r -> r.verdict()).containsExactlyInAnyOrder(Verdict.MALICIOUS, Verdict.CLEAN);
            assertThat(mail.acts()).isEmpty();
            assertThat(ledger()).contains("\"backfill\":\"ordered\"").contains("\"backfill\":\"done\"").contains("\"who\":\"ada\"");
        }
    }

    @Test void whatWasOnlyJudgedIsActedOnWhenThatIsAskedLater() throws Exception {
        mail.deliver(ADA, Samples.mail("a", "x@example.net", "bad", "bad"));
        try (Running running = open()) {
            await(running, () -> ready(running));
            running.backfill(WEEK, "ada");
            untilDone(running);
            assertThat(mail.folderOf(ADA, 0)).isEqualTo("inbox");
            running.backfill(new BackfillOrder(7, List.of("ada@example.org"), 6_000, true), "ada");
            untilDone(running);
            assertThat(mail.folderOf(ADA, 0)).isEqualTo("quarantine");
            running.backfill(new BackfillOrder(7, List.of(), 6_000, true), "ada");
            untilDone(running);
            assertThat(mail.acts()).hasSize(1);
        }
    }

    @Test void mailThatArrivesDuringABackfillIsProtectedAsEver() throws Exception {
        mail.deliver(ADA, Samples.mail("a", "x@example.net", "bad", "bad, and old"));
        try (Running running = open()) {
            await(running, () -> ready(running));
            behind.set(Duration.ofSeconds(-5));
            // The provider's list tells of it before the change feed does.
            mail.deliver(ADA, Samples.mail("b", "x@example.net", "bad", "bad, and new"));
            running.backfill(WEEK, "ada");
            untilDone(running);
            await(running, () -> mail.folderOf(ADA, 1).equals("quarantine"));
            assertThat(mail.folderOf(ADA, 0)).isEqualTo("inbox");
        }
    }

    @Test void itRestsWhenAskedAndGoesOnAfterARestart() throws Exception {
        for (int i = 0; i < 20; i++) {
            mail.deliver(ADA, Samples.mail("m" + i, "x@example.net", "good", "good " + i));
        }
        try (Running running = open()) {
            await(running, () -> ready(running));
            running.backfill(new BackfillOrder(7, List.of(), 5, false), "ada");
            await(running, () -> first(running).handed() == 5 && first(running).open() == 0);
            running.restBackfill(List.of(), true, "ada");
            assertThat(first(running).state()).isEqualTo("paused");
        }
        try (Running running = open()) {
            await(running, () -> ready(running));
            assertThat(first(running)).extracting(BackfillStanding::state, BackfillStanding::listed, BackfillStanding::handed)
                    .containsExactly("paused", 20L, 5L);
            running.restBackfill(List.of("ADA@example.org"), false, "ada");
            assertThat(first(running).state()).isEqualTo("running");
        }
        try (Running running = open()) {
            assertThat(first(running).state()).isEqualTo("running");
            assertThat(first(running).handed()).isLessThan(20);
            assertThat(mail.acts()).isEmpty();
        }
    }

    @Test void anOrderThatCannotBeFollowedIsRefusedWithWords() throws Exception {
        try (Running running = open()) {
            assertThat(running.backfill(new BackfillOrder(0, List.of(), 60, false), "ada"))
                    .isEqualTo(Answer.unknown(new Fault.Unsupported("days must be 1 to 365")));
            assertThat(running.backfill(new BackfillOrder(1, List.of("eve@example.org"), 60, false), "ada"))
                    .isEqualTo(Answer.unknown(new Fault.Unsupported("the mailbox eve@example.org is paused or not in the configuration")));
        }
    }

    @EdgeCase("EC-017") @Test void whoIsLeftOutIsListedWithItsOwnerAndATimeThatIsOverIsAnAlarm() throws Exception {
        Config base = EmbeddedRuntimeTest.config(folder);
        Config config = new Config(base.mode(), base.tenant(), base.serve(), base.store(), base.line(), base.policy(), base.dns(), base.rules(),
                base.organisation(), base.connectors(), List.of(new Exclusion("lab@example.org", "Bo", "2020-01-31", "test traffic"),
                        new Exclusion("law@example.org", "Cy", "2999-12-31", "counsel's wish")), DirectoryConfig.NONE, ReportsConfig.NONE);
        try (Running running = open(config)) {
            await(running, () -> running.standing().alarms().stream().anyMatch(a -> a.contains("lab@example.org")));
            assertThat(running.standing().alarms()).noneMatch(a -> a.contains("law@example.org"));
            Answer<CoverageReport> coverage = running.coverage();
            assertThat(coverage).isInstanceOfSatisfying(Answer.Known.class, k -> {
                CoverageReport report = (CoverageReport) k.value();
                assertThat(report.excluded()).extracting(CoverageReport.Excluded::owner).containsExactly("Bo", "Cy");
                assertThat(report.excluded()).extracting(CoverageReport.Excluded::expired).containsExactly(true, false);
                assertThat(report.isWhole()).isFalse();
            });
        }
    }

    @EdgeCase({"EC-074", "EC-076"}) @Test void aMessageIsTakenBackWhereverItIsByAnOrderForEachCopy() throws Exception {
        ProviderMessageId one = mail.deliver(ADA, Samples.mail("same", "x@example.net", "good", "good"));
        mail.deliver(ADA, Samples.mail("same", "x@example.net", "good", "good, another copy"));
        mail.ownerMoves(ADA, 1, "archive");
        try (Running running = open()) {
            await(running, () -> ready(running));
            ClawBack told = known(running.clawBack("<same@example.net>", false, "ada", ""));
            assertThat(told.found()).singleElement().satisfies(f -> assertThat(f.copies()).as("copies of %s", one).isEqualTo(2));
            assertThat(mail.acts()).isEmpty();
            ClawBack done = known(running.clawBack("<same@example.net>", true, "ada", "ticket 7"));
            assertThat(done.found().getFirst().ordered()).hasSize(2);
            await(running, () -> mail.folderOf(ADA, 0).equals("quarantine") && mail.folderOf(ADA, 1).equals("quarantine") && running.isQuiet());
            assertThat(mail.acts()).hasSize(2).allMatch(MemoryMailboxes.Act::looked);
            assertThat(ledger()).contains("person:ada").contains("\"why\":\"ticket 7\"").doesNotContain("same@example.net");
            assertThat(running.release(done.found().getFirst().ordered().getFirst(), "ada", "mistake")).isInstanceOf(Answer.Known.class);
        }
    }

    private static <T> T known(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Known.class);
        return ((Answer.Known<T>) answer).value();
    }

    private String ledger() {
        try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
            return files.filter(Files::isRegularFile).map(BackfillsTest::text).collect(Collectors.joining());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
