package dev.cordon.runtime.simulated;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.runtime.Ending;
import dev.cordon.runtime.Phase;
import dev.cordon.runtime.Rows;
import dev.cordon.runtime.Work;
import dev.cordon.runtime.WorkStore;
import dev.cordon.testkit.MemoryRecords;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The work table in memory: it survives the simulated death of the process, and each change happens whole or not at all. */
final class MemoryWork implements WorkStore {
    private final Map<InspectionId, Work> open = new LinkedHashMap<>();
    private final Map<InspectionId, InspectionRow> rows = new LinkedHashMap<>();
    private final Map<InspectionId, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<InspectionId, Notice> notices = new LinkedHashMap<>();
    private final Set<InspectionId> inspected = new LinkedHashSet<>();
    private final Set<InspectionId> putOff = new HashSet<>();
    private final Map<InspectionId, String> waitsFor = new LinkedHashMap<>();
    private final MemoryRecords records;
    private final InstantSource clock;
    private final Runnable beforeCommit;

    /** {@code beforeCommit} may end the process. */
    MemoryWork(MemoryRecords records, InstantSource clock, Runnable beforeCommit) {
        this.records = records;
        this.clock = clock;
        this.beforeCommit = beforeCommit;
    }

    @Override public void keep(List<Notice> fresh) {
        beforeCommit.run();
        for (Notice n : fresh) {
            if (notices.putIfAbsent(n.inspection(), n) == null) {
                Work work = new Work(n.inspection(), n.mailbox(), Phase.INITIATION, Canonical.write(n), "", 0, n.noticedAt(), n.noticedAt(), 0);
                open.put(n.inspection(), work);
                rows.put(n.inspection(), Rows.open(work, "waiting"));
            }
        }
    }

    @Override public void next(Work done, Work next) {
        beforeCommit.run();
        open.put(next.inspection(), next);
        rows.put(next.inspection(), Rows.open(next, "inspecting"));
    }

    @Override public void later(Work again, String state, String why) {
        beforeCommit.run();
        open.put(again.inspection(), again);
        putOff.add(again.inspection());
        waitsFor.put(again.inspection(), why);
        if (again.phase() != Phase.RELEASE) {
            rows.put(again.inspection(), Rows.open(again, state));
        }
    }

    @Override public void end(Work done, Ending ending, List<Work> more) {
        beforeCommit.run();
        InspectionRow before = rows.getOrDefault(done.inspection(), Rows.open(done, "inspecting"));
        rows.put(done.inspection(), Rows.ended(before, ending, clock.instant()));
        open.remove(done.inspection());
        inspected.add(done.inspection());
        if (ending instanceof Ending.Ended e) {
            outcomes.put(done.inspection(), e.outcome());
        }
        for (Work w : more) {
            open.put(w.inspection(), w);
            putOff.add(w.inspection());
            notices.put(w.inspection(), Canonical.read(Notice.class, w.input()));
            records.handOver(done.inspection(), w.inspection());
        }
    }

    /** A person's release becomes work. */
    void release(Work release) {
        open.put(release.inspection(), release);
    }

    @Override public Answer<Outcome> outcome(InspectionId inspection) {
        Outcome outcome = outcomes.get(inspection);
        return outcome == null ? Answer.unknown(new Fault.Gone("no outcome")) : Answer.of(outcome);
    }

    /** All open work, in the order in which it came. */
    Collection<Work> open() {
        return open.values();
    }

    /** Why an inspection was put off last; empty when it never was. */
    String waitsFor(InspectionId inspection) {
        return waitsFor.getOrDefault(inspection, "");
    }

    /** Whether an inspection had to wait at any time, or is a later look: others of its mailbox may then come before it. */
    boolean wasPutOff(InspectionId inspection) {
        return putOff.contains(inspection);
    }

    /** Every notice that was kept, in the order in which they came. */
    Collection<Notice> notices() {
        return notices.values();
    }

    /** What a list shows. */
    Map<InspectionId, InspectionRow> rows() {
        return rows;
    }

    /** Every outcome. */
    Map<InspectionId, Outcome> outcomes() {
        return outcomes;
    }

    boolean isInspected(InspectionId inspection) {
        return inspected.contains(inspection);
    }
}
