package dev.cordon.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cordon.kernel.config.GoogleConfig;
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
import dev.cordon.testkit.google.GoogleShapes;
import dev.cordon.testkit.providers.google.FakeGoogle;
import dev.cordon.testkit.providers.google.GoogleTrouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens when Google throttles, forgets, lags, loses answers or takes rights away. Time is what the test says. */
final class GoogleFaultsTest {
    private static final String ALICE = GoogleFakeContractTest.ALICE;
    private static final String BOB = GoogleFakeContractTest.BOB;
    private static final MailboxId BOX = new MailboxId(GoogleFakeContractTest.TENANT, "fake", ALICE);

    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final FakeGoogle fake = FakeGoogle.start(() -> now).user(ALICE).user(BOB).delegation("gmail.readonly", "gmail.modify");
    private final Optional<GoogleShapes> shapes = GoogleShapes.here();
    private Connector connector = GoogleFakeContractTest.connector(fake, () -> now, ALICE);

    @BeforeEach void observe() {
        shapes.ifPresent(fake::observe);
    }

    @AfterEach void close() {
        connector.close();
        fake.close();
        shapes.ifPresent(s -> assertThat(s.problems()).isEmpty());
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
        return ("From: eve@example.net\r\nSubject: " + number + "\r\nMessage-ID: <f" + number + "@example.net>\r\n\r\n" + "Text ".repeat(100)
                + number + "\r\n").getBytes(StandardCharsets.US_ASCII);
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

    private Set<String> labels(Copy copy) {
        return fake.message(ALICE, copy.id().value()).orElseThrow().labels();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    // --- too much ------------------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-010") void everyWayGoogleSaysTooMuchMeansAPauseThatGrowsAndActingIsLetInFirst() {
        Copy copy = arrive(1);
        Sighting.Present seen = present(copy);
        for (GoogleTrouble trouble : List.of(new GoogleTrouble.Refused(429, "rateLimitExceeded"),
                new GoogleTrouble.Refused(403, "userRateLimitExceeded"), new GoogleTrouble.Refused(403, "rateLimitExceeded"),
                new GoogleTrouble.Refused(403, "quotaExceeded", Duration.ofSeconds(17)))) {
            fake.faults().next("gmail.users.getProfile", trouble);
            Fault.Retry told = (Fault.Retry) fault(connector.reader().now(BOX));
            assertThat(told.after()).as("%s", trouble).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(64));
            long units = fake.unitsSpent(ALICE);
            assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Retry.class);
            assertThat(fault(connector.actor().look(copy))).isInstanceOf(Fault.Retry.class);
            assertThat(fake.unitsSpent(ALICE)).as("nobody asks during the pause").isEqualTo(units);
            pass(told.after().plusMillis(1));
            assertThat(fault(connector.reader().now(BOX))).as("reading waits a moment longer").isInstanceOf(Fault.Retry.class);
            known(connector.actor().look(copy));
            pass(Duration.ofSeconds(2));
        }
        known(connector.actor().move(copy, seen, new Place.Quarantine()));
        known(connector.reader().now(BOX));
    }

    @Test @EdgeCase("EC-010") void aStormOfRefusalsLosesNothingAndDoesNothingTwice() {
        Cursor at = known(connector.reader().now(BOX));
        Copy bad = arrive(0);
        Sighting.Present seen = present(bad);
        Set<String> sent = new HashSet<>(Set.of(bad.id().value()));
        fake.faults().seeded(1, 1_000, List.of(new GoogleTrouble.Refused(429, "rateLimitExceeded")));
        int asked = 0;
        for (int minute = 1; minute <= 30; minute++) {
            sent.add(fake.deliver(ALICE, mail(minute)));
            for (int i = 0; i < 10; i++) {
                assertThat(fault(connector.reader().changes(BOX, at, 100))).isInstanceOf(Fault.Retry.class);
                assertThat(fault(connector.actor().move(bad, seen, new Place.Quarantine()))).isInstanceOf(Fault.Retry.class);
                pass(Duration.ofSeconds(6));
                asked++;
            }
        }
        assertThat(asked).isEqualTo(300);
        fake.faults().none();
        pass(Duration.ofSeconds(64));
        assertThat(labels(bad)).contains("INBOX");
        known(connector.actor().move(bad, seen, new Place.Quarantine()));
        assertThat(labels(bad)).containsExactlyInAnyOrder("Cordon Quarantine", "UNREAD");
        pass(Duration.ofSeconds(2));
        Set<String> told = new HashSet<>();
        known(connector.reader().changes(BOX, at, 100)).arrived().forEach(id -> told.add(id.value()));
        assertThat(told).isEqualTo(sent);
    }

    @Test @EdgeCase("EC-010") void aFifthOfTheMailboxesQuotaIsKeptForActing() {
        Copy copy = arrive(1);
        Sighting.Present seen = present(copy);
        fake.quota(6_000, 1_200_000);
        Answer<Fetched> last = connector.reader().fetch(BOX, copy.id());
        int fetched = 0;
        while (last instanceof Answer.Known<Fetched>) {
            last = connector.reader().fetch(BOX, copy.id());
            fetched++;
        }
        assertThat(fault(last)).isInstanceOf(Fault.Retry.class);
        assertThat(fetched).isBetween(200, 240);
        known(connector.actor().move(copy, seen, new Place.Quarantine()));
        assertThat(labels(copy)).contains("Cordon Quarantine");
    }

    // --- the feed ------------------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-007") void aForgottenHistoryMeansAFullListAndNoHole() {
        Cursor old = known(connector.reader().now(BOX));
        Instant start = now;
        String sent = fake.deliver(ALICE, mail(90), "SENT");
        String draft = fake.deliver(ALICE, mail(91), "DRAFT");
        String toSelf = fake.deliver(ALICE, mail(92), "SENT", "INBOX");
        Copy missed = arrive(1);
        Copy hidden = arrive(2);
        known(connector.actor().move(hidden, present(hidden), new Place.Quarantine()));
        fake.forgetHistory(ALICE);
        assertThat(fault(connector.reader().changes(BOX, old, 10))).isInstanceOf(Fault.CursorLost.class);
        pass(Duration.ofSeconds(5));
        Changes since = known(connector.reader().since(BOX, start));
        assertThat(since.arrived()).extracting(ProviderMessageId::value).containsExactlyInAnyOrder(toSelf, missed.id().value())
                .doesNotContain(sent, draft);
        Copy next = arrive(3);
        assertThat(known(connector.reader().changes(BOX, since.next(), 10)).arrived()).containsExactly(next.id());
    }

    @Test @EdgeCase("EC-007") void whatTheSearchDoesNotKnowYetIsListedAllTheSame() {
        String old = fake.deliver(ALICE, mail(1));
        pass(Duration.ofHours(1));
        Instant from = now;
        fake.eventually(0, 1_000);
        List<ProviderMessageId> sent = List.of(new ProviderMessageId(fake.deliver(ALICE, mail(2))),
                new ProviderMessageId(fake.deliver(ALICE, mail(3))));
        Changes since = known(connector.reader().since(BOX, from));
        assertThat(since.arrived()).containsExactlyElementsOf(sent).doesNotContain(new ProviderMessageId(old));
    }

    @Test void emptyPagesThatGoOnAreFollowedAndADeadPageTokenBeginsAnew() {
        Cursor start = known(connector.reader().now(BOX));
        String id = fake.deliver(ALICE, mail(1));
        fake.emptyHistoryPages(3);
        assertThat(known(connector.reader().changes(BOX, start, 10)).arrived()).containsExactly(new ProviderMessageId(id));
        fake.emptyHistoryPages(25);
        Changes wait = known(connector.reader().changes(BOX, start, 10));
        assertThat(wait.arrived()).isEmpty();
        assertThat(wait.more()).isTrue();
        assertThat(known(connector.reader().changes(BOX, wait.next(), 10)).arrived()).containsExactly(new ProviderMessageId(id));
        assertThat(known(connector.reader().changes(BOX, new Cursor(start.value() + "~dead"), 10)).arrived())
                .containsExactly(new ProviderMessageId(id));
    }

    @Test void anAnswerThatLagsBehindTheNotificationDoesNotMoveThePlace() {
        Cursor start = known(connector.reader().now(BOX));
        String id = fake.deliver(ALICE, mail(1));
        fake.laggingHistory(1);
        Changes none = known(connector.reader().changes(BOX, start, 10));
        assertThat(none.arrived()).isEmpty();
        assertThat(known(connector.reader().changes(BOX, none.next(), 10)).arrived()).containsExactly(new ProviderMessageId(id));
    }

    @Test @EdgeCase({"EC-008", "EC-009"}) void theFeedIsTheSameHoweverOftenItIsAskedAndWhateverHappenedInBetween() {
        Cursor start = known(connector.reader().now(BOX));
        String read = fake.deliver(ALICE, mail(1));
        String deleted = fake.deliver(ALICE, mail(2));
        String filed = fake.deliver(ALICE, mail(3));
        String byRule = fake.deliver(ALICE, mail(4), "Receipts");
        fake.deliver(ALICE, mail(5), "SPAM");
        fake.deliver(ALICE, mail(6), "DRAFT");
        fake.ownerLabels(ALICE, read, List.of(), List.of("UNREAD"));
        fake.ownerDeletes(ALICE, deleted);
        fake.ownerLabels(ALICE, filed, List.of("Receipts"), List.of("INBOX"));
        for (int i = 0; i < 3; i++) {
            assertThat(known(connector.reader().changes(BOX, start, 100)).arrived()).extracting(ProviderMessageId::value)
                    .containsExactly(read, filed, byRule);
        }
    }

    @Test void whatIsMovedIntoTheInboxArrives() {
        String elsewhere = fake.deliver(ALICE, mail(1), "SPAM");
        Cursor start = known(connector.reader().now(BOX));
        fake.ownerLabels(ALICE, elsewhere, List.of("INBOX"), List.of("SPAM"));
        assertThat(known(connector.reader().changes(BOX, start, 100)).arrived()).containsExactly(new ProviderMessageId(elsewhere));
    }

    @Test void aMessageThatIsNotShownYetIsWaitedForButNotForEver() {
        Cursor start = known(connector.reader().now(BOX));
        fake.eventually(2, 0);
        fake.deliver(ALICE, mail(1));
        ProviderMessageId id = known(connector.reader().changes(BOX, start, 10)).arrived().getFirst();
        assertThat(fault(connector.reader().fetch(BOX, id))).isInstanceOf(Fault.Retry.class);
        assertThat(fault(connector.reader().fetch(BOX, id))).isInstanceOf(Fault.Retry.class);
        known(connector.reader().fetch(BOX, id));
        fake.eventually(1_000, 0);
        fake.deliver(ALICE, mail(2));
        ProviderMessageId never = known(connector.reader().changes(BOX, start, 10)).arrived().getLast();
        assertThat(fault(connector.reader().fetch(BOX, never))).isInstanceOf(Fault.Retry.class);
        pass(Duration.ofSeconds(11));
        assertThat(fault(connector.reader().fetch(BOX, never))).isInstanceOf(Fault.Gone.class);
    }

    // --- answers that are none -----------------------------------------------------------------------------------------------------------

    @Test void everyTroubleOfAServerIsSomethingToTryAgain() {
        Cursor start = known(connector.reader().now(BOX));
        for (GoogleTrouble trouble : List.of(new GoogleTrouble.Refused(500, "backendError"), new GoogleTrouble.Refused(503, "backendError"),
                new GoogleTrouble.Html(200), new GoogleTrouble.Html(502), new GoogleTrouble.TruncatedJson(), new GoogleTrouble.CutTransfer(),
                new GoogleTrouble.ErrorInside("internalError"))) {
            fake.faults().next("gmail.users.history.list", trouble);
            assertThat(fault(connector.reader().changes(BOX, start, 10))).as("%s", trouble).isInstanceOf(Fault.Retry.class);
            assertThat(fake.faults().waiting()).isZero();
            known(connector.reader().changes(BOX, start, 10));
        }
        fake.faults().next(new GoogleTrouble.Refused(403, "accessNotConfigured"));
        assertThat(fault(connector.reader().now(BOX))).isInstanceOfSatisfying(Fault.Denied.class,
                d -> assertThat(d.what()).contains("enable this API"));
        fake.faults().next(new GoogleTrouble.Refused(403, "domainPolicy"));
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Denied.class);
    }

    @Test void aTransferThatWasCutIsNeverTakenForTheWholeMessage() {
        String id = fake.deliver(ALICE, mail(1));
        for (GoogleTrouble trouble : List.of(new GoogleTrouble.ShortRaw(), new GoogleTrouble.TruncatedJson(), new GoogleTrouble.CutTransfer(),
                new GoogleTrouble.Html(200), new GoogleTrouble.ErrorInside("x"))) {
            fake.faults().next("gmail.users.messages.get", trouble);
            assertThat(fault(connector.reader().fetch(BOX, new ProviderMessageId(id)))).as("%s", trouble).isInstanceOf(Fault.Retry.class);
        }
        assertThat(known(connector.reader().fetch(BOX, new ProviderMessageId(id))).raw().shared()).isEqualTo(mail(1));
    }

    @Test @EdgeCase("EC-011") void anActWhoseAnswerIsLostIsSeenByLookingAgainAndNotDoneTwice() {
        Copy copy = arrive(1);
        Sighting.Present before = present(copy);
        fake.faults().next("gmail.users.messages.batchModify", new GoogleTrouble.LostAnswer());
        assertThat(fault(connector.actor().move(copy, before, new Place.Quarantine()))).isInstanceOf(Fault.Retry.class);
        Sighting.Present after = present(copy);
        assertThat(after.role()).as("it was done").isEqualTo(FolderRole.QUARANTINE);
        String place = known(connector.reader().now(BOX)).value();
        known(connector.actor().move(copy, after, new Place.Quarantine()));
        assertThat(known(connector.reader().now(BOX)).value()).as("nothing was written the second time").isEqualTo(place);
    }

    @Test void aBatchThatDidNothingIsNoticed() {
        Copy copy = arrive(1);
        fake.faults().next("gmail.users.messages.batchModify", new GoogleTrouble.NothingDone());
        assertThat(known(connector.actor().move(copy, present(copy), new Place.Quarantine())).role()).isEqualTo(FolderRole.QUARANTINE);
        Copy never = arrive(2);
        Sighting.Present seen = present(never);
        for (int i = 0; i < 3; i++) {
            fake.faults().next("gmail.users.messages.batchModify", new GoogleTrouble.NothingDone());
        }
        assertThat(fault(connector.actor().move(never, seen, new Place.Quarantine()))).isInstanceOf(Fault.Retry.class);
        assertThat(labels(never)).contains("INBOX");
    }

    // --- people ----------------------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase({"EC-074", "EC-095"}) void whatItsOwnerMovedOrDeletedIsLeftAloneAndFoundAgain() {
        Copy copy = arrive(1);
        Sighting.Present before = present(copy);
        fake.ownerLabels(ALICE, copy.id().value(), List.of("Receipts"), List.of("INBOX"));
        assertThat(fault(connector.actor().move(copy, before, new Place.Quarantine()))).isInstanceOf(Fault.Gone.class);
        Sighting.Present filed = present(copy);
        assertThat(filed.role()).isEqualTo(FolderRole.OTHER);
        known(connector.actor().move(copy, filed, new Place.Quarantine()));
        assertThat(labels(copy)).as("hidden from the owner's label, too").containsExactlyInAnyOrder("Cordon Quarantine", "UNREAD");
        known(connector.actor().move(copy, present(copy), new Place.Folder(filed.folder())));
        assertThat(labels(copy)).containsExactlyInAnyOrder("Receipts", "UNREAD");
        fake.ownerDeletes(ALICE, copy.id().value());
        assertThat(known(connector.actor().look(copy))).isInstanceOf(Sighting.Gone.class);
    }

    @Test void starsAndImportanceComeBackAndTheirChangeIsNoMove() {
        Copy copy = arrive(1);
        fake.ownerLabels(ALICE, copy.id().value(), List.of("STARRED", "IMPORTANT", "CATEGORY_PROMOTIONS"), List.of());
        Sighting.Present seen = present(copy);
        fake.ownerLabels(ALICE, copy.id().value(), List.of(), List.of("IMPORTANT", "UNREAD"));
        known(connector.actor().move(copy, seen, new Place.Quarantine()));
        assertThat(labels(copy)).containsExactlyInAnyOrder("Cordon Quarantine", "CATEGORY_PROMOTIONS");
        known(connector.actor().move(copy, present(copy), new Place.Folder(seen.folder())));
        assertThat(labels(copy)).containsExactlyInAnyOrder("INBOX", "STARRED", "IMPORTANT", "CATEGORY_PROMOTIONS");
    }

    @Test void outOfTheTrashIntoQuarantineAndBackToTheRememberedLabels() {
        Copy copy = arrive(1);
        Sighting.Present inbox = present(copy);
        known(connector.actor().move(copy, inbox, new Place.Trash()));
        assertThat(present(copy).role()).isEqualTo(FolderRole.TRASH);
        known(connector.actor().move(copy, present(copy), new Place.Quarantine()));
        assertThat(labels(copy)).containsExactlyInAnyOrder("Cordon Quarantine", "UNREAD");
        known(connector.actor().move(copy, present(copy), new Place.Trash()));
        assertThat(labels(copy)).containsExactlyInAnyOrder("TRASH", "UNREAD");
        known(connector.actor().move(copy, present(copy), new Place.Folder(inbox.folder())));
        assertThat(labels(copy)).containsExactlyInAnyOrder("INBOX", "UNREAD");
        known(connector.actor().move(copy, present(copy), new Place.Folder("SPAM")));
        assertThat(present(copy).role()).isEqualTo(FolderRole.JUNK);
    }

    @Test void theQuarantineLabelIsHiddenAndMadeAgainWhenItsOwnerDeletesIt() {
        Copy copy = arrive(1);
        known(connector.actor().move(copy, present(copy), new Place.Quarantine()));
        assertThat(fake.userLabels(ALICE)).containsEntry("Cordon Quarantine", "labelHide");
        fake.ownerDeletesLabel(ALICE, "Cordon Quarantine");
        assertThat(present(copy).role()).as("in All Mail only").isEqualTo(FolderRole.ARCHIVE);
        assertThat(known(connector.actor().move(copy, present(copy), new Place.Quarantine())).role()).isEqualTo(FolderRole.QUARANTINE);
    }

    // --- rights ----------------------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-012") void anEndedTokenIsReplacedOnceWithoutAnybodyNoticing() {
        known(connector.reader().now(BOX));
        int issued = fake.tokensIssued();
        fake.expireTokens();
        known(connector.reader().now(BOX));
        assertThat(fake.tokensIssued()).isEqualTo(issued + 1);
        pass(Duration.ofMinutes(50));
        known(connector.reader().now(BOX));
        assertThat(fake.tokensIssued()).as("replaced before its end").isEqualTo(issued + 2);
        for (int i = 0; i < 5; i++) {
            known(connector.reader().now(BOX));
        }
        assertThat(fake.tokensIssued()).as("kept").isEqualTo(issued + 2);
    }

    @Test @EdgeCase("EC-014") void revokedDelegationIsDeniedWithoutAStormAndComesBackByItself() {
        Copy copy = arrive(1);
        Sighting.Present seen = present(copy);
        assertThat(connector.actor().capabilities(BOX)).contains(Capability.HIDE, Capability.TRASH, Capability.MARK);
        fake.delegation();
        fake.expireTokens();
        assertThat(fault(connector.actor().move(copy, seen, new Place.Quarantine()))).isInstanceOfSatisfying(Fault.Denied.class,
                d -> assertThat(d.what()).contains("credentials").contains(ALICE));
        assertThat(connector.actor().capabilities(BOX)).containsExactly(Capability.STABLE_ID);
        assertThat(labels(copy)).contains("INBOX");
        fake.delegation("gmail.readonly", "gmail.modify");
        assertThat(fault(connector.actor().look(copy))).as("not asked again at once").isInstanceOf(Fault.Denied.class);
        pass(Duration.ofSeconds(31));
        known(connector.actor().move(copy, seen, new Place.Quarantine()));
    }

    @Test void withoutTheActingScopeItReadsAndSaysThatItCannotAct() {
        fake.delegation("gmail.readonly");
        known(connector.reader().now(BOX));
        String id = fake.deliver(ALICE, mail(1));
        known(connector.reader().fetch(BOX, new ProviderMessageId(id)));
        assertThat(connector.actor().capabilities(BOX)).containsExactly(Capability.STABLE_ID);
        assertThat(Probe.of(connector, BOX).trouble()).contains("cannot hide");
        assertThat(fake.outOfScope()).isEmpty();
    }

    @Test void aSuspendedUserIsDenied() {
        known(connector.reader().now(BOX));
        fake.suspend(ALICE, true);
        fake.expireTokens();
        assertThat(fault(connector.reader().now(BOX))).isInstanceOf(Fault.Denied.class);
    }

    @Test void aClockThatIsFarOffIsSaidToBeThat() {
        try (Connector early = GoogleFakeContractTest.connector(fake, () -> now.plus(Duration.ofHours(3)), ALICE)) {
            assertThat(fault(early.reader().now(BOX))).isInstanceOfSatisfying(Fault.Denied.class, d -> assertThat(d.what()).contains("clock"));
        }
        try (Connector close = GoogleFakeContractTest.connector(fake, () -> now.plus(Duration.ofMinutes(4)), ALICE)) {
            known(close.reader().now(BOX));
        }
    }

    @Test void nobodyIsActedForWhoIsNotConfigured() {
        MailboxId bob = new MailboxId(GoogleFakeContractTest.TENANT, "fake", BOB);
        fake.deliver(BOB, mail(1));
        int issued = fake.tokensIssued();
        assertThat(fault(connector.reader().now(bob))).isInstanceOf(Fault.Denied.class);
        assertThat(fake.tokensIssued()).isEqualTo(issued);
    }

    @Test void withoutAKeyGoogleSignsAndTheRoleIsNamedWhenItIsMissing() {
        GoogleConfig keyless = new GoogleConfig(FakeGoogle.SERVICE_ACCOUNT, Secret.of(""),
                fake.url() + "/computeMetadata/v1/instance/service-accounts/default/token", "", "", "gmail.modify", "", "", "", fake.url());
        connector.close();
        connector = Connectors.open(GoogleFakeContractTest.config(fake, keyless, ALICE), GoogleFakeContractTest.TENANT, () -> now);
        Copy copy = arrive(1);
        known(connector.actor().move(copy, present(copy), new Place.Quarantine()));
        fake.signerRole(false);
        fake.expireTokens();
        pass(Duration.ofHours(2));
        assertThat(fault(connector.reader().now(BOX))).isInstanceOfSatisfying(Fault.Denied.class,
                d -> assertThat(d.what()).contains("roles/iam.serviceAccountTokenCreator"));
    }

    @Test void aSendersMessageIdCannotSearchForSomethingElse() {
        Copy copy = arrive(1);
        Copy odd = new Copy(BOX, new ProviderMessageId("0123456789abcdef"), new MessageIdHeader("<x} OR {in:anywhere>"),
                copy.content(), copy.bytes());
        assertThat(present(odd).id()).isEqualTo(copy.id());
    }

    @Test @Tag("slow") @EdgeCase("EC-005") void underSeededTroubleNothingIsLost() {
        for (long seed = 1; seed <= 5; seed++) {
            fake.faults().none();
            pass(Duration.ofMinutes(5));
            Cursor at = known(connector.reader().now(BOX));
            Set<String> sent = new HashSet<>();
            Set<String> seen = new HashSet<>();
            fake.faults().seeded(seed, 300, List.of(new GoogleTrouble.Refused(503, "backendError"), new GoogleTrouble.TruncatedJson(),
                    new GoogleTrouble.Dropped(), new GoogleTrouble.Refused(403, "userRateLimitExceeded"), new GoogleTrouble.Html(200),
                    new GoogleTrouble.LostAnswer(), new GoogleTrouble.CutTransfer(), new GoogleTrouble.Refused(401, "authError")));
            for (int round = 0; round < 60; round++) {
                if (round < 20) {
                    sent.add(fake.deliver(ALICE, mail(round)));
                }
                if (connector.reader().changes(BOX, at, 3) instanceof Answer.Known<Changes>(Changes changes)) {
                    changes.arrived().forEach(id -> seen.add(id.value()));
                    at = changes.next();
                }
                pass(Duration.ofSeconds(70));
            }
            assertThat(seen).as("seed %d", seed).containsAll(sent);
        }
    }

    // --- what the drill found --------------------------------------------------------------------------------------------------------

    @Test void anAnswerWithoutAnIdIsNotTakenForAMessageInAllMail() {
        Copy copy = arrive(1);
        fake.faults().next("gmail.users.messages.get", new GoogleTrouble.NothingDone());
        assertThat(fault(connector.actor().look(copy))).isInstanceOf(Fault.Retry.class);
        assertThat(present(copy).role()).isEqualTo(Sighting.FolderRole.INBOX);
    }

    @Test void whatComesFromAPlaceThatIsNotKnownGoesBackIntoTheInbox() {
        Copy copy = arrive(1);
        known(connector.actor().move(copy, present(copy), new Place.Quarantine()));
        known(connector.actor().move(copy, present(copy), new Place.Folder("")));
        assertThat(labels(copy)).contains("INBOX").doesNotContain("Cordon Quarantine");
    }

    @Test @EdgeCase("EC-075") void afterARestartNotFoundIsBelievedOnlyWhenItLasts() {
        fake.eventually(1, 0);
        ProviderMessageId id = new ProviderMessageId(fake.deliver(ALICE, mail(1)));
        assertThat(fault(connector.reader().fetch(BOX, id))).as("nothing told this connector of the message").isInstanceOf(Fault.Retry.class);
        known(connector.reader().fetch(BOX, id));
        fake.ownerDeletes(ALICE, id.value());
        assertThat(fault(connector.reader().fetch(BOX, id))).as("it was there before").isInstanceOf(Fault.Gone.class);
    }
}
