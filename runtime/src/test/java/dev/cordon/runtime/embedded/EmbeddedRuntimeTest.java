package dev.cordon.runtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.Login;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.runtime.TestLine;
import dev.cordon.runtime.config.Config;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import dev.cordon.testkit.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRuntimeTest {
    static final MailboxId ADA = new MailboxId(new TenantId("default"), "mail", "ada@example.org");

    @TempDir private Path folder;

    static Config config(Path folder) {
        Login login = new Login(Login.Scheme.BASIC, "ada", Secret.of("x"));
        return Config.of(folder.toString(), Organisation.NONE, List.of(new ConnectorConfig("mail", "jmap", "http://127.0.0.1:1/", "Quarantine",
                Duration.ofMinutes(1), List.of(new MailboxConfig("ada@example.org", login, login)))));
    }

    private Running open(MemoryMailboxes mail, Function<Verdict, Verdict> later) throws StartRefused {
        return EmbeddedRuntime.open(config(folder), Policy.builtin(), new EmbeddedRuntime.Surroundings(InstantSource.system(),
                _ -> new Door(mail, mail, () -> { }), (common, reader, actor) -> TestLine.wire(common, reader, actor, later), 1));
    }

    /** Waits until something holds, woken by every change; fails after half a minute. */
    static void await(Running running, BooleanSupplier holds) throws Exception {
        CountDownLatch[] next = {new CountDownLatch(1)};
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (AutoCloseable _ = running.subscribe(_ -> next[0].countDown())) {
            while (!holds.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("waited in vain: " + running.inspections(20) + " " + running.standing());
                }
                if (next[0].await(50, TimeUnit.MILLISECONDS)) {
                    next[0] = new CountDownLatch(1);
                }
            }
        }
    }

    private static boolean ready(Running running) {
        return running.standing().mailboxes().getFirst().state().equals("watching");
    }

    private static InspectionRow row(Running running) {
        return running.inspections(1).getFirst();
    }

    @Test void badMailIsQuarantinedAndGoodMailIsLeftAndBothAreCounted() throws Exception {
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system());
        try (Running running = open(mail, v -> v)) {
            await(running, () -> ready(running));
            mail.deliver(ADA, Samples.mail("a", "x@example.net", "bad", "bad"));
            mail.deliver(ADA, Samples.mail("b", "x@example.net", "good", "good"));
            await(running, () -> running.standing().mailboxes().getFirst().inspected() == 2);
            assertThat(mail.folderOf(ADA, 0)).isEqualTo("quarantine");
            assertThat(mail.folderOf(ADA, 1)).isEqualTo("inbox");
            assertThat(running.standing().counts()).containsEntry("concluded", 2L);
            assertThat(running.standing().ledgerRoot()).hasSize(64);
            assertThat(mail.acts()).hasSize(1).allMatch(MemoryMailboxes.Act::looked);
        }
    }

    @Test @EdgeCase("EC-077")
    void aReleasedMessageComesBackAndStays() throws Exception {
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system(), false, Trouble.NONE);
        try (Running running = open(mail, v -> v)) {
            await(running, () -> ready(running));
            mail.deliver(ADA, Samples.mail("a", "x@example.net", "bad", "bad"));
            await(running, () -> mail.folderOf(ADA, 0).equals("quarantine") && running.isQuiet());
            Answer<Receipt> answer = running.release(row(running).id(), "ada", "I asked for it");
            assertThat(answer).isInstanceOf(Answer.Known.class);
            assertThat(mail.folderOf(ADA, 0)).isEqualTo("inbox");
            running.sweep();
            await(running, () -> running.standing().counts().getOrDefault("duplicate", 0L) == 1 && running.isQuiet());
            assertThat(mail.folderOf(ADA, 0)).isEqualTo("inbox");
            assertThat(running.standing().counts()).containsEntry("released", 1L);
        }
    }

    @Test @EdgeCase("EC-090")
    void aDefectIsParkedWithABundleAndNeverClean() throws Exception {
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system());
        try (Running running = open(mail, v -> v)) {
            await(running, () -> ready(running));
            mail.deliver(ADA, Samples.mail("a", "x@example.net", "broken", "broken"));
            await(running, () -> !running.inspections(1).isEmpty() && running.standing().mailboxes().getFirst().inspected() == 1);
            assertThat(row(running).verdict()).isEqualTo(Verdict.INDETERMINATE);
            assertThat(running.standing().alarms()).anyMatch(a -> a.contains("defect"));
            assertThat(folder.resolve("parked").resolve(row(running).id().value() + ".json")).exists();
        }
    }

    @Test void workWaitsForTheNextStartAndAHeldMessageIsLookedAtAgain() throws Exception {
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system());
        try (Running running = open(mail, v -> v)) {
            await(running, () -> ready(running));
            mail.deliver(ADA, Samples.mail("a", "x@example.net", "unsure", "unsure"));
            await(running, () -> running.standing().mailboxes().getFirst().inspected() == 1);
            assertThat(running.outcome(row(running).id())).isInstanceOf(Answer.Known.class);
        }
        mail.deliver(ADA, Samples.mail("b", "x@example.net", "bad", "bad"));
        try (Running running = open(mail, v -> v)) {
            await(running, () -> running.standing().mailboxes().getFirst().inspected() == 2);
            assertThat(mail.folderOf(ADA, 1)).isEqualTo("quarantine");
        }
    }

    @Test @EdgeCase({"EC-012", "EC-014"})
    void aMailboxThatRefusesShowsItAndOthersGoOn() throws Exception {
        AtomicBoolean denied = new AtomicBoolean(true);
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system(), true, (call, _) -> denied.get() && call != Trouble.Call.HINT
                ? new Trouble.Effect.Refused(new Fault.Denied("wrong password")) : Trouble.WELL);
        try (Running running = open(mail, v -> v)) {
            await(running, () -> running.standing().mailboxes().getFirst().state().equals("denied"));
            assertThat(running.standing().mailboxes().getFirst().words()).contains("wrong password");
            assertThat(running.standing().alarms()).anyMatch(a -> a.contains("denied"));
            denied.set(false);
            running.sweep();
            await(running, () -> ready(running));
        }
    }

    @Test void aPausedMailboxIsNeitherReadNorActedOnAndItsWorkWaits() throws Exception {
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system());
        InspectionRow held;
        try (Running running = open(mail, v -> v)) {
            await(running, () -> ready(running));
            mail.deliver(ADA, Samples.mail("a", "x@example.net", "bad", "bad"));
            await(running, () -> mail.folderOf(ADA, 0).equals("quarantine") && running.isQuiet());
            mail.deliver(ADA, Samples.mail("u", "x@example.net", "unsure", "unsure"));
            await(running, () -> running.standing().mailboxes().getFirst().inspected() == 2);
            held = running.inspections(2).getLast();
        }
        Config before = config(folder);
        ConnectorConfig c = before.connectors().getFirst();
        MailboxConfig m = c.mailboxes().getFirst();
        Config paused = Config.of(folder.toString(), Organisation.NONE, List.of(new ConnectorConfig(c.name(), c.kind(), c.url(),
                c.quarantineFolder(), c.sweepEvery(), List.of(new MailboxConfig(m.address(), true, m.reader(), m.actor())))));
        mail.deliver(ADA, Samples.mail("b", "x@example.net", "bad", "bad"));
        AtomicBoolean asked = new AtomicBoolean();
        try (Running running = EmbeddedRuntime.open(paused, Policy.builtin(), new EmbeddedRuntime.Surroundings(
                InstantSource.offset(InstantSource.system(), Duration.ofHours(1)), _ -> new Door(mail, mail, () -> { }),
                (common, reader, actor) -> {
                    asked.set(true);
                    return TestLine.wire(common, reader, actor, v -> v);
                }, 1))) {
            running.sweep();
            assertThat(asked).isTrue();
            assertThat(running.standing().mailboxes().getFirst().state()).isEqualTo("paused");
            // Its held message is due by now, and yet nothing is handed out; a person's wish is refused with the reason.
            assertThat(running.isQuiet()).isTrue();
            assertThat(running.release(held.id(), "ada", "mine")).isInstanceOfSatisfying(Answer.Unknown.class,
                    u -> assertThat(u.fault().what()).contains("paused"));
            assertThat(running.standing().mailboxes().getFirst().arrived()).isEqualTo(2);
        }
        assertThat(mail.folderOf(ADA, 2)).isEqualTo("inbox");
        try (Running running = open(mail, v -> v)) {
            await(running, () -> mail.folderOf(ADA, 2).equals("quarantine"));
        }
    }

    @Test void theSameFolderCannotBeUsedTwice() throws Exception {
        MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system());
        try (Running running = open(mail, v -> v)) {
            assertThat(running.standing().dryRun()).isFalse();
            assertThatThrownBy(() -> open(mail, v -> v)).isInstanceOf(StartRefused.class);
        }
    }

    @Test void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = folder.resolve("a-file");
        Files.writeString(file, "x");
        assertThatThrownBy(() -> EmbeddedRuntime.open(config(file.resolve("store")), Policy.builtin(), _ -> {
            throw new AssertionError("not reached");
        })).isInstanceOfSatisfying(StartRefused.class, e -> assertThat(e.help()).contains("store.folder"));
    }

    static Outcome known(Answer<Outcome> answer) {
        return ((Answer.Known<Outcome>) answer).value();
    }
}
