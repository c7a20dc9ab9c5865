package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cordon.kernel.config.MicrosoftLogin;
import dev.cordon.kernel.config.MicrosoftNotices;
import dev.cordon.kernel.config.Secret;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.providers.graph.FakeGraph;
import dev.cordon.testkit.providers.graph.GraphTrouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens when Microsoft 365 is slow, throttles, lies, forgets, or takes a right away. Time is ours. */
final class GraphFaultsTest {
    private static final String ALICE = GraphFakeContractTest.ALICE;
    private static final MailboxId BOX = new MailboxId(GraphFakeContractTest.TENANT, "fake", ALICE);
    private static final String DELTA = "messages/delta()";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private final FakeGraph fake = GraphFakeContractTest.fake(now::get);
    private Connector connector = open("reader-secret");

    private Connector open(String secret) {
        MicrosoftLogin one = MicrosoftLogin.withSecret(GraphFakeContractTest.READER, Secret.of(secret));
        return Connectors.open(GraphFakeContractTest.config(GraphFakeContractTest.tenant(fake, one, one, MicrosoftNotices.NONE)),
                GraphFakeContractTest.TENANT, now::get);
    }

    @BeforeEach void signIn() {
        fake.consent(GraphFakeContractTest.READER, "Mail.ReadWrite");
        known(connector.reader().now(BOX));
    }

    @AfterEach void close() {
        connector.close();
        fake.close();
    }

    private void pass(Duration time) {
        now.updateAndGet(t -> t.plus(time));
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
        return ("From: eve@example.net\r\nTo: alice@example.test\r\nSubject: " + number + "\r\nMessage-ID: <f" + number
                + "@example.net>\r\n\r\nText " + number + "\r\n").getBytes(StandardCharsets.US_ASCII);
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

    private List<String> arrivedAfter(Cursor cursor) {
        List<String> all = new ArrayList<>();
        Cursor at = cursor;
        for (int rounds = 0; rounds < 100; rounds++) {
            Changes changes = known(connector.reader().changes(BOX, at, 100));
            changes.arrived().forEach(id -> all.add(id.value()));
            at = changes.next();
            if (!changes.more()) {
                return all;
            }
        }
        return fail("the feed says for ever that there is more");
    }

    // --- throttling ----------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-010") void aPauseThatIsAskedForIsKeptByAllAndRemediationIsFirstAfterwards() {
        Copy copy = arrive(1);
        Cursor at = known(connector.reader().now(BOX));
        fake.faults().next(DELTA, new GraphTrouble.TooMany(Duration.ofSeconds(17)));
        assertThat(fault(connector.reader().changes(BOX, at, 10))).isEqualTo(new Fault.Retry("127.0.0.1:" + fake.port()
                + " answered with HTTP 429 ApplicationThrottled: too much at once", Duration.ofSeconds(17)));
        int before = fake.requests("");
        assertThat(fault(connector.reader().changes(BOX, at, 10))).isInstanceOf(Fault.Retry.class);
        assertThat(fault(connector.actor().look(copy))).isInstanceOf(Fault.Retry.class);
        assertThat(fake.requests("")).as("nothing is sent during the pause").isEqualTo(before);
        pass(Duration.ofSeconds(17));
        known(connector.actor().move(copy, present(copy), new Place.Quarantine()));
        assertThat(fault(connector.reader().changes(BOX, at, 10))).as("readers begin a moment later").isInstanceOf(Fault.Retry.class);
        pass(Duration.ofSeconds(1));
        known(connector.reader().changes(BOX, at, 10));
    }

    @Test @EdgeCase("EC-010") void aStormWithoutAnyTimeNamedIsMetWithGrowingPausesAndNothingIsLost() {
        Cursor at = known(connector.reader().now(BOX));
        fake.faults().always("", new GraphTrouble.TooMany(Duration.ZERO));
        Set<String> sent = new HashSet<>();
        int asked = 0;
        Duration longest = Duration.ZERO;
        Instant end = now.get().plus(Duration.ofMinutes(30));
        while (now.get().isBefore(end)) {
            sent.add(fake.deliver(ALICE, mail(sent.size())));
            Fault.Retry retry = (Fault.Retry) fault(connector.reader().changes(BOX, at, 100));
            assertThat(retry.after()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(61));
            longest = retry.after().compareTo(longest) > 0 ? retry.after() : longest;
            pass(retry.after());
            asked++;
        }
        assertThat(asked).as("questions in half an hour").isLessThan(200);
        assertThat(longest).isGreaterThan(Duration.ofSeconds(29));
        fake.faults().none();
        pass(Duration.ofMinutes(2));
        assertThat(arrivedAfter(at)).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test void everyTroubleOfTheServiceIsSomethingToTryAgain() {
        Cursor at = known(connector.reader().now(BOX));
        for (GraphTrouble trouble : List.of(new GraphTrouble.Refused(500, "InternalServerError"), new GraphTrouble.Refused(502,
                "BadGateway"),
                new GraphTrouble.Refused(503, "ServiceUnavailable"), new GraphTrouble.Refused(504, "UnknownError"),
                        new GraphTrouble.HtmlBody(),
                new GraphTrouble.ErrorInside("ErrorInternalServerError"), new GraphTrouble.Truncated(), new GraphTrouble.Dropped(),
                new GraphTrouble.LostAnswer(), new GraphTrouble.EmptyBody())) {
            // Always, because a question whose connection ends is asked once more on a new one by itself.
            fake.faults().always(DELTA, trouble);
            assertThat(fault(connector.reader().changes(BOX, at, 10))).as("%s", trouble).isInstanceOf(Fault.Retry.class);
            fake.faults().none();
            pass(Duration.ofMinutes(2));
            known(connector.reader().changes(BOX, at, 10));
        }
        fake.faults().next(DELTA, new GraphTrouble.Refused(400, "BadRequest"));
        assertThat(fault(connector.reader().changes(BOX, at, 10))).isInstanceOf(Fault.Malformed.class);
    }

    // --- rights --------------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase({"EC-013", "EC-014"}) void aConsentTakenBackIsToldOnceForEachQuestionAndComesBackByItself() {
        Copy copy = arrive(1);
        Sighting.Present seen = present(copy);
        fake.revoke(GraphFakeContractTest.READER, "Mail.ReadWrite");
        int before = fake.requests("");
        Fault fault = fault(connector.actor().move(copy, seen, new Place.Trash()));
        assertThat(fault).isInstanceOf(Fault.Denied.class);
        assertThat(fault.what()).contains("ErrorAccessDenied", "the actor of " + ALICE, "consent");
        assertThat(fake.requests("") - before).as("no storm").isLessThanOrEqualTo(3);
        assertThat(known(connector.actor().look(copy))).as("reading is not touched").isInstanceOf(Sighting.Present.class);
        fake.consent(GraphFakeContractTest.READER, "Mail.ReadWrite");
        known(connector.actor().move(copy, seen, new Place.Trash()));
        fake.revoke(GraphFakeContractTest.READER, "Mail.Read");
        fake.revoke(GraphFakeContractTest.READER, "Mail.ReadWrite");
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Denied.class);
    }

    @Test void whatTheRightsAllowIsDeclaredWhetherConsentedOrScoped() {
        assertThat(connector.actor().capabilities(BOX)).contains(Capability.HIDE, Capability.MARK, Capability.TRASH);
        fake.revoke(GraphFakeContractTest.READER, "Mail.ReadWrite");
        pass(Duration.ofMinutes(10));
        assertThat(connector.actor().capabilities(BOX)).containsExactly(Capability.STABLE_ID);
        fake.scoped(GraphFakeContractTest.READER, "Mail.ReadWrite", ALICE);
        pass(Duration.ofMinutes(10));
        assertThat(connector.actor().capabilities(BOX)).contains(Capability.HIDE);
        fake.outOfScope(ALICE);
        pass(Duration.ofMinutes(10));
        assertThat(connector.actor().capabilities(BOX)).containsExactly(Capability.STABLE_ID);
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Denied.class);
        assertThat(Probe.of(connector, BOX).trouble()).contains("outside the app's scope");
    }

    @Test @EdgeCase("EC-012") void tokensAreRenewedInTimeAndAfterARefusalOnce() {
        assertThat(fake.tokensGiven()).as("reader and actor are one app, but keep their tokens apart").isEqualTo(1);
        pass(Duration.ofMinutes(50));
        known(connector.reader().now(BOX));
        assertThat(fake.tokensGiven()).isEqualTo(2);
        fake.endTokens();
        known(connector.reader().now(BOX));
        assertThat(fake.tokensGiven()).as("a token that ended early is replaced").isEqualTo(3);
        fake.dropSecret(GraphFakeContractTest.READER, "reader-secret");
        fake.endTokens();
        Fault fault = fault(connector.reader().now(BOX));
        assertThat(fault).isInstanceOf(Fault.Denied.class);
        assertThat(fault.what()).contains("refuses the credentials of the reader of " + ALICE, "AADSTS7000215")
                .doesNotContain("reader-secret");
        fake.faults().next("token", new GraphTrouble.Refused(503, "unavailable"));
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Retry.class);
    }

    // --- the feeds -----------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-007") void aDeadCursorIsSaidToBeLostAndTheFeedBeginsAnewWithoutAHole() {
        Cursor old = known(connector.reader().now(BOX));
        Copy missed = arrive(1);
        fake.forgetDeltaTokens(ALICE);
        assertThat(fault(connector.reader().changes(BOX, old, 10))).isInstanceOf(Fault.CursorLost.class);
        Changes since = known(connector.reader().since(BOX, known(connector.reader().fetch(BOX, missed.id())).receivedAt()));
        assertThat(since.arrived()).containsExactly(missed.id());
        Copy next = arrive(2);
        assertThat(arrivedAfter(since.next())).containsExactly(next.id().value());
    }

    @Test @EdgeCase("EC-007") void aCursorThatDiesInTheMiddleOfItsPagesIsLostToo() {
        Cursor at = known(connector.reader().now(BOX));
        fake.deltaPages(2);
        for (int i = 0; i < 5; i++) {
            fake.deliver(ALICE, mail(i));
        }
        Changes first = known(connector.reader().changes(BOX, at, 2));
        assertThat(first.more()).isTrue();
        fake.forgetDeltaTokens(ALICE);
        assertThat(fault(connector.reader().changes(BOX, first.next(), 2))).isInstanceOf(Fault.CursorLost.class);
        for (String notOurs : List.of("", "{}", "[]", "{\"v\":2}", "{\"v\":1,\"l\":\"\"}", "{\"v\":1,\"l\":\"https://evil.example/x\"}")) {
            assertThat(fault(connector.reader().changes(BOX, new Cursor(notOurs), 2))).as(notOurs).isInstanceOf(Fault.CursorLost.class);
        }
    }

    @Test @EdgeCase({"EC-005", "EC-008"}) void smallEmptyAndRepeatedPagesLoseAndDoubleNothing() {
        fake.deltaPages(2);
        fake.emptyDeltaPages(true);
        fake.repeatDeltaItems(true);
        Cursor at = known(connector.reader().now(BOX));
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            sent.add(fake.deliver(ALICE, mail(i)));
        }
        assertThat(arrivedAfter(at)).containsExactlyElementsOf(sent);
    }

    @Test @EdgeCase({"EC-008", "EC-009"}) void theFeedIsTheSameHoweverOftenItIsAskedAndWhateverHappenedInBetween() {
        Cursor start = known(connector.reader().now(BOX));
        Copy read = arrive(1);
        Copy deleted = arrive(2);
        Copy moved = arrive(3);
        fake.ownerReads(ALICE, read.id().value());
        fake.ownerDeletes(ALICE, deleted.id().value());
        fake.ownerMoves(ALICE, moved.id().value(), "Receipts");
        for (int i = 0; i < 3; i++) {
            assertThat(arrivedAfter(start)).as("also what a rule filed elsewhere, not what is gone")
                    .containsExactlyInAnyOrder(read.id().value(), moved.id().value());
        }
    }

    @Test @EdgeCase("EC-081") void mailThatARuleFilesAtOnceIsAnArrivalTooAndTheQuarantineIsNot() {
        Copy hidden = arrive(9);
        known(connector.actor().move(hidden, present(hidden), new Place.Quarantine()));
        assertThat(fake.isHidden(ALICE, "Cordon Quarantine")).isTrue();
        Cursor start = known(connector.reader().now(BOX));
        String filed = fake.deliver(ALICE, mail(1), "RSS Feeds");
        fake.deliver(ALICE, mail(2), "sentitems");
        fake.deliver(ALICE, mail(3), "junkemail");
        fake.deliver(ALICE, mail(4), "Cordon Quarantine");
        assertThat(arrivedAfter(start)).containsExactly(filed);
    }

    @Test void whatIsMovedIntoTheInboxArrivesAndWhatIsReadThereDoesNot() {
        String elsewhere = fake.deliver(ALICE, mail(1), "junkemail");
        String inside = fake.deliver(ALICE, mail(2));
        Cursor start = known(connector.reader().now(BOX));
        fake.ownerReads(ALICE, inside);
        fake.ownerMoves(ALICE, elsewhere, "inbox");
        Changes changes = known(connector.reader().changes(BOX, start, 100));
        assertThat(changes.arrived()).containsExactly(new ProviderMessageId(elsewhere));
        fake.ownerReads(ALICE, elsewhere);
        assertThat(arrivedAfter(changes.next())).isEmpty();
    }

    @Test void mailWithATimeInTheFutureDoesNotBlindTheFeed() {
        Cursor start = known(connector.reader().now(BOX));
        Instant today = now.get();
        now.set(today.plus(Duration.ofDays(3650)));
        String late = fake.deliver(ALICE, mail(1));
        now.set(today);
        Changes changes = known(connector.reader().changes(BOX, start, 100));
        assertThat(changes.arrived()).containsExactly(new ProviderMessageId(late));
        pass(Duration.ofSeconds(1));
        String filed = fake.deliver(ALICE, mail(2), "RSS Feeds");
        assertThat(arrivedAfter(changes.next())).contains(filed);
        String earlier = fake.deliver(ALICE, mail(3), "junkemail");
        fake.ownerMoves(ALICE, earlier, "inbox");
        assertThat(arrivedAfter(changes.next())).contains(filed, earlier);
    }

    @Test @Tag("slow") @EdgeCase("EC-005") void underSeededTroubleNothingIsLost() {
        for (long seed = 1; seed <= 5; seed++) {
            fake.faults().none();
            pass(Duration.ofMinutes(5));
            Cursor at = known(connector.reader().now(BOX));
            Set<String> sent = new HashSet<>();
            Set<String> seen = new HashSet<>();
            fake.deltaPages(2);
            fake.faults().seeded(seed, 300, List.of(new GraphTrouble.Refused(503, "ServiceUnavailable"), new GraphTrouble.Truncated(),
                    new GraphTrouble.Dropped(), new GraphTrouble.TooMany(Duration.ofSeconds(1)), new GraphTrouble.HtmlBody(),
                    new GraphTrouble.LostAnswer(), new GraphTrouble.EmptyBody(), new GraphTrouble.ErrorInside("UnknownError")));
            for (int round = 0; round < 120; round++) {
                if (round < 30) {
                    sent.add(fake.deliver(ALICE, mail(round), round % 3 == 0 ? "Filed" : "inbox"));
                }
                pass(Duration.ofSeconds(45));
                if (connector.reader().changes(BOX, at, 3) instanceof Answer.Known<Changes>(Changes changes)) {
                    changes.arrived().forEach(id -> seen.add(id.value()));
                    at = changes.next();
                }
            }
            assertThat(seen).as("seed %d", seed).containsAll(sent);
        }
    }

    // --- fetching ------------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-045") void aTruncatedOrEmptyMessageIsFetchedAgainAndNeverTakenForTheWhole() {
        String id = fake.deliver(ALICE, mail(1));
        for (GraphTrouble trouble : List.of(new GraphTrouble.Truncated(), new GraphTrouble.EmptyBody())) {
            fake.faults().next("$value", trouble);
            assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(id)))).as("%s", trouble).isInstanceOf(Fault.Retry.class);
        }
        assertThat(known(connector.reader().fetch(BOX, new ProviderMessageId(id))).raw().shared()).isEqualTo(mail(1));
        String empty = fake.deliver(ALICE, mail(2));
        fake.faults().always("$value", new GraphTrouble.EmptyBody());
        assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(empty)))).isInstanceOf(Fault.Retry.class);
        pass(Duration.ofSeconds(15));
        assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(empty)))).isInstanceOf(Fault.Malformed.class);
    }

    @Test @EdgeCase("EC-075") void notFoundIsBelievedOnlyWhenItLastsOrWhenTheMessageWasThereBefore() {
        fake.unseenAtFirst(2);
        String late = fake.deliver(ALICE, mail(1));
        fake.unseenAtFirst(0);
        assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(late)))).isInstanceOf(Fault.Retry.class);
        assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(late)))).isInstanceOf(Fault.Retry.class);
        known(connector.reader().fetch(BOX, new ProviderMessageId(late)));
        fake.ownerDeletes(ALICE, late);
        assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(late)))).isInstanceOf(Fault.Gone.class);
        String never = fake.deliver(ALICE, mail(2));
        fake.ownerDeletes(ALICE, never);
        assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(never)))).isInstanceOf(Fault.Retry.class);
        pass(Duration.ofSeconds(15));
        assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(never)))).isInstanceOf(Fault.Gone.class);
    }

    // --- acting --------------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-011") void anActWhoseAnswerIsLostIsSeenByLookingAgainAndNotDoneTwice() {
        Copy copy = arrive(1);
        Sighting.Present before = present(copy);
        known(connector.actor().move(copy, before, new Place.Quarantine()));
        known(connector.actor().move(copy, present(copy), new Place.Folder(before.folder())));
        int moves = fake.requests("/move");
        fake.faults().next("/move", new GraphTrouble.LostAnswer());
        assertThat(fault(connector.actor().move(copy, present(copy), new Place.Quarantine()))).isInstanceOf(Fault.Retry.class);
        Sighting.Present after = present(copy);
        assertThat(after.role()).as("it was done").isEqualTo(FolderRole.QUARANTINE);
        known(connector.actor().move(copy, after, new Place.Quarantine()));
        assertThat(fake.requests("/move") - moves).as("moves that were sent").isEqualTo(1);
    }

    @Test void anActThatIsAnsweredButNotDoneIsNotBelieved() {
        Copy copy = arrive(1);
        fake.faults().next("/move", new GraphTrouble.NothingDone());
        assertThat(fault(connector.actor().move(copy, present(copy), new Place.Trash()))).isInstanceOf(Fault.Retry.class);
        assertThat(present(copy).role()).isEqualTo(FolderRole.INBOX);
        fake.faults().next("PATCH", new GraphTrouble.NothingDone());
        assertThat(fault(connector.actor().mark(copy, present(copy), "cordon-test", true))).isInstanceOf(Fault.Retry.class);
        known(connector.actor().mark(copy, present(copy), "cordon-test", true));
        assertThat(present(copy).keywords()).containsExactly("cordon-test");
    }

    @Test @EdgeCase("EC-095") void whatTheProviderMovesBetweenLookingAndActingIsLeftAlone() {
        Copy copy = arrive(1);
        Sighting.Present before = present(copy);
        fake.ownerMoves(ALICE, copy.id().value(), "junkemail");
        assertThat(fault(connector.actor().move(copy, before, new Place.Quarantine()))).isInstanceOf(Fault.Gone.class);
        assertThat(present(copy).role()).isEqualTo(FolderRole.JUNK);
    }

    @Test @EdgeCase("EC-077") void aQuarantineFolderThatWasDeletedIsMadeAgain() {
        Copy first = arrive(1);
        known(connector.actor().move(first, present(first), new Place.Quarantine()));
        fake.ownerDeletesFolder(ALICE, "Cordon Quarantine");
        Copy second = arrive(2);
        Sighting.Present inbox = present(second);
        Answer<Sighting.Present> moved = connector.actor().move(second, inbox, new Place.Quarantine());
        if (moved instanceof Answer.Unknown<Sighting.Present>) {
            moved = connector.actor().move(second, present(second), new Place.Quarantine());
        }
        assertThat(known(moved).role()).isEqualTo(FolderRole.QUARANTINE);
        assertThat(known(connector.actor().look(first))).isInstanceOf(Sighting.Gone.class);
    }

    // --- what the drill found --------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-045") void aPageOrAnErrorWithStatus200IsNotTakenForAMessage() {
        ProviderMessageId id = new ProviderMessageId(fake.deliver(ALICE, mail(1)));
        for (GraphTrouble trouble : List.of(new GraphTrouble.HtmlBody(), new GraphTrouble.ErrorInside("ErrorServerBusy"))) {
            fake.faults().next("$value", trouble);
            assertThat(fault(connector.reader().fetch(BOX, id))).as("%s", trouble).isInstanceOf(Fault.Retry.class);
            pass(Duration.ofMinutes(1));
        }
        assertThat(known(connector.reader().fetch(BOX, id)).raw().shared()).isEqualTo(mail(1));
    }

    @Test void whatComesFromAPlaceThatIsNotKnownGoesBackIntoTheInbox() {
        Copy copy = arrive(1);
        known(connector.actor().move(copy, present(copy), new Place.Quarantine()));
        known(connector.actor().move(copy, present(copy), new Place.Folder("")));
        assertThat(present(copy).role()).isEqualTo(Sighting.FolderRole.INBOX);
    }

    @Test void aRequestBeyondTheConsentIsRemembered() {
        Copy copy = arrive(1);
        assertThat(fake.beyondConsent()).isEmpty();
        Sighting.Present seen = present(copy);
        fake.revoke(GraphFakeContractTest.READER, "Mail.ReadWrite");
        assertThat(fault(connector.actor().move(copy, seen, new Place.Trash()))).isInstanceOf(Fault.Denied.class);
        assertThat(fake.beyondConsent()).anyMatch(b -> b.contains(ALICE) && b.contains("Mail.ReadWrite"));
    }
}
