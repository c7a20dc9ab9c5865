package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.providers.FakeJmap;
import dev.cordon.testkit.providers.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens when a JMAP server is slow, throttles, lies, restarts or loses its answer. */
final class JmapFaultsTest {
    private static final String ALICE = "alice@example.test";
    private static final String BOB = "bob@example.test";
    private static final MailboxId BOX = new MailboxId(JmapFakeContractTest.TENANT, "fake", ALICE);
    private static final int PATIENCE_SECONDS = 60;

    private final FakeJmap fake = FakeJmap.start(InstantSource.system()).account(ALICE, "secret").account(BOB, "secret");
    private Connector connector = JmapFakeContractTest.connector(fake, "secret", ALICE);

    @BeforeEach void signIn() {
        known(connector.reader().now(BOX));
    }

    @AfterEach void close() {
        connector.close();
        fake.close();
    }

    private static <T> T known(Answer<T> answer) {
        return switch (answer) {
            case Answer.Known<T>(T value) -> value;
            case Answer.Unknown<T>(Fault fault) -> fail("not known: " + fault);
        };
    }

    private static Fault fault(Answer<?> answer) {
        return switch (answer) {
            case Answer.Known<?>(Object value) -> fail("known, though it should not be: " + value);
            case Answer.Unknown<?>(Fault fault) -> fault;
        };
    }

    private static byte[] mail(int number) {
        return ("From: eve@example.net\r\nSubject: " + number + "\r\nMessage-ID: <f" + number + "@example.net>\r\n\r\nText " + number + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Copy arrive(int number) {
        String id = fake.deliver(ALICE, mail(number));
        Fetched fetched = known(connector.reader().fetch(BOX, new ProviderMessageId(id)));
        return new Copy(BOX, new ProviderMessageId(id), new MessageIdHeader("<f" + number + "@example.net>"), fetched.raw().hash(),
                fetched.raw().length());
    }

    private Sighting.Present present(Copy copy) {
        return (Sighting.Present) known(connector.actor().look(copy));
    }

    @Test @EdgeCase("EC-010") void throttlingIsToldWithTheTimeThatTheServerAsksFor() {
        fake.faults().next(new Trouble.TooMany(Duration.ofSeconds(17)));
        assertThat(fault(connector.reader().now(BOX))).isEqualTo(new Fault.Retry(
                "127.0.0.1:" + fake.port() + " answered with HTTP 429: too much at once", Duration.ofSeconds(17)));
        fake.faults().next(new Trouble.TooMany(Duration.ZERO));
        Fault fault = fault(connector.reader().now(BOX));
        assertThat(fault).isInstanceOfSatisfying(Fault.Retry.class, retry -> assertThat(retry.after()).isPositive());
        known(connector.reader().now(BOX));
    }

    @Test void everyTroubleOfAServerIsSomethingToTryAgain() {
        for (Trouble trouble : List.of(new Trouble.Status(500), new Trouble.Status(502), new Trouble.Status(503), new Trouble.HtmlBody(),
                new Trouble.TruncatedJson(), new Trouble.Dropped(), new Trouble.LostAnswer(), new Trouble.MethodError("serverUnavailable"),
                new Trouble.MethodError("serverFail"))) {
            fake.faults().next("Email/changes", trouble);
            assertThat(fault(connector.reader().changes(BOX, new Cursor("0"), 10))).as("%s", trouble).isInstanceOf(Fault.Retry.class);
            assertThat(fake.faults().waiting()).isZero();
            known(connector.reader().changes(BOX, new Cursor("0"), 10));
        }
        fake.faults().next(new Trouble.Status(403));
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Denied.class);
        fake.faults().next(new Trouble.MethodError("unknownMethod"));
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Unsupported.class);
        fake.faults().next(new Trouble.MethodError("something \u0000 invented"));
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Malformed.class);
    }

    @Test @EdgeCase("EC-011") void anActWhoseAnswerIsLostIsSeenByLookingAgainAndNotDoneTwice() {
        Copy copy = arrive(1);
        Sighting.Present before = present(copy);
        fake.faults().next("Email/set", new Trouble.LostAnswer());
        assertThat(fault(connector.actor().move(copy, before, new Place.Quarantine()))).isInstanceOf(Fault.Retry.class);
        Sighting.Present after = present(copy);
        assertThat(after.role()).as("it was done").isEqualTo(FolderRole.QUARANTINE);
        String state = known(connector.reader().now(BOX)).value();
        known(connector.actor().move(copy, after, new Place.Quarantine()));
        assertThat(known(connector.reader().now(BOX)).value()).as("nothing was written the second time").isEqualTo(state);
    }

    @Test @EdgeCase("EC-095") void whatTheProviderMovesBetweenLookingAndActingIsLeftAlone() {
        Copy copy = arrive(1);
        Sighting.Present before = present(copy);
        fake.ownerMoves(ALICE, copy.id().value(), "Junk");
        assertThat(fault(connector.actor().move(copy, before, new Place.Quarantine()))).isInstanceOf(Fault.Gone.class);
        assertThat(present(copy).role()).isEqualTo(FolderRole.JUNK);
    }

    @Test void aStateMismatchIsLookedAtAgainAndThenDone() {
        Copy copy = arrive(1);
        fake.faults().next("Email/set", new Trouble.MethodError("stateMismatch"));
        fake.faults().next("Email/set", new Trouble.MethodError("stateMismatch"));
        assertThat(known(connector.actor().move(copy, present(copy), new Place.Quarantine())).role()).isEqualTo(FolderRole.QUARANTINE);
        assertThat(fake.folders(ALICE).get("Cordon Quarantine")).hasSize(1);
        assertThat(fake.folders(ALICE).get("Inbox")).isEmpty();
    }

    @Test @EdgeCase("EC-007") void afterAForgottenHistoryTheFeedBeginsAnewWithoutAHole() {
        Cursor old = known(connector.reader().now(BOX));
        Copy missed = arrive(1);
        fake.forgetHistory(ALICE);
        assertThat(fault(connector.reader().changes(BOX, old, 10))).isInstanceOf(Fault.CursorLost.class);
        Fetched fetched = known(connector.reader().fetch(BOX, missed.id()));
        Changes since = known(connector.reader().since(BOX, fetched.receivedAt()));
        assertThat(since.arrived()).containsExactly(missed.id());
        Copy next = arrive(2);
        assertThat(known(connector.reader().changes(BOX, since.next(), 10)).arrived()).containsExactly(next.id());
    }

    @Test @EdgeCase({"EC-008", "EC-009"}) void theFeedIsTheSameHoweverOftenItIsAskedAndWhateverHappenedInBetween() {
        Cursor start = known(connector.reader().now(BOX));
        Copy read = arrive(1);
        Copy deleted = arrive(2);
        Copy moved = arrive(3);
        fake.ownerMarks(ALICE, read.id().value(), "$seen");
        fake.ownerDeletes(ALICE, deleted.id().value());
        fake.ownerMoves(ALICE, moved.id().value(), "Receipts");
        for (int i = 0; i < 3; i++) {
            assertThat(known(connector.reader().changes(BOX, start, 100)).arrived())
                    .as("also what a rule filed elsewhere, not what is gone").containsExactly(read.id(), moved.id());
        }
    }

    @Test @EdgeCase("EC-081") void mailThatARuleFilesAtOnceIsAnArrivalToo() {
        Cursor start = known(connector.reader().now(BOX));
        String filed = fake.deliver(ALICE, mail(1), "RSS Feeds");
        fake.deliver(ALICE, mail(2), "Sent");
        fake.deliver(ALICE, mail(3), "Junk");
        assertThat(known(connector.reader().changes(BOX, start, 100)).arrived()).containsExactly(new ProviderMessageId(filed));
    }

    @Test void whatIsMovedIntoTheInboxArrivesAndWhatIsReadThereDoesNot() {
        String elsewhere = fake.deliver(ALICE, mail(1), "Junk");
        String inside = fake.deliver(ALICE, mail(2));
        Cursor start = known(connector.reader().now(BOX));
        fake.ownerMarks(ALICE, inside, "$seen");
        fake.ownerMoves(ALICE, elsewhere, "Inbox");
        Changes changes = known(connector.reader().changes(BOX, start, 100));
        assertThat(changes.arrived()).containsExactly(new ProviderMessageId(elsewhere));
        fake.ownerMarks(ALICE, elsewhere, "$seen");
        assertThat(known(connector.reader().changes(BOX, changes.next(), 100)).arrived()).isEmpty();
        assertThat(known(connector.reader().changes(BOX, start, 100)).arrived())
                .as("asked again from before").contains(new ProviderMessageId(elsewhere));
    }

    @Test void aFreshReaderWithoutMemoryRatherTellsTwiceThanNever() {
        String inside = fake.deliver(ALICE, mail(1));
        Cursor start = known(connector.reader().now(BOX));
        fake.ownerMarks(ALICE, inside, "$seen");
        try (Connector restarted = JmapFakeContractTest.connector(fake, "secret", ALICE)) {
            assertThat(known(restarted.reader().changes(BOX, start, 100)).arrived()).containsExactly(new ProviderMessageId(inside));
        }
    }

    @Test void theServersLimitsAreKept() {
        fake.objectsInGetMax(3);
        connector.close();
        connector = JmapFakeContractTest.connector(fake, "secret", ALICE);
        Cursor start = known(connector.reader().now(BOX));
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            sent.add(fake.deliver(ALICE, mail(i)));
        }
        List<String> arrived = known(connector.reader().changes(BOX, start, 100)).arrived().stream().map(ProviderMessageId::value).toList();
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test @Tag("slow") @EdgeCase("EC-005") void underSeededTroubleNothingIsLost() {
        for (long seed = 1; seed <= 5; seed++) {
            fake.faults().none();
            Cursor at = known(connector.reader().now(BOX));
            Set<String> sent = new HashSet<>();
            Set<String> seen = new HashSet<>();
            fake.faults().seeded(seed, 300, List.of(new Trouble.Status(503), new Trouble.TruncatedJson(), new Trouble.Dropped(),
                    new Trouble.TooMany(Duration.ofSeconds(1)), new Trouble.HtmlBody(), new Trouble.LostAnswer()));
            for (int round = 0; round < 40; round++) {
                if (round < 20) {
                    sent.add(fake.deliver(ALICE, mail(round)));
                }
                if (connector.reader().changes(BOX, at, 3) instanceof Answer.Known<Changes>(Changes changes)) {
                    changes.arrived().forEach(id -> seen.add(id.value()));
                    at = changes.next();
                }
            }
            assertThat(seen).as("seed %d", seed).containsAll(sent);
        }
    }

    @Test void aLoginNeverReadsAnotherMailbox() {
        try (Connector wrong = JmapFakeContractTest.connector(fake, "secret", ALICE, BOB)) {
            // Alice's login is configured for Bob's mailbox too: the one account it reaches is hers.
            MailboxId bob = new MailboxId(JmapFakeContractTest.TENANT, "fake", BOB);
            String mine = fake.deliver(ALICE, mail(1));
            assertThat(fault(wrong.reader().fetch(bob, new ProviderMessageId(mine)))).isInstanceOf(Fault.Denied.class);
        }
    }

    @Test @Tag("slow") @EdgeCase("EC-006") void watchingSurvivesDroppedConnectionsAndARestartOfTheServer() throws InterruptedException {
        Semaphore hints = new Semaphore(0);
        try (MailReader.Watch watch = connector.reader().watch(BOX, hints::release)) {
            assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("first hint").isTrue();
            for (int i = 0; i < 3; i++) {
                hints.drainPermits();
                fake.dropPush();
                assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("hint after reconnecting").isTrue();
            }
            fake.faults().next("eventsource", new Trouble.Status(503));
            hints.drainPermits();
            fake.dropPush();
            assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("hint after a refusal").isTrue();

            int port = fake.port();
            fake.close();
            try (FakeJmap again = FakeJmap.start(InstantSource.system(), port).account(ALICE, "secret")) {
                hints.drainPermits();
                assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("hint after the restart").isTrue();
                hints.drainPermits();
                again.deliver(ALICE, mail(1));
                assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("hint of the new server").isTrue();
                assertThat(watch.listening()).isTrue();
            }
        }
    }

    @Test void withoutPushTheStateIsAskedForInstead() throws InterruptedException {
        fake.offerPush(false);
        Semaphore hints = new Semaphore(0);
        try (MailReader.Watch _ = connector.reader().watch(BOX, hints::release)) {
            assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("first hint").isTrue();
            hints.drainPermits();
            fake.deliver(ALICE, mail(1));
            assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("hint after an arrival").isTrue();
            assertThat(fake.listeners()).isZero();
        }
    }

    @Test void aServerThatIsNotThereIsSomethingToTryAgain() {
        fake.close();
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Retry.class);
    }

    @Test void closingTheConnectorEndsItsWatches() throws InterruptedException {
        Semaphore hints = new Semaphore(0);
        MailReader.Watch watch = connector.reader().watch(BOX, hints::release);
        assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        connector.close();
        assertThat(watch.listening()).isFalse();
    }
}
