package dev.cordon.initiation.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.initiation.Fakes;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecountTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(Fakes.NOON, java.time.ZoneOffset.UTC);

    private final Fakes fakes = new Fakes();
    private final InstantSource clock = InstantSource.fixed(Fakes.NOON);
    private final Recount recount = new Recount(fakes, new Sweep(fakes, fakes, clock), clock);
    private final List<Notice> kept = new ArrayList<>();

    @BeforeEach void aMailboxThatIsProtected() {
        fakes.cursors.put(Fakes.MIA, new Cursor("c"));
    }

    private static Answer<Changes> page(boolean more, String... ids) {
        return Answer.of(new Changes(Arrays.stream(ids).map(ProviderMessageId::new).toList(), new Cursor("c"), more));
    }

    private Answer<List<Recount.Day>> run(Instant from, String... known) {
        Set<String> ids = Stream.of(known).collect(Collectors.toSet());
        return recount.run(Fakes.MIA, from, new Recount.Seen() {
            @Override public boolean known(ProviderMessageId id) {
                return ids.contains(id.value()) || kept.stream().anyMatch(n -> n.message().equals(id));
            }

            @Override public boolean judged(ProviderMessageId id) {
                return ids.contains(id.value());
            }
        }, kept::addAll);
    }

    @Test void whatNobodyLookedAtIsCountedAndHandedOverOnItsDay() {
        fakes.resyncs.add(page(false, "y1", "y2", "t1"));
        fakes.resyncs.add(page(false, "t1"));
        assertThat(run(Fakes.NOON.minus(Duration.ofDays(1)), "y1", "t1")).isEqualTo(Answer.of(List.of(
                new Recount.Day(TODAY.minusDays(1), 2, 1, 1), new Recount.Day(TODAY, 1, 1, 0))));
        assertThat(kept).extracting(n -> n.message().value()).containsExactly("y2");
    }

    @Test void aDayBeginsNoEarlierThanTheProtection() {
        fakes.resyncs.add(page(false, "t1"));
        Instant from = Fakes.NOON.minusSeconds(60);
        assertThat(run(from, "t1")).isEqualTo(Answer.of(List.of(new Recount.Day(TODAY, 1, 1, 0))));
        assertThat(fakes.resyncedFrom).containsExactly(from);
    }

    @Test void mailThatArrivesBetweenListingAndSweepIsNoHole() {
        fakes.resyncs.add(page(false, "t1", "t2"));
        fakes.changes.add(page(false, "t2"));
        assertThat(run(Fakes.NOON.minusSeconds(60), "t1")).isEqualTo(Answer.of(List.of(new Recount.Day(TODAY, 2, 1, 0))));
        assertThat(kept).extracting(n -> n.message().value()).as("by the sweep").containsExactly("t2");
    }

    @Test void everyPageOfTheListIsRead() {
        fakes.resyncs.add(page(true, "a"));
        fakes.changes.add(page(false, "b"));
        assertThat(run(Fakes.NOON.minusSeconds(60), "a")).isEqualTo(Answer.of(List.of(new Recount.Day(TODAY, 2, 1, 1))));
    }

    @Test void aListThatIsNotCompleteProvesNothing() {
        fakes.resyncs.add(page(true, "a"));
        fakes.changes.add(Answer.unknown(new Fault.Retry("busy", Duration.ofSeconds(1))));
        assertThat(run(Fakes.NOON.minusSeconds(60))).isInstanceOf(Answer.Unknown.class);
        assertThat(kept).isEmpty();
    }
}
