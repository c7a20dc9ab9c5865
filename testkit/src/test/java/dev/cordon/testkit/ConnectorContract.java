package dev.cordon.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** What every connector promises, whatever the mail system. What it does not offer is declared, and then refused properly. */
@ExtendWith(ConnectorContract.OnlyWhereTheSystemIs.class)
public abstract class ConnectorContract {
    /** One mailbox of one mail system, and hands to do from outside what a sender and the mailbox's owner do. */
    public interface Rig extends AutoCloseable {
        /** What reads. */
        MailReader reader();

        /** What acts. */
        MailActor actor();

        /** The mailbox under test. */
        MailboxId mailbox();

        /** Mail arrives by the system's own way in; lines end as given. */
        void deliver(byte[] message) throws Exception;

        /** The owner deletes every message with this Message-ID for ever. */
        void destroy(String messageId) throws Exception;

        /** A reader and an actor whose password is {@code not-the-password}. */
        Rig withWrongSecret();

        /** Whether the way in keeps a line feed without carriage return. */
        boolean keepsBareLf();

        @Override void close();
    }

    private static final int PATIENCE_SECONDS = 60;

    /** Where the mail system is not installed, a test says so and passes; it is run where the system is, with testkit/servers. */
    static final class OnlyWhereTheSystemIs implements InvocationInterceptor {
        @Override public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> context,
                ExtensionContext extension) throws Throwable {
            if (context.getTarget().orElseThrow() instanceof ConnectorContract contract && contract.opened.isEmpty()) {
                System.out.println("not run, its mail system is not here: " + extension.getRequiredTestClass().getSimpleName() + "."
                        + extension.getDisplayName());
                invocation.skip();
            } else {
                invocation.proceed();
            }
        }
    }

    private Optional<? extends Rig> opened = Optional.empty();
    private Rig rig;
    private int counter;

    /** Opens a rig; the mailbox may hold mail of earlier tests. Nothing when its mail system is not on this machine. */
    protected abstract Optional<? extends Rig> open() throws Exception;

    /** A word that makes Message-IDs of this run differ from earlier runs against the same server. */
    protected abstract String run();

    /** Whether the mail system has credentials that could be wrong; what lies on a disk has not. */
    protected boolean hasCredentials() {
        return true;
    }

    @BeforeEach void openRig() throws Exception {
        opened = open();
        if (opened.isPresent()) {
            rig = opened.get();
        }
    }

    @AfterEach void closeRig() {
        opened.ifPresent(Rig::close);
    }

    // --- helpers -------------------------------------------------------------------------------------------------------------------

    private String nextMessageId() {
        return "<" + getClass().getSimpleName() + "." + run() + "." + System.identityHashCode(this) + "." + counter++ + "@example.net>";
    }

    private static byte[] mail(String messageId, String subject, String body) {
        return ("From: Eve <eve@example.net>\r\nTo: alice@example.test\r\nSubject: " + subject + "\r\nMessage-ID: " + messageId
                + "\r\nDate: Sun, 22 Nov 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + body
                + "\r\n").getBytes(StandardCharsets.UTF_8);
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

    private Cursor now() {
        return known(rig.reader().now(rig.mailbox()));
    }

    /** Everything after a cursor, asked for in pieces of this size. */
    private List<ProviderMessageId> drain(Cursor from, int max) {
        List<ProviderMessageId> all = new ArrayList<>();
        Cursor at = from;
        for (int rounds = 0; rounds < 200; rounds++) {
            Changes changes = known(rig.reader().changes(rig.mailbox(), at, max));
            assertThat(changes.arrived().size()).as("at most what was asked for").isLessThanOrEqualTo(max);
            all.addAll(changes.arrived());
            at = changes.next();
            if (!changes.more()) {
                return all;
            }
        }
        return fail("the feed says for ever that there is more");
    }

    private Fetched fetch(ProviderMessageId id) {
        return known(rig.reader().fetch(rig.mailbox(), id));
    }

    private Copy copy(ProviderMessageId id, String messageId) {
        Fetched fetched = fetch(id);
        return new Copy(rig.mailbox(), id, new MessageIdHeader(messageId), fetched.raw().hash(), fetched.raw().length());
    }

    private Copy arrive(String messageId, String subject) throws Exception {
        Cursor before = now();
        rig.deliver(mail(messageId, subject, "Hello."));
        return copy(only(drain(before, 50)), messageId);
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }

    private Sighting.Present present(Copy copy) {
        Sighting sighting = known(rig.actor().look(copy));
        assertThat(sighting).isInstanceOf(Sighting.Present.class);
        return (Sighting.Present) sighting;
    }

    private static byte[] tail(byte[] whole, int length) {
        return Arrays.copyOfRange(whole, Math.max(0, whole.length - length), whole.length);
    }

    // --- reading -------------------------------------------------------------------------------------------------------------------

    @Test @EdgeCase("EC-005") void everyArrivalIsInTheFeedInOrderHoweverSmallThePieces() throws Exception {
        Cursor before = now();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.add(nextMessageId());
            rig.deliver(mail(sent.getLast(), "part " + i, "Text " + i));
        }
        for (int max : List.of(1, 2, 100)) {
            List<String> seen = new ArrayList<>();
            List<Instant> times = new ArrayList<>();
            for (ProviderMessageId id : new LinkedHashSet<>(drain(before, max))) {
                Fetched fetched = fetch(id);
                String text = new String(fetched.raw().shared(), StandardCharsets.UTF_8);
                sent.stream().filter(text::contains).forEach(seen::add);
                times.add(fetched.receivedAt());
            }
            // Within one second a provider need not know an order.
            assertThat(seen).as("asked for %d at once", max).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(times).as("oldest first, asked for %d at once", max).isSorted();
        }
        assertThat(drain(now(), 10)).as("nothing is new after the end").isEmpty();
    }

    @Test void bytesComeExactlyAsTheyArrived() throws Exception {
        Cursor before = now();
        List<byte[]> sent = new ArrayList<>();
        sent.add(mail(nextMessageId(), "=?utf-8?q?caf=C3=A9?=", "Gr\u00fc\u00dfe \u2014 8-bit \u20ac"));
        sent.add(mail(nextMessageId(), "long line", "x".repeat(900) + "\r\n.dot at the start\r\n..two\r\n\r\n\r\ntrailing blanks   "));
        sent.add(mail(nextMessageId(), "two megabytes", ("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3"
                + "\r\n").repeat(27_000)));
        if (rig.keepsBareLf()) {
            sent.add(("Subject: bare\nMessage-ID: " + nextMessageId() + "\n\nline one\nline two\r\nline three\rstill\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        for (byte[] message : sent) {
            rig.deliver(message);
        }
        List<ProviderMessageId> arrived = new ArrayList<>(new LinkedHashSet<>(drain(before, 50)));
        assertThat(arrived).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            Fetched fetched = fetch(arrived.get(i));
            assertThat(tail(fetched.raw().shared(), sent.get(i).length)).as("message %d", i).isEqualTo(sent.get(i));
            assertThat(fetched.declaredBytes()).as("the size, or -1 where none is declared").isIn(-1L, (long) fetched.raw().length());
            assertThat(fetched.receivedAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        }
    }

    @Test void fetchingDoesNotMarkAsRead() throws Exception {
        String messageId = nextMessageId();
        Copy copy = arrive(messageId, "unread");
        fetch(copy.id());
        Sighting.Present seen = present(copy);
        assertThat(seen.read()).isFalse();
        assertThat(seen.role()).isEqualTo(FolderRole.INBOX);
        assertThat(seen.folder()).isEqualTo(fetch(copy.id()).folder());
    }

    @Test @EdgeCase("EC-007") void sinceTellsEverythingFromAMomentAndTheFeedGoesOnWithoutAHole() throws Exception {
        String first = nextMessageId();
        Copy one = arrive(first, "first");
        Instant from = fetch(one.id()).receivedAt();
        Copy two = arrive(nextMessageId(), "second");
        Changes since = known(rig.reader().since(rig.mailbox(), from));
        assertThat(since.arrived()).contains(one.id(), two.id());
        String third = nextMessageId();
        rig.deliver(mail(third, "third", "Later."));
        List<ProviderMessageId> later = drain(since.next(), 10);
        assertThat(later).isNotEmpty();
        assertThat(new String(fetch(later.getLast()).raw().shared(), StandardCharsets.UTF_8)).contains(third);
    }

    @Test @EdgeCase("EC-007") void aPlaceThatTheProviderDoesNotKnowIsSaidToBeLost() {
        assertThat(fault(rig.reader().changes(rig.mailbox(), new Cursor("no-such-place"), 10))).isInstanceOf(Fault.CursorLost.class);
    }

    @Test void whatTheOwnerReadsOrMarksIsNotAnArrival() throws Exception {
        Copy copy = arrive(nextMessageId(), "marked later");
        Cursor before = now();
        if (!rig.actor().capabilities(rig.mailbox()).contains(Capability.MARK)) {
            assertThat(drain(before, 10)).isEmpty();
            return;
        }
        known(rig.actor().mark(copy, present(copy), "cordon-test", true));
        assertThat(drain(before, 10)).isEmpty();
        known(rig.actor().mark(copy, present(copy), "cordon-test", false));
    }

    @Test void aHintComesAfterConnectingAndAfterEachArrival() throws Exception {
        Semaphore hints = new Semaphore(0);
        try (MailReader.Watch watch = rig.reader().watch(rig.mailbox(), hints::release)) {
            assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("hint after connecting").isTrue();
            assertThat(rig.reader().capabilities()).contains(Capability.PUSH);
            Cursor before = now();
            for (int i = 0; i < 3; i++) {
                hints.drainPermits();
                rig.deliver(mail(nextMessageId(), "hint " + i, "Hello."));
                assertThat(hints.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("hint %d", i).isTrue();
            }
            assertThat(watch.listening()).isTrue();
            assertThat(new LinkedHashSet<>(drain(before, 10))).hasSize(3);
        }
    }

    @Test void aMailboxThatIsNotConfiguredIsRefused() {
        MailboxId other = new MailboxId(rig.mailbox().tenant(), rig.mailbox().connector(), "stranger@example.test");
        assertThat(fault(rig.reader().now(other))).isInstanceOf(Fault.Denied.class);
        assertThat(fault(rig.actor().look(new Copy(other, new ProviderMessageId("x"), MessageIdHeader.NONE, ContentHash.of(new byte[0]), 0))))
                .isInstanceOf(Fault.Denied.class);
    }

    @Test void wrongCredentialsAreDeniedWithoutTellingTheSecret() {
        if (!hasCredentials()) {
            assertThat(rig.withWrongSecret().reader().now(rig.mailbox())).as("whoever may read the disk may read").isInstanceOf(Answer.Known.class);
            return;
        }
        try (Rig wrong = rig.withWrongSecret()) {
            Fault reading = fault(wrong.reader().now(wrong.mailbox()));
            Fault acting = fault(wrong.actor().look(new Copy(wrong.mailbox(), new ProviderMessageId("x"), MessageIdHeader.NONE,
                    ContentHash.of(new byte[0]), 0)));
            for (Fault fault : List.of(reading, acting)) {
                assertThat(fault).isInstanceOf(Fault.Denied.class);
                assertThat(fault.what()).contains("credentials").contains(wrong.mailbox().address()).doesNotContain("not-the-password");
            }
        }
    }

    // --- acting --------------------------------------------------------------------------------------------------------------------

    @Test void intoQuarantineAndBack() throws Exception {
        Copy copy = arrive(nextMessageId(), "to quarantine");
        Sighting.Present inbox = present(copy);
        assertThat(rig.actor().capabilities(rig.mailbox())).contains(Capability.HIDE);
        Sighting.Present moved = known(rig.actor().move(copy, inbox, new Place.Quarantine()));
        Sighting.Present hidden = present(copy);
        assertThat(hidden.role()).isEqualTo(FolderRole.QUARANTINE);
        assertThat(hidden.id()).isEqualTo(moved.id());
        assertThat(hidden.read()).isFalse();
        known(rig.actor().move(copy, hidden, new Place.Folder(inbox.folder())));
        Sighting.Present back = present(copy);
        assertThat(back.role()).isEqualTo(FolderRole.INBOX);
        assertThat(back.folder()).isEqualTo(inbox.folder());
        assertThat(fetch(back.id()).raw().hash()).isEqualTo(copy.content());
    }

    @Test void movingTwiceToTheSamePlaceIsNoTrouble() throws Exception {
        Copy copy = arrive(nextMessageId(), "twice");
        known(rig.actor().move(copy, present(copy), new Place.Quarantine()));
        Sighting.Present hidden = present(copy);
        assertThat(known(rig.actor().move(copy, hidden, new Place.Quarantine())).id()).isEqualTo(hidden.id());
        assertThat(present(copy).role()).isEqualTo(FolderRole.QUARANTINE);
    }

    @Test void aCopyKeepsItsIdOverAMoveExactlyWhenThatIsDeclared() throws Exception {
        Copy copy = arrive(nextMessageId(), "ids");
        Sighting.Present moved = known(rig.actor().move(copy, present(copy), new Place.Quarantine()));
        boolean stable = rig.actor().capabilities(rig.mailbox()).contains(Capability.STABLE_ID);
        assertThat(moved.id().equals(copy.id())).isEqualTo(stable);
        assertThat(rig.reader().capabilities().contains(Capability.STABLE_ID)).isEqualTo(stable);
        if (!stable) {
            assertThat(fault(rig.reader().fetch(rig.mailbox(), copy.id()))).isInstanceOf(Fault.Gone.class);
        }
    }

    @Test @EdgeCase({"EC-074", "EC-081"}) void whatSomebodyMovedMeanwhileIsNotMovedBlindlyButFound() throws Exception {
        Copy copy = arrive(nextMessageId(), "moved by its owner");
        Sighting.Present stale = present(copy);
        assertThat(rig.actor().capabilities(rig.mailbox())).contains(Capability.TRASH);
        known(rig.actor().move(copy, stale, new Place.Trash()));
        assertThat(fault(rig.actor().move(copy, stale, new Place.Quarantine()))).isInstanceOf(Fault.Gone.class);
        Sighting.Present found = present(copy);
        assertThat(found.role()).isEqualTo(FolderRole.TRASH);
        known(rig.actor().move(copy, found, new Place.Quarantine()));
        assertThat(present(copy).role()).isEqualTo(FolderRole.QUARANTINE);
    }

    @Test @EdgeCase("EC-075") void whatWasDeletedForEverIsGone() throws Exception {
        String messageId = nextMessageId();
        Copy copy = arrive(messageId, "deleted");
        Sighting.Present before = present(copy);
        rig.destroy(messageId);
        assertThat(known(rig.actor().look(copy))).isInstanceOf(Sighting.Gone.class);
        assertThat(fault(rig.reader().fetch(rig.mailbox(), copy.id()))).isInstanceOf(Fault.Gone.class);
        assertThat(fault(rig.actor().move(copy, before, new Place.Quarantine()))).isInstanceOf(Fault.Gone.class);
    }

    @Test void theSameMessageIdWithOtherContentIsNotMistaken() throws Exception {
        String messageId = nextMessageId();
        Cursor before = now();
        rig.deliver(mail(messageId, "first", "AAAA"));
        rig.deliver(mail(messageId, "other", "BBBB"));
        List<ProviderMessageId> both = drain(before, 10);
        assertThat(both).hasSize(2);
        for (ProviderMessageId id : both) {
            Copy right = copy(id, messageId);
            Copy lostId = new Copy(right.mailbox(), new ProviderMessageId("stale"), right.messageId(), right.content(), right.bytes());
            assertThat(present(lostId).id()).isEqualTo(id);
        }
        Copy neither = new Copy(rig.mailbox(), new ProviderMessageId("stale"), new MessageIdHeader(messageId),
                ContentHash.of(new byte[] {1}), copy(both.getFirst(), messageId).bytes());
        assertThat(known(rig.actor().look(neither))).isInstanceOf(Sighting.Gone.class);
    }

    @Test void aMessageWithoutMessageIdIsFoundByItsContent() throws Exception {
        Cursor before = now();
        rig.deliver(("From: eve@example.net\r\nTo: alice@example.test\r\nSubject: no id " + nextMessageId() + "\r\n\r\nHello.\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        Copy copy = copy(only(drain(before, 10)), "");
        known(rig.actor().move(copy, present(copy), new Place.Trash()));
        Copy lostId = new Copy(copy.mailbox(), new ProviderMessageId("stale"), MessageIdHeader.NONE, copy.content(), copy.bytes());
        assertThat(present(lostId).role()).isEqualTo(FolderRole.TRASH);
    }

    @Test void aFolderThatNoLongerExistsMeansTheInbox() throws Exception {
        Copy copy = arrive(nextMessageId(), "back to nowhere");
        known(rig.actor().move(copy, present(copy), new Place.Quarantine()));
        known(rig.actor().move(copy, present(copy), new Place.Folder("folder-that-was-deleted")));
        assertThat(present(copy).role()).isEqualTo(FolderRole.INBOX);
    }

    @Test void marksAreSetAndCleared() throws Exception {
        Copy copy = arrive(nextMessageId(), "marks");
        if (!rig.actor().capabilities(rig.mailbox()).contains(Capability.MARK)) {
            assertThat(fault(rig.actor().mark(copy, present(copy), "cordon-suspicious", true))).isInstanceOf(Fault.Unsupported.class);
            return;
        }
        assertThat(known(rig.actor().mark(copy, present(copy), "cordon-suspicious", true)).keywords()).contains("cordon-suspicious");
        assertThat(present(copy).keywords()).contains("cordon-suspicious");
        assertThat(present(copy).read()).isFalse();
        known(rig.actor().mark(copy, present(copy), "cordon-suspicious", false));
        assertThat(present(copy).keywords()).doesNotContain("cordon-suspicious");
        assertThat(fault(rig.actor().mark(copy, present(copy), "not a keyword", true))).isInstanceOf(Fault.Unsupported.class);
    }

    @Test void manyThreadsMayUseItAtOnce() throws Exception {
        Cursor before = now();
        for (int i = 0; i < 8; i++) {
            rig.deliver(mail(nextMessageId(), "thread " + i, "Hello " + i));
        }
        List<ProviderMessageId> ids = drain(before, 20);
        assertThat(ids).hasSize(8);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<FolderRole>> ends = ids.stream().map(id -> threads.submit(() -> {
                Copy copy = copy(id, "");
                Answer<Sighting.Present> moved = rig.actor().move(copy, present(copy), new Place.Quarantine());
                for (int tries = 0; tries < 20 && moved instanceof Answer.Unknown<Sighting.Present>(Fault.Retry _); tries++) {
                    moved = rig.actor().move(copy, present(copy), new Place.Quarantine());
                }
                known(moved);
                return present(copy).role();
            })).toList();
            Set<FolderRole> roles = new LinkedHashSet<>();
            for (Future<FolderRole> end : ends) {
                roles.add(end.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            assertThat(roles).containsExactly(FolderRole.QUARANTINE);
        }
    }
}
