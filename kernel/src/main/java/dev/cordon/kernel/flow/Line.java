package dev.cordon.kernel.flow;

/** The four stages in order. Every runtime runs this, and nothing else decides what happens to a message. */
public record Line(
        Stage<Notice, Intake> initiation,
        Stage<Brief, Dossier> application,
        Stage<Dossier, Judgement> verification,
        Stage<Judgement, Outcome> conclusion) {
    /** How often Verification may ask for a closer look at one message. */
    public static final int CLOSER_LOOKS_MAX = 3;
}
