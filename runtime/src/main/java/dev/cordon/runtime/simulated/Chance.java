package dev.cordon.runtime.simulated;

import dev.cordon.kernel.fault.Fault;
import dev.cordon.testkit.Trouble;
import java.time.Duration;
import java.util.SplittableRandom;

/** What goes wrong, drawn from the seed: throttling, lost answers, refusals, a full ledger, and the death of the process. */
final class Chance implements Trouble {
    private static final int CRASH_PER_MILLE = 15;
    private static final int CRASH_DISTANCE = 4;
    private static final int CRASH_AT_REQUEST_PER_MILLE = 3;

    private final SplittableRandom random;
    private final int faultsPerMille;
    private final Injected injected;
    private boolean peaceful = true;
    private int ledgerFullFor;
    private int untilCrash = -1;
    private long diesAt = -1;
    private long requests;

    Chance(SplittableRandom random, int faultsPerMille, Injected injected) {
        this.injected = injected;
        this.random = random;
        this.faultsPerMille = faultsPerMille;
    }

    /** From now on things go wrong. */
    void begin() {
        peaceful = false;
    }

    /** From now on nothing goes wrong any more. */
    void calm() {
        peaceful = true;
        untilCrash = -1;
        ledgerFullFor = 0;
    }

    @Override public Effect strike(Call call, String about) {
        if (peaceful) {
            return WELL;
        }
        step();
        if (call == Call.APPEND) {
            return ledger();
        }
        if (random.nextInt(1_000) >= faultsPerMille) {
            return WELL;
        }
        Fault throttled = new Fault.Retry("429", Duration.ofSeconds(random.nextInt(1, 30)));
        return switch (call) {
            case MOVE, MARK -> random.nextBoolean() ? lost(Injected.Kind.ACT_ANSWER_LOST, new Fault.Retry("timeout", Duration.ofSeconds(1)))
                    : refused(Injected.Kind.MAIL_REFUSED, throttled);
            case HINT -> random.nextBoolean() ? lost(Injected.Kind.HINT_TWICE, throttled) : refused(Injected.Kind.HINT_DROPPED, throttled);
            case PUT, GET -> WELL;
            case ASK -> refused(Injected.Kind.HISTORY_BUSY, new Fault.Retry("the history is busy", Duration.ofSeconds(1)));
            case NOW, CHANGES, SINCE, FETCH, LOOK -> refused(Injected.Kind.MAIL_REFUSED, throttled);
            case APPEND -> throw new IllegalStateException("handled above");
        };
    }

    private Effect ledger() {
        if (ledgerFullFor > 0) {
            ledgerFullFor--;
            return refused(Injected.Kind.LEDGER_FULL, new Fault.NoRoom("the disk is full"));
        }
        int drawn = random.nextInt(1_000);
        if (drawn < faultsPerMille / 10) {
            ledgerFullFor = random.nextInt(1, 12);
        }
        return drawn < faultsPerMille / 3 ? lost(Injected.Kind.LEDGER_ANSWER_LOST, new Fault.Retry("the ledger's answer was lost",
                Duration.ofSeconds(1))) : WELL;
    }

    private Effect lost(Injected.Kind kind, Fault fault) {
        injected.one(kind);
        return new Effect.Lost(fault);
    }

    private Effect refused(Injected.Kind kind, Fault fault) {
        injected.one(kind);
        return new Effect.Refused(fault);
    }

    /** The process dies before or after exactly this request to a tenant, counted from 0, and by no other chance. */
    void dieAt(long request) {
        diesAt = request;
    }

    /** A request to a tenant is about to be sent, or was performed. */
    void request() {
        if (peaceful) {
            return;
        }
        boolean dies = diesAt >= 0 ? requests++ == diesAt : random.nextInt(1_000) < CRASH_AT_REQUEST_PER_MILLE;
        if (dies) {
            injected.one(Injected.Kind.PROCESS_DIED);
            throw new Crash();
        }
    }

    /** How many requests were begun or ended since things go wrong, as far as they are counted for {@link #dieAt}. */
    long requests() {
        return requests;
    }

    /** One step of the process; it may be its last. */
    void step() {
        if (peaceful || diesAt >= 0) {
            return;
        }
        if (untilCrash < 0 && random.nextInt(1_000) < CRASH_PER_MILLE) {
            untilCrash = random.nextInt(CRASH_DISTANCE);
        }
        if (untilCrash >= 0 && untilCrash-- == 0) {
            untilCrash = -1;
            injected.one(Injected.Kind.PROCESS_DIED);
            throw new Crash();
        }
    }
}
