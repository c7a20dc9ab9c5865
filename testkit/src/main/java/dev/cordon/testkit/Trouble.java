package dev.cordon.testkit;

import dev.cordon.kernel.fault.Fault;

/** Decides, call by call, what goes wrong in a memory twin. */
@FunctionalInterface
public interface Trouble {
    /** What is being asked of a twin. */
    enum Call { NOW, CHANGES, SINCE, FETCH, LOOK, MOVE, MARK, HINT, APPEND, PUT, GET, ASK }

    /** What happens to one call. */
    sealed interface Effect {
        /** Nothing goes wrong. */
        record Well() implements Effect {}

        /** It is not carried out, and this is the answer. For a hint: it is dropped. */
        record Refused(Fault fault) implements Effect {}

        /** It is carried out, but the answer is lost on the way and this is what the caller sees. For a hint: it comes twice. */
        record Lost(Fault fault) implements Effect {}
    }

    /** Nothing goes wrong. */
    Effect WELL = new Effect.Well();

    /** Never any trouble. */
    Trouble NONE = (call, about) -> WELL;

    /**
     * What happens to this call.
     *
     * @param about what it is about: a mailbox's key, a ledger entry's key, a hash
     */
    Effect strike(Call call, String about);
}
