package dev.cordon.runtime;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes one inspection one phase further, and stores what came of it. Every runtime uses this: what differs between them is the
 * store, the clock, and who calls when.
 *
 * <p>A phase runs at least once: when the process dies before its result is stored, it runs again after the restart. Its effects
 * happen once because each is keyed: bytes by content, claims by copy, ledger entries and orders by inspection.
 */
public final class Trips {
    /** A phase that broke down this often is shown as parked; it is still tried again, seldom. */
    public static final int ATTEMPTS_MAX = 12;
    private static final Duration UNTIL_ROOM = Duration.ofSeconds(10);
    private static final Duration NOT_CONFIGURED = Duration.ofHours(1);
    private static final Duration PARKED_EVERY = Duration.ofHours(6);

    /** Told of what a person must look at. */
    public interface Alarms {
        /** {@code about} says what it is about, so that the same alarm is not raised twice. */
        void raise(String about, String words);

        /** Keeps what is needed to repeat a defect of ours. */
        void bundle(Work work, Throwable defect);
    }

    private final Function<MailboxId, Optional<Wired>> lines;
    private final WorkStore store;
    private final Blobs blobs;
    private final InstantSource clock;
    private final BackOff backOff;
    private final Alarms alarms;

    /** Everything a trip needs. {@code seed} decides the jitter of retries. */
    public Trips(Function<MailboxId, Optional<Wired>> lines, WorkStore store, Blobs blobs, InstantSource clock, long seed, Alarms alarms) {
        this.lines = lines;
        this.store = store;
        this.blobs = blobs;
        this.clock = clock;
        this.backOff = new BackOff(seed);
        this.alarms = alarms;
    }

    /** Runs the work's phase and stores what follows. Answers the next phase's work when it can run at once. */
    public Optional<Work> step(Work work) {
        Optional<Wired> line = lines.apply(work.mailbox());
        if (line.isEmpty()) {
            String what = "connector " + work.mailbox().connector() + " is not configured any more, but there is work for it";
            alarms.raise("connector:" + work.mailbox().connector(), what);
            return later(work, "waiting", new Fault.Retry(what, NOT_CONFIGURED));
        }
        Wired wired = line.get();
        try {
            return switch (work.phase()) {
                case INITIATION -> initiation(work, wired);
                case JUDGEMENT -> judgement(work, wired);
                case CONCLUSION -> conclusion(work, wired);
                case RELEASE -> release(work, wired);
            };
        } catch (WorkStore.NotKept e) {
            throw e;
        } catch (RuntimeException | StackOverflowError defect) {
            return defect(work, wired, defect);
        }
    }

    private Optional<Work> initiation(Work work, Wired wired) {
        Notice notice = Canonical.read(Notice.class, work.input());
        return switch (wired.line().initiation().run(notice)) {
            case Step.Later<Intake> l -> later(work, "waiting", l.fault());
            case Step.Wants<Intake> w -> throw new IllegalStateException("Initiation wants " + w.deeper());
            case Step.Done<Intake> d -> switch (d.output()) {
                case Intake.Admitted a -> next(work, Phase.JUDGEMENT, Canonical.write(a));
                case Intake.Duplicate i -> end(work, new Ending.NotAdmitted(i), List.of());
                case Intake.Vanished i -> end(work, new Ending.NotAdmitted(i), List.of());
                case Intake.Refused i -> end(work, new Ending.NotAdmitted(i), List.of());
            };
        };
    }

    private Optional<Work> judgement(Work work, Wired wired) {
        Intake.Admitted admitted = Canonical.read(Intake.Admitted.class, work.input());
        Raw raw = switch (blobs.get(admitted.content())) {
            case Answer.Known<Raw> k -> k.value();
            case Answer.Unknown<Raw> u -> {
                alarms.raise("bytes:" + admitted.content().value(), "the bytes of an admitted message are not kept: " + u.fault().what());
                yield Raw.owning(new byte[0]);
            }
        };
        if (raw.length() == 0 && admitted.bytes() > 0) {
            return next(work, Phase.CONCLUSION, Canonical.write(wired.parked().apply(admitted, "its bytes are not kept any more")));
        }
        return switch (Rounds.judge(wired, admitted, raw, new StageClock())) {
            case Step.Done<Judgement> d -> next(work, Phase.CONCLUSION, Canonical.write(d.output()));
            case Step.Later<Judgement> l -> later(work, "inspecting", l.fault());
            case Step.Wants<Judgement> w -> throw new IllegalStateException("the line still wants " + w.deeper());
        };
    }

    private Optional<Work> conclusion(Work work, Wired wired) {
        Judgement judgement = Canonical.read(Judgement.class, work.input());
        Step<Outcome> step = work.after().isEmpty() ? first(work, wired, judgement) : again(work, wired, judgement);
        return switch (step) {
            case Step.Later<Outcome> l -> later(work, "inspecting", l.fault());
            case Step.Wants<Outcome> w -> throw new IllegalStateException("Conclusion wants " + w.deeper());
            case Step.Done<Outcome> d -> concluded(work, d.output());
        };
    }

    private Step<Outcome> first(Work work, Wired wired, Judgement judgement) {
        return switch (store.manner(work.inspection())) {
            case Manner.Ordinary _ -> wired.line().conclusion().run(judgement);
            case Manner.Observed o -> judgement.dossier().intake().receivedAt().isBefore(o.before()) ? wired.observing().run(judgement)
                    : wired.line().conclusion().run(judgement);
            case Manner.Commanded c -> wired.commanding().command(judgement, c.who(), c.why());
        };
    }

    private Step<Outcome> again(Work work, Wired wired, Judgement judgement) {
        return switch (store.outcome(new InspectionId(work.after()))) {
            case Answer.Known<Outcome> k when k.value() instanceof Outcome.Held held -> wired.again().apply(held, judgement);
            case Answer.Known<Outcome> _, Answer.Unknown<Outcome> _ -> wired.line().conclusion().run(judgement);
        };
    }

    private Optional<Work> concluded(Work work, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Concluded c -> end(work, new Ending.Ended(c), List.of());
            case Outcome.Held h -> end(work, new Ending.Ended(h), List.of(lookAgain(work, h)));
            case Outcome.Stopped s -> stopped(work, s);
        };
    }

    // EC-113: no act without a record. When there is room again, the same conclusion runs again and nothing is lost.
    private Optional<Work> stopped(Work work, Outcome.Stopped stopped) {
        alarms.raise("stopped:" + stopped.fault().getClass().getSimpleName(), "acting has stopped: " + stopped.fault().what());
        return switch (stopped.fault()) {
            case Fault.NoRoom f -> {
                store.later(work.again(clock.instant().plus(UNTIL_ROOM)), "stopped", f.what());
                yield Optional.empty();
            }
            case Fault.Retry f -> later(work, "stopped", f);
            case Fault.Gone _, Fault.Denied _, Fault.CursorLost _, Fault.Unsupported _, Fault.Malformed _ ->
                    end(work, new Ending.Ended(stopped), List.of());
        };
    }

    /** The inspection that looks at a held message again: never forgotten, because it is stored with the outcome that holds it. */
    private static Work lookAgain(Work work, Outcome.Held held) {
        Notice first = held.judgement().dossier().intake().notice();
        ProviderMessageId now = first.message();
        for (Receipt receipt : held.receipts()) {
            if (receipt.after() instanceof Sighting.Present p) {
                now = p.id();
            }
        }
        int looks = work.looks() + 1;
        String origin = work.after().isEmpty() ? work.inspection().value() : work.after();
        InspectionId id = InspectionId.of(first.mailbox(), first.message(), "again:" + looks + ":" + origin);
        Notice notice = new Notice(id, first.mailbox(), now, Notice.Cause.SWEPT, held.until());
        return new Work(id, first.mailbox(), Phase.INITIATION, Canonical.write(notice), work.inspection().value(), looks, held.until(),
                held.until(), 0);
    }

    private Optional<Work> release(Work work, Wired wired) {
        Map<String, Json> input = ((Json.Obj) work.input()).members();
        String who = input.get("who") instanceof Json.Str s ? s.text() : "";
        String why = input.get("why") instanceof Json.Str s ? s.text() : "";
        Answer<Receipt> answer = store.outcome(work.inspection()).then(outcome -> wired.restoring().restore(outcome, who, why));
        return switch (answer) {
            case Answer.Known<Receipt> k -> end(work, new Ending.Released(k.value()), List.of());
            case Answer.Unknown<Receipt> u -> switch (u.fault()) {
                case Fault.Retry f -> later(work, "releasing", f);
                case Fault.NoRoom f -> later(work, "releasing", new Fault.Retry(f.what(), Duration.ofSeconds(5)));
                case Fault.Gone f -> end(work, new Ending.NotReleased(f), List.of());
                case Fault.Denied f -> end(work, new Ending.NotReleased(f), List.of());
                case Fault.CursorLost f -> end(work, new Ending.NotReleased(f), List.of());
                case Fault.Unsupported f -> end(work, new Ending.NotReleased(f), List.of());
                case Fault.Malformed f -> end(work, new Ending.NotReleased(f), List.of());
            };
        };
    }

    // Our mistake: kept so that it can be repeated, and judged indeterminate so that the policy decides what follows.
    private Optional<Work> defect(Work work, Wired wired, Throwable defect) {
        alarms.bundle(work, defect);
        String what = "a defect of ours in phase " + work.phase().name().toLowerCase(java.util.Locale.ROOT) + ": "
                + defect.getClass().getSimpleName();
        alarms.raise("defect:" + work.inspection().value(), what + " (inspection " + work.inspection().value() + ")");
        if (work.phase() == Phase.JUDGEMENT) {
            Intake.Admitted admitted = Canonical.read(Intake.Admitted.class, work.input());
            return next(work, Phase.CONCLUSION, Canonical.write(wired.parked().apply(admitted, what)));
        }
        return later(work, "parked", new Fault.Retry(what, Duration.ofMinutes(1)));
    }

    private Optional<Work> next(Work work, Phase phase, Json input) {
        Work next = work.next(phase, input, clock.instant());
        store.next(work, next);
        return Optional.of(next);
    }

    private Optional<Work> end(Work work, Ending ending, List<Work> more) {
        store.end(work, ending, more);
        return Optional.empty();
    }

    // EC-010, EC-090: nothing is dropped; what was tried too often is shown as parked, and still tried, seldom.
    private Optional<Work> later(Work work, String state, Fault.Retry fault) {
        boolean parked = work.attempt() + 1 >= ATTEMPTS_MAX;
        Duration wait = backOff.after(work.inspection(), work.attempt(), fault.after());
        Instant due = clock.instant().plus(parked && wait.compareTo(PARKED_EVERY) < 0 ? PARKED_EVERY : wait);
        if (parked) {
            alarms.raise("parked:" + work.inspection().value(), "inspection " + work.inspection().value() + " was tried "
                    + (work.attempt() + 1) + " times: " + fault.what());
        }
        store.later(work.again(due), parked ? "parked" : state, fault.what());
        return Optional.empty();
    }
}
