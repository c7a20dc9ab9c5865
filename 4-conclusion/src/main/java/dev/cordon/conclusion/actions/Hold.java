package dev.cordon.conclusion.actions;

import dev.cordon.kernel.verdict.Disposition;

/** Hides a copy because it could not be verified. The mailbox sees what {@link Quarantine} does; the record says why and until when. */
final class Hold implements Hiding {
    @Override public String name() {
        return "hold";
    }

    @Override public Disposition disposition() {
        return Disposition.HOLD;
    }
}
