package dev.cordon.runtime.simulated;

import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.runtime.RuntimeContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class SimulatedContractTest implements RuntimeContract {
    @Override public Played play(long seed) {
        Simulation.Left left = Simulation.left(seed, new Size(60, 4), Plant.NONE);
        Map<String, Notice> notices = new LinkedHashMap<>();
        left.store().notices().forEach(n -> notices.putIfAbsent(n.mailbox().key() + "|" + n.message().value(), n));
        List<Arrived> arrived = new ArrayList<>();
        for (Simulation.Arrival a : left.arrivals()) {
            Notice notice = notices.get(a.mailbox().key() + "|" + a.id().value());
            // Died while it was delivered: nobody was told the id, and the simulation itself says whether it was lost.
            if (notice == null && (left.touched().contains(a.number()) || a.id().value().equals("none"))) {
                continue;
            }
            arrived.add(arrived(left, a, notice == null ? List.of() : List.of(notice)));
        }
        return new Played(arrived, left.acts(), left.ledgerAtActs(), left.ledger().entries(), left.report().crashes());
    }

    private static Arrived arrived(Simulation.Left left, Simulation.Arrival a, List<Notice> notice) {
        String folder = left.mail().folderOf(a.mailbox(), a.number());
        if (notice.isEmpty()) {
            return new Arrived(a.mailbox(), a.number(), false, folder, "", false, false);
        }
        var id = notice.getFirst().inspection();
        boolean hides = left.store().outcomes().get(id) instanceof Outcome.Concluded c && c.decision().disposition() == Disposition.QUARANTINE
                && !left.touched().contains(a.number());
        return new Arrived(a.mailbox(), a.number(), hides, folder, id.value(), left.store().isInspected(id), left.store().wasPutOff(id));
    }
}
