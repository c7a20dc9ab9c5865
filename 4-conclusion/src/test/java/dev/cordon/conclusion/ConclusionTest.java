package dev.cordon.conclusion;

import static dev.cordon.conclusion.World.concluded;
import static dev.cordon.conclusion.World.done;
import static dev.cordon.conclusion.World.held;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.guards.GuardLimits;
import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import dev.cordon.testkit.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConclusionTest {

    private static final Fault BUSY = new Fault.Retry("503", Duration.ofSeconds(1));
    private static final Fault FULL = new Fault.NoRoom("disk full");

    private final World world = new World();

    @Test
    void cleanMailIsLeftAndItsVerdictRecorded() {
        Outcome.Concluded outcome = concluded(world.conclusion().run(world.delivered(Verdict.CLEAN)));
        assertThat(outcome.decision().disposition()).isEqualTo(Disposition.LEAVE);
        assertThat(outcome.receipts()).isEmpty();
        assertThat(world.mail.acts()).isEmpty();
        assertThat(world.kinds()).containsExactly(Entry.Kind.VERDICT);
    }

    @Test
    void maliciousMailIsOrderedBeforeItIsHiddenAndAttestedAfter() {
        Outcome.Concluded outcome = concluded(world.conclusion().run(world.delivered(Verdict.MALICIOUS)));
        assertThat(world.folder(0)).isEqualTo("quarantine");
        assertThat(outcome.receipts()).singleElement().satisfies(r -> {
            assertThat(r.state()).isEqualTo(Receipt.State.DONE);
            assertThat(((Sighting.Present) r.before()).role()).isEqualTo(Sighting.FolderRole.INBOX);
            assertThat(((Sighting.Present) r.after()).role()).isEqualTo(Sighting.FolderRole.QUARANTINE);
        });
        assertThat(world.kinds()).containsExactly(Entry.Kind.VERDICT, Entry.Kind.ORDER, Entry.Kind.RECEIPT, Entry.Kind.OUTCOME);
        assertThat(world.mail.acts()).singleElement().satisfies(a -> assertThat(a.looked()).isTrue());
    }

    @Test
    @EdgeCase("EC-113")
    void aLedgerThatIsFullStopsEverythingBeforeTheMailboxIsTouched() {
        for (int entries = 0; entries < 2; entries++) {
            World full = new World();
            for (int i = 0; i < entries; i++) {
                full.next(Trouble.Call.APPEND, Trouble.WELL);
            }
            full.next(Trouble.Call.APPEND, new Trouble.Effect.Refused(FULL), new Trouble.Effect.Refused(FULL), new Trouble.Effect.Refused(FULL));
            Outcome outcome = done(full.conclusion().run(full.delivered(Verdict.MALICIOUS)));
            assertThat(outcome).as("after %d entries", entries).isInstanceOf(Outcome.Stopped.class);
            assertThat(((Outcome.Stopped) outcome).fault()).isEqualTo(FULL);
            assertThat(full.mail.acts()).as("after %d entries", entries).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @EdgeCase("EC-091")
    void aProcessThatDiesAnywhereRepeatsNothing(boolean stableIds) {
        // Dies after the nth answer of the ledger or the mail system: the next run starts from the judgement again.
        for (int died = 0; died < 6; died++) {
            World world = new World(stableIds);
            Judgement judgement = world.delivered(Verdict.MALICIOUS);
            Trouble.Call call = List.of(Trouble.Call.APPEND, Trouble.Call.APPEND, Trouble.Call.LOOK, Trouble.Call.MOVE, Trouble.Call.LOOK,
                    Trouble.Call.APPEND).get(died);
            int before = List.of(0, 1, 0, 0, 1, 2).get(died);
            for (int i = 0; i < before; i++) {
                world.next(call, Trouble.WELL);
            }
            world.next(call, new Trouble.Effect.Lost(BUSY));
            Step<Outcome> first = world.conclusion().run(judgement);
            Outcome.Concluded outcome = concluded(world.conclusion().run(judgement));
            assertThat(world.folder(0)).as("died at %d after %s", died, first).isEqualTo("quarantine");
            assertThat(world.mail.acts().stream().filter(MemoryMailboxes.Act::changed)).as("died at %d", died).hasSize(1);
            assertThat(world.kinds()).as("died at %d", died)
                    .containsExactly(Entry.Kind.VERDICT, Entry.Kind.ORDER, Entry.Kind.RECEIPT, Entry.Kind.OUTCOME);
            assertThat(outcome.receipts().getFirst().state()).isIn(Receipt.State.DONE, Receipt.State.ALREADY);
        }
    }

    @Test
    @EdgeCase("EC-011")
    void anActWhoseAnswerWasLostIsLookedAtBeforeItIsRepeated() {
        world.next(Trouble.Call.MOVE, new Trouble.Effect.Lost(BUSY));
        Outcome.Concluded outcome = concluded(world.conclusion().run(world.delivered(Verdict.MALICIOUS)));
        assertThat(outcome.receipts().getFirst().state()).isEqualTo(Receipt.State.DONE);
        assertThat(world.mail.acts()).hasSize(1);
    }

    @Test
    @EdgeCase("EC-010")
    void aThrottledActIsTriedLaterNotDropped() {
        world.next(Trouble.Call.MOVE, new Trouble.Effect.Refused(BUSY));
        Judgement judgement = world.delivered(Verdict.MALICIOUS);
        assertThat(world.conclusion().run(judgement)).isEqualTo(new Step.Later<>((Fault.Retry) BUSY));
        assertThat(concluded(world.conclusion().run(judgement)).receipts().getFirst().state()).isEqualTo(Receipt.State.DONE);
    }

    @Test
    @EdgeCase("EC-074")
    void aCopyThatItsOwnerMovedOrReadIsFoundAndItsReadStateRecorded() {
        World moving = new World(false);
        Judgement judgement = moving.delivered(Verdict.MALICIOUS);
        moving.mail.ownerReads(Samples.ADA, 0);
        moving.mail.ownerMoves(Samples.ADA, 0, "archive");
        Outcome.Concluded outcome = concluded(moving.conclusion().run(judgement));
        assertThat(moving.folder(0)).isEqualTo("quarantine");
        Sighting.Present before = (Sighting.Present) outcome.receipts().getFirst().before();
        assertThat(before.read()).isTrue();
        assertThat(before.role()).isEqualTo(Sighting.FolderRole.ARCHIVE);
        assertThat(moving.ledger.entries().get(2).body().canonical()).contains("\"read\":true").contains("\"before\":\"archive\"");
    }

    @Test
    @EdgeCase("EC-074")
    void aCopyThatIsMovedBetweenLookAndActIsLookedForAgain() {
        Judgement judgement = world.delivered(Verdict.MALICIOUS);
        MailActor restless = new Meddled(world.mail, () -> world.mail.ownerMoves(Samples.ADA, 0, "archive"));
        Outcome.Concluded outcome = concluded(world.conclusion(restless, GuardLimits.STANDARD).run(judgement));
        assertThat(outcome.receipts().getFirst().state()).isEqualTo(Receipt.State.DONE);
        assertThat(world.folder(0)).isEqualTo("quarantine");
    }

    @Test
    @EdgeCase("EC-075")
    void aCopyThatNoLongerExistsIsDone() {
        Judgement judgement = world.delivered(Verdict.MALICIOUS);
        world.mail.ownerDeletes(Samples.ADA, 0);
        assertThat(concluded(world.conclusion().run(judgement)).receipts().getFirst().state()).isEqualTo(Receipt.State.GONE);
        assertThat(world.mail.acts()).isEmpty();
    }

    @Test
    @EdgeCase("EC-095")
    void whatTheProviderHidAlreadyIsLeftAndSaidSo() {
        Judgement judgement = world.delivered(Verdict.MALICIOUS);
        world.mail.ownerMoves(Samples.ADA, 0, "quarantine");
        assertThat(concluded(world.conclusion().run(judgement)).receipts().getFirst().state()).isEqualTo(Receipt.State.ALREADY);
        assertThat(world.mail.acts()).isEmpty();
    }

    @Test
    @EdgeCase({"EC-077", "EC-078"})
    void whatAPersonReleasedIsPutBackAndNotTakenAgain() {
        World moving = new World(false);
        Judgement judgement = moving.delivered(Verdict.MALICIOUS);
        moving.mail.ownerMoves(Samples.ADA, 0, "projects");
        Outcome outcome = done(moving.conclusion().run(judgement));
        Receipt receipt = ((Answer.Known<Receipt>) moving.conclusion().restore(outcome, "grace", "it is the real invoice")).value();
        assertThat(receipt.state()).isEqualTo(Receipt.State.DONE);
        assertThat(moving.folder(0)).as("where it was when we took it").isEqualTo("projects");
        Entry release = moving.ledger.entries().stream().filter(e -> e.kind() == Entry.Kind.RELEASE).findFirst().orElseThrow();
        assertThat(release.body().canonical()).contains("\"who\":\"grace\"").contains("it is the real invoice");
        Outcome.Concluded again = concluded(moving.conclusion().run(moving.again(judgement, Verdict.MALICIOUS, "hunt")));
        assertThat(again.decision().disposition()).isEqualTo(Disposition.LEAVE);
        assertThat(again.decision().reason().code()).isEqualTo("guard.released");
        assertThat(moving.folder(0)).isEqualTo("projects");
        assertThat(moving.conclusion().restore(outcome, "grace", "it is the real invoice")).isInstanceOf(Answer.Known.class);
        assertThat(moving.mail.acts()).as("released twice, moved once").hasSize(2);
    }

    @Test
    void aHeldMessageGoesBackByItselfWhenItIsVerified() {
        Judgement judgement = world.delivered(Verdict.INDETERMINATE);
        Outcome.Held held = held(world.conclusion().run(judgement));
        assertThat(held.until()).isEqualTo(World.START.plus(Duration.ofMinutes(15)));
        assertThat(world.folder(0)).isEqualTo("quarantine");
        Outcome.Concluded outcome = concluded(world.conclusion().again(held, world.again(judgement, Verdict.CLEAN, "again")));
        assertThat(outcome.decision().disposition()).isEqualTo(Disposition.RESTORE);
        assertThat(world.folder(0)).isEqualTo("inbox");
        assertThat(world.records.isReleased(Samples.ADA, judgement.dossier().intake().content())).as("only a person pins").isFalse();
    }

    @Test
    void aHeldMessageThatTurnsOutBadStaysHiddenAndIsConcluded() {
        Judgement judgement = world.delivered(Verdict.INDETERMINATE);
        Outcome.Held held = held(world.conclusion().run(judgement));
        Outcome.Concluded outcome = concluded(world.conclusion().again(held, world.again(judgement, Verdict.MALICIOUS, "again")));
        assertThat(outcome.receipts().getFirst().state()).isEqualTo(Receipt.State.ALREADY);
        assertThat(outcome.decision().disposition()).isEqualTo(Disposition.QUARANTINE);
    }

    @Test
    @EdgeCase("EC-094")
    void nothingIsHeldForEverAndTheEndIsAnAlarm() {
        Judgement judgement = world.delivered(Verdict.INDETERMINATE);
        Outcome outcome = done(world.conclusion().run(judgement));
        int rounds = 0;
        while (outcome instanceof Outcome.Held held) {
            assertThat(held.until()).isAfter(world.instant()).isBeforeOrEqualTo(World.START.plus(Duration.ofHours(72)));
            world.pass(Duration.between(world.instant(), held.until()));
            outcome = done(world.conclusion().again(held, world.again(judgement, Verdict.INDETERMINATE, "again" + rounds++)));
        }
        assertThat(world.instant()).isEqualTo(World.START.plus(Duration.ofHours(72)));
        assertThat(((Outcome.Concluded) outcome).decision().disposition()).isEqualTo(Disposition.QUARANTINE);
        assertThat(((Outcome.Concluded) outcome).decision().reason().code()).isEqualTo("hold.too-long");
        assertThat(world.kinds()).contains(Entry.Kind.ALARM);
        assertThat(world.mail.acts()).as("hidden once").hasSize(1);
    }

    @Test
    @EdgeCase("EC-014")
    void aRefusedActIsStoppedWithAnAlarm() {
        world.next(Trouble.Call.MOVE, new Trouble.Effect.Refused(new Fault.Denied("consent revoked")));
        Outcome outcome = done(world.conclusion().run(world.delivered(Verdict.MALICIOUS)));
        assertThat(((Outcome.Stopped) outcome).fault()).isEqualTo(new Fault.Denied("consent revoked"));
        assertThat(world.kinds()).contains(Entry.Kind.ALARM);
    }

    @Test
    @EdgeCase("EC-093")
    void aMailSystemWithoutRoomGetsAMarkAndAnAlarm() {
        world.next(Trouble.Call.MOVE, new Trouble.Effect.Refused(new Fault.NoRoom("over quota")));
        Outcome.Concluded outcome = concluded(world.conclusion().run(world.delivered(Verdict.MALICIOUS)));
        assertThat(outcome.decision().disposition()).isEqualTo(Disposition.MARK);
        assertThat(world.mail.keywords(Samples.ADA, 0)).containsExactly("cordon-caution");
        assertThat(world.kinds()).contains(Entry.Kind.ALARM);
        assertThat(world.conclusion().restore(outcome, "grace", "fine")).isInstanceOf(Answer.Known.class);
        assertThat(world.mail.keywords(Samples.ADA, 0)).isEmpty();
    }

    @Test
    void observingDecidesAndRecordsAndTouchesNothing() {
        GuardLimits observe = new GuardLimits(true, 100, 1_000, Duration.ofHours(1), List.of());
        Outcome.Concluded outcome = concluded(world.conclusion(world.mail, observe).run(world.delivered(Verdict.MALICIOUS)));
        assertThat(outcome.decision().disposition()).isEqualTo(Disposition.QUARANTINE);
        assertThat(outcome.receipts()).isEmpty();
        assertThat(world.mail.acts()).isEmpty();
        assertThat(world.ledger.entries()).singleElement().satisfies(e -> assertThat(e.body().canonical()).contains("\"dry-run\":true"));
    }

    @Test
    @EdgeCase({"EC-088", "EC-089"})
    void moreActsThanUsualAreStoppedUntilAPersonLooked() {
        GuardLimits few = new GuardLimits(false, 2, 1_000, Duration.ofHours(1), List.of());
        Conclusion conclusion = world.conclusion(world.mail, few);
        concluded(conclusion.run(world.delivered(Verdict.MALICIOUS)));
        Judgement second = world.delivered(Verdict.MALICIOUS);
        concluded(conclusion.run(second));
        assertThat(done(conclusion.run(world.delivered(Verdict.MALICIOUS)))).isInstanceOf(Outcome.Stopped.class);
        assertThat(world.folder(2)).isEqualTo("inbox");
        assertThat(done(conclusion.run(second))).as("a repeated order is not a further one").isInstanceOf(Outcome.Concluded.class);
        world.pass(Duration.ofHours(2));
        assertThat(done(conclusion.run(world.delivered(Verdict.MALICIOUS)))).isInstanceOf(Outcome.Concluded.class);
    }

    @Test
    void anOldJudgementMakesAnOrderThatIsNotCarriedOut() {
        Judgement judgement = world.delivered(Verdict.MALICIOUS);
        world.pass(Duration.ofHours(73));
        assertThat(done(world.conclusion().run(judgement))).isInstanceOf(Outcome.Stopped.class);
        assertThat(world.mail.acts()).isEmpty();
    }

    @Test
    void inAProtectedMailboxNothingIsHiddenAutomatically() {
        GuardLimits protectedAda = new GuardLimits(false, 100, 1_000, Duration.ofHours(1), List.of("ADA@example.org"));
        assertThat(done(world.conclusion(world.mail, protectedAda).run(world.delivered(Verdict.MALICIOUS)))).isInstanceOf(Outcome.Stopped.class);
        assertThat(world.mail.acts()).isEmpty();
    }

    @Test
    @EdgeCase("EC-120")
    void neitherSubjectNorCorrespondentsComeIntoTheLedger() {
        Outcome outcome = done(world.conclusion().run(world.delivered(Verdict.MALICIOUS)));
        Answer<Receipt> receipt = world.conclusion().restore(outcome, "grace", "because");
        assertThat(receipt).isInstanceOf(Answer.Known.class);
        for (Entry entry : world.ledger.entries()) {
            assertThat(entry.body().canonical()).doesNotContain("subject nobody may log").doesNotContain("example.net");
        }
    }

    @Test
    void equalJudgementsAndAnswersGiveEqualOutcomes() {
        World other = new World();
        assertThat(Canonical.text(done(world.conclusion().run(world.delivered(Verdict.MALICIOUS)))))
                .isEqualTo(Canonical.text(done(other.conclusion().run(other.delivered(Verdict.MALICIOUS)))));
        assertThat(world.ledger.root()).isEqualTo(other.ledger.root());
    }

    /** An owner who does something once, right after the first look. */
    private static final class Meddled implements MailActor {
        private final MailActor inner;
        private final Runnable once;
        private boolean meddled;

        Meddled(MailActor inner, Runnable once) {
            this.inner = inner;
            this.once = once;
        }

        @Override public Set<Capability> capabilities(dev.cordon.kernel.identity.MailboxId mailbox) {
            return inner.capabilities(mailbox);
        }

        @Override public Answer<Sighting> look(Copy copy) {
            Answer<Sighting> seen = inner.look(copy);
            if (!meddled) {
                meddled = true;
                once.run();
            }
            return seen;
        }

        @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
            return inner.move(copy, from, to);
        }

        @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
            return inner.mark(copy, at, keyword, on);
        }
    }
}
