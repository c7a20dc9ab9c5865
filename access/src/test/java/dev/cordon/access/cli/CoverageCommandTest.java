package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.access.web.LedgerWatch;
import dev.cordon.access.web.PageServer;
import dev.cordon.access.web.Submissions;
import dev.cordon.kernel.desk.BackfillOrder;
import dev.cordon.kernel.desk.BackfillStanding;
import dev.cordon.kernel.desk.ClawBack;
import dev.cordon.kernel.desk.CoverageReport;
import dev.cordon.kernel.desk.Desk;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.verdict.Receipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask a running Cordon, over its own loopback interface. */
class CoverageCommandTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final MailboxId ADA = new MailboxId(new TenantId("default"), "mail", "ada@example.org");

    @TempDir private Path folder;
    private final Running desk = new Running();
    private PageServer server;

    private static final class Running implements Desk {
        private final List<Object> asked = new ArrayList<>();
        private long missed;

        @Override public Standing standing() {
            return new Standing(AT, false, List.of(), Map.of(), 0, "", AT, List.of());
        }

        @Override public List<InspectionRow> inspections(int max) {
            return List.of();
        }

        @Override public Answer<Outcome> outcome(InspectionId inspection) {
            return Answer.unknown(new Fault.Gone("nothing"));
        }

        @Override public Answer<Receipt> release(InspectionId inspection, String who, String why) {
            return Answer.unknown(new Fault.Gone("nothing"));
        }

        @Override public Answer<CoverageReport> coverage() {
            return Answer.of(new CoverageReport(AT, List.of(new Standing.MailboxStanding(ADA, "watching", "", 120, 120, AT,
                    List.of(new Standing.CoverageDay("2026-11-22", 120, 119, missed, AT)))),
                    List.of(new CoverageReport.Excluded("law@example.org", "Cy", "2999-12-31", "counsel's wish", false)), List.of(), Instant.EPOCH));
        }

        @Override public List<BackfillStanding> backfills() {
            return List.of(new BackfillStanding(ADA, "running", AT, AT, false, 60, 200, 60, 10, 3, ""));
        }

        @Override public Answer<List<BackfillStanding>> backfill(BackfillOrder order, String who) {
            asked.add(order);
            asked.add(who);
            return Answer.of(backfills());
        }

        @Override public Answer<List<BackfillStanding>> restBackfill(List<String> mailboxes, boolean rest, String who) {
            asked.add(rest ? "rest" : "go on");
            return Answer.of(backfills());
        }

        @Override public Answer<ClawBack> clawBack(String messageId, boolean act, String who, String why) {
            asked.add(messageId + " " + act + " " + why);
            return Answer.of(new ClawBack("c1", messageId, act, AT, List.of(new ClawBack.Found(ADA, 2, List.of(), ""),
                    new ClawBack.Found(new MailboxId(ADA.tenant(), "mail", "bob@example.org"), 0, List.of(), "asleep"))));
        }
    }

    @BeforeEach void serve() throws Exception {
        Files.writeString(folder.resolve("cordon.yaml"), "store: {folder: store}\n");
        Files.createDirectories(folder.resolve("store/secrets"));
        Files.writeString(folder.resolve("store/secrets/api-token"), "a token\n");
        server = PageServer.start(0, desk, () -> LedgerWatch.Seen.UNKNOWN, new Submissions("a token", _ -> "{}"), (_, _) -> { });
        Files.writeString(folder.resolve("store/page-url"), server.url() + "\n");
    }

    @AfterEach void stop() {
        server.close();
    }

    private Ran run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("mailbox"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("cordon.yaml").toString()));
        return Ran.of(folder, all.toArray(String[]::new));
    }

    @Test void coverageIsATableAndEndsWithOneWhenSomethingWasMissed() {
        Ran whole = run("coverage");
        assertThat(whole.err()).isEmpty();
        assertThat(whole.code()).isZero();
        assertThat(whole.out()).contains("2026-11-22       120       119         0").contains("law@example.org").contains("until 2999-12-31, Cy");
        desk.missed = 2;
        assertThat(run("coverage").code()).isEqualTo(1);
        assertThat(run("coverage", "--json").out()).contains("\"missed\":2").contains("\"whole\":false");
    }

    @Test void aBackfillIsOrderedShownAndRested() {
        Ran ran = run("backfill", "--days", "30", "--mailbox", "ada@example.org", "--budget", "90/min");
        assertThat(ran.err()).isEmpty();
        assertThat(desk.asked).containsExactly(new BackfillOrder(30, List.of("ada@example.org"), 90, false), "program");
        assertThat(ran.out()).contains("running").contains("50 of 200 (25 %), 3 flagged, only judging");
        assertThat(run("backfill", "--pause").code()).isZero();
        assertThat(desk.asked).last().isEqualTo("rest");
        assertThat(run("backfill", "--pause", "--resume").code()).isEqualTo(2);
    }

    @Test void aClawBackIsDryUntilItIsToldToActAndWantsAReasonThen() {
        Ran dry = run("clawback", "<a@b>");
        assertThat(dry.code()).as("one mailbox could not be searched").isEqualTo(1);
        assertThat(dry.out()).contains("2 copies").contains("not searched: asleep").contains("nothing was done");
        assertThat(run("clawback", "<a@b>", "--act").code()).isEqualTo(2);
        run("clawback", "<a@b>", "--act", "--reason", "ticket 7");
        assertThat(desk.asked).containsExactly("<a@b> false ", "<a@b> true ticket 7");
    }

    @Test void withoutARunningCordonItSaysHowToStartOne() {
        server.close();
        Ran ran = run("coverage");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("`cordon serve` does not run").contains("cordon serve --config");
    }
}
