package dev.cordon.initiation.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.cordon.initiation.Fakes;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.testkit.EdgeCase;

class SweepTest {

    private final Fakes fakes = new Fakes();
    private final Sweep sweep = new Sweep(fakes, fakes, InstantSource.fixed(Fakes.NOON));
    private final List<Notice> kept = new ArrayList<>();

    private static Answer<Changes> page(String next, boolean more, String... ids) {
        return Answer.of(new Changes(Arrays.stream(ids).map(ProviderMessageId::new).toList(), new Cursor(next), more));
    }

    private Answer<Sweep.Swept> run() {
        return sweep.run(Fakes.MIA, kept::addAll);
    }

    @Test
    void theFirstRunOnlyNotesWhereToBegin() {
        assertThat(run()).isEqualTo(Answer.of(new Sweep.Swept(0, false, true, false)));
        assertThat(kept).isEmpty();
        assertThat(fakes.cursors).containsEntry(Fakes.MIA, new Cursor("now"));
    }

    @Test
    void pagesAreFollowedToTheirEnd() {
        fakes.cursors.put(Fakes.MIA, new Cursor("c0"));
        fakes.changes.add(page("c1", true, "a", "b", "a"));
        fakes.changes.add(page("c2", false, "c"));
        assertThat(run()).isEqualTo(Answer.of(new Sweep.Swept(3, false, false, false)));
        assertThat(kept).extracting(n -> n.message().value()).containsExactly("a", "b", "c");
        assertThat(fakes.cursors).containsEntry(Fakes.MIA, new Cursor("c2"));
    }

    @Test
    void theCursorStaysWhenTheNoticesCouldNotBeKept() {
        fakes.cursors.put(Fakes.MIA, new Cursor("c0"));
        fakes.changes.add(page("c1", false, "a"));
        assertThatThrownBy(() -> sweep.run(Fakes.MIA, _ -> {
            throw new IllegalStateException("no disk");
        })).isInstanceOf(IllegalStateException.class);
        assertThat(fakes.cursors).containsEntry(Fakes.MIA, new Cursor("c0"));
    }

    @Test
    @EdgeCase("EC-007")
    void aLostCursorAsksForEverythingInTheWindowAndRepeatsNothing() {
        fakes.cursors.put(Fakes.MIA, new Cursor("c0"));
        fakes.changes.add(page("c1", false, "a"));
        run();
        fakes.changes.add(Answer.unknown(new Fault.CursorLost("too old")));
        fakes.resyncs.add(page("r1", false, "a", "b"));
        assertThat(run()).isEqualTo(Answer.of(new Sweep.Swept(2, false, false, true)));
        assertThat(fakes.resyncedFrom).containsExactly(Fakes.NOON.minus(Duration.ofDays(7)));
        assertThat(fakes.cursors).containsEntry(Fakes.MIA, new Cursor("r1"));
        // The copy seen before has the same inspection, so it is the same work.
        assertThat(kept.get(0).inspection()).isEqualTo(kept.get(1).inspection());
        assertThat(kept.get(2).inspection()).isNotEqualTo(kept.get(1).inspection());
    }

    @Test
    void aFaultAfterAPageKeepsWhatWasWon() {
        fakes.cursors.put(Fakes.MIA, new Cursor("c0"));
        fakes.changes.add(page("c1", true, "a"));
        fakes.changes.add(Answer.unknown(Fakes.busy()));
        assertThat(run()).isEqualTo(Answer.of(new Sweep.Swept(1, true, false, false)));
        assertThat(fakes.cursors).containsEntry(Fakes.MIA, new Cursor("c1"));
        fakes.changes.add(Answer.unknown(Fakes.busy()));
        assertThat(run()).isEqualTo(Answer.unknown(Fakes.busy()));
    }

    @Test
    void aRunIsBoundedAndBackfillStartsWhereItIsTold() {
        Sweep narrow = new Sweep(fakes, fakes, InstantSource.fixed(Fakes.NOON), new Sweep.Settings(10, 2, Duration.ofDays(1)));
        fakes.resyncs.add(page("r1", true, "a"));
        fakes.changes.add(page("r2", true, "b"));
        fakes.changes.add(page("r3", true, "c"));
        assertThat(narrow.backfill(Fakes.MIA, Fakes.NOON.minusSeconds(5), kept::addAll))
                .isEqualTo(Answer.of(new Sweep.Swept(2, true, false, false)));
        assertThat(fakes.resyncedFrom).containsExactly(Fakes.NOON.minusSeconds(5));
        assertThat(fakes.cursors).containsEntry(Fakes.MIA, new Cursor("r2"));
    }
}
