package dev.cordon.conclusion.actions;

import dev.cordon.kernel.verdict.Disposition;

/** Hides a copy because it was judged bad: out of whatever folder it is in, the trash and the archive included (EC-074). */
final class Quarantine implements Hiding {
    @Override public String name() {
        return "quarantine";
    }

    @Override public Disposition disposition() {
        return Disposition.QUARANTINE;
    }
}
