package dev.cordon.testkit;

import static dev.cordon.testkit.Samples.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryMailboxesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    private static <T> T known(Answer<T> answer) {
        return switch (answer) {
            case Answer.Known<T> k -> k.value();
            case Answer.Unknown<T> u -> throw new AssertionError("unknown: " + u.fault());
        };
    }

    private static Copy copy(ProviderMessageId id, Raw raw, String messageId) {
        return new Copy(ADA, id, new MessageIdHeader(messageId), raw.hash(), raw.length());
    }

    @Test void arrivalsAreInTheFeedInPagesAndOnlyOnce() {
        MemoryMailboxes mail = new MemoryMailboxes(CLOCK);
        Cursor start = known(mail.now(ADA));
        for (int i = 0; i < 5; i++) {
            mail.deliver(ADA, Samples.mail("a" + i));
        }
        Changes first = known(mail.changes(ADA, start, 3));
        assertThat(first.arrived()).hasSize(3);
        assertThat(first.more()).isTrue();
        Changes rest = known(mail.changes(ADA, first.next(), 3));
        assertThat(rest.arrived()).hasSize(2).doesNotContainAnyElementsOf(first.arrived());
        assertThat(known(mail.changes(ADA, rest.next(), 3)).arrived()).isEmpty();
    }

    @Test @EdgeCase("EC-007")
    void aForgottenCursorAsksForSince() {
        MemoryMailboxes mail = new MemoryMailboxes(CLOCK);
        Cursor start = known(mail.now(ADA));
        ProviderMessageId id = mail.deliver(ADA, Samples.mail("a"));
        mail.forgetCursors(ADA);
        assertThat(mail.changes(ADA, start, 10)).isInstanceOfSatisfying(Answer.Unknown.class,
                u -> assertThat(u.fault()).isInstanceOf(Fault.CursorLost.class));
        assertThat(known(mail.since(ADA, Instant.EPOCH)).arrived()).containsExactly(id);
    }

    @Test @EdgeCase("EC-074")
    void aCopyTheOwnerMovedIsFoundByItsMessageIdAndContent() {
        MemoryMailboxes mail = new MemoryMailboxes(CLOCK, false, Trouble.NONE);
        Raw raw = Samples.mail("a");
        ProviderMessageId id = mail.deliver(ADA, raw);
        assertThat(mail.ownerMoves(ADA, 0, "archive")).isTrue();
        Sighting seen = known(mail.look(copy(id, raw, "<a@example.net>")));
        assertThat(seen).isInstanceOfSatisfying(Sighting.Present.class, p -> {
            assertThat(p.folder()).isEqualTo("archive");
            assertThat(p.id()).isNotEqualTo(id);
        });
    }

    @Test void aMoveOnAStaleSightingIsRefused() {
        MemoryMailboxes mail = new MemoryMailboxes(CLOCK);
        Raw raw = Samples.mail("a");
        Copy copy = copy(mail.deliver(ADA, raw), raw, "<a@example.net>");
        Sighting.Present seen = (Sighting.Present) known(mail.look(copy));
        mail.ownerMoves(ADA, 0, "trash");
        assertThat(mail.move(copy, seen, new Place.Quarantine())).isInstanceOfSatisfying(Answer.Unknown.class,
                u -> assertThat(u.fault()).isInstanceOf(Fault.Gone.class));
        assertThat(mail.folderOf(ADA, 0)).isEqualTo("trash");
        assertThat(mail.acts()).isEmpty();
    }

    @Test @EdgeCase("EC-011")
    void aLostAnswerStillMoved() {
        MemoryMailboxes mail = new MemoryMailboxes(CLOCK, true, (call, about) -> call == Trouble.Call.MOVE
                ? new Trouble.Effect.Lost(new Fault.Retry("timeout", Duration.ofSeconds(1))) : Trouble.WELL);
        Raw raw = Samples.mail("a");
        Copy copy = copy(mail.deliver(ADA, raw), raw, "<a@example.net>");
        Sighting.Present seen = (Sighting.Present) known(mail.look(copy));
        assertThat(mail.move(copy, seen, new Place.Quarantine())).isInstanceOf(Answer.Unknown.class);
        assertThat(mail.folderOf(ADA, 0)).isEqualTo("quarantine");
        assertThat(mail.acts()).hasSize(1).allMatch(MemoryMailboxes.Act::looked);
    }

    @Test void aMarkIsVisibleUntilItIsCleared() {
        MemoryMailboxes mail = new MemoryMailboxes(CLOCK);
        Raw raw = Samples.mail("a");
        Copy copy = copy(mail.deliver(ADA, raw), raw, "<a@example.net>");
        Sighting.Present seen = (Sighting.Present) known(mail.look(copy));
        Sighting.Present marked = known(mail.mark(copy, seen, "$Suspicious", true));
        assertThat(marked.keywords()).containsExactly("$Suspicious");
        assertThat(known(mail.mark(copy, marked, "$Suspicious", false)).keywords()).isEmpty();
    }

    @Test @EdgeCase("EC-005")
    void aHintCanBeDroppedOrDoubled() {
        AtomicInteger next = new AtomicInteger();
        MemoryMailboxes mail = new MemoryMailboxes(CLOCK, true, (call, about) -> call != Trouble.Call.HINT ? Trouble.WELL
                : next.getAndIncrement() == 0 ? new Trouble.Effect.Refused(new Fault.Retry("dropped", Duration.ZERO))
                : new Trouble.Effect.Lost(new Fault.Retry("doubled", Duration.ZERO)));
        AtomicInteger hints = new AtomicInteger();
        var watch = mail.watch(ADA, hints::incrementAndGet);
        assertThat(hints).as("the first call after connecting").hasValue(1);
        mail.deliver(ADA, Samples.mail("a"));
        assertThat(hints).hasValue(1);
        mail.deliver(ADA, Samples.mail("b"));
        assertThat(hints).hasValue(3);
        watch.close();
        mail.deliver(ADA, Samples.mail("c"));
        assertThat(hints).hasValue(3);
        assertThat(watch.listening()).isFalse();
    }
}
