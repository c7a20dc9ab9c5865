package dev.cordon.initiation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.cordon.initiation.fetch.Kept;
import dev.cordon.initiation.fetch.WholeMessage;
import dev.cordon.initiation.origin.OriginFinder;
import dev.cordon.initiation.trigger.Trigger;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;

/**
 * Stage 1: follows a notice to its message, keeps the bytes, finds out where they came from, and admits the message or says
 * why not.
 *
 * <p>Nothing is lost here: what cannot be had now is asked for {@code Later}, and only a message that is gone, a copy that is
 * already being looked at, or a notice that cannot be followed ends the trip. A refusal of the provider is {@code Later} too,
 * with a long wait: rights come back when a person mends them, and the runtime's alarm on old work tells that person.
 */
public final class Initiation implements Stage<Notice, Intake> {

    /** How long to wait when the provider refuses: only a person can mend that. */
    static final Duration AFTER_REFUSAL = Duration.ofMinutes(15);
    /** How long to wait when there is no room to keep the bytes. */
    static final Duration AFTER_NO_ROOM = Duration.ofMinutes(1);
    /** How long to wait when the provider said something that nobody understands. */
    static final Duration AFTER_NONSENSE = Duration.ofMinutes(5);

    /**
     * How much is kept.
     *
     * @param bytesMax of one message; of a longer one its first bytes are kept, and evidence says so
     */
    public record Settings(int bytesMax) {
        /** 64 MiB, well above what mail systems accept. */
        public static final Settings STANDARD = new Settings(64 << 20);

        /** Refuses a limit that would keep nothing. */
        public Settings {
            if (bytesMax < 1) {
                throw new IllegalArgumentException("a limit of " + bytesMax + " bytes keeps nothing");
            }
        }
    }

    private final MailReader reader;
    private final Blobs blobs;
    private final Records records;
    private final InstantSource clock;
    private final Settings settings;
    private final OriginFinder origins;

    /** The stage with ordinary limits. */
    public Initiation(MailReader reader, Blobs blobs, Records records, Organisation organisation, InstantSource clock) {
        this(reader, blobs, records, organisation, clock, Settings.STANDARD);
    }

    /** The stage with its own limits. */
    public Initiation(MailReader reader, Blobs blobs, Records records, Organisation organisation, InstantSource clock,
                      Settings settings) {
        this.reader = reader;
        this.blobs = blobs;
        this.records = records;
        this.clock = clock;
        this.settings = settings;
        this.origins = new OriginFinder(organisation);
    }

    @Override
    public Step<Intake> run(Notice notice) {
        // Genuine trigger?
        Optional<Reason> refusal = Trigger.refusal(notice);
        if (refusal.isPresent()) {
            return new Step.Done<>(new Intake.Refused(notice, refusal.get()));
        }
        // Fetch whole.
        Answer<Fetched> fetched = WholeMessage.fetch(reader, notice.mailbox(), notice.message());
        return switch (fetched) {
            case Answer.Unknown<Fetched> u when u.fault() instanceof Fault.Gone ->
                    new Step.Done<>(new Intake.Vanished(notice, clock.instant()));
            case Answer.Unknown<Fetched> u -> new Step.Later<>(later(u.fault()));
            case Answer.Known<Fetched> k -> keep(notice, k.value());
        };
    }

    private Step<Intake> keep(Notice notice, Fetched fetched) {
        // Hash and keep.
        Kept kept = Kept.of(fetched, settings.bytesMax());
        return switch (blobs.put(kept.raw())) {
            case Answer.Unknown<ContentHash> u -> new Step.Later<>(later(u.fault()));
            case Answer.Known<ContentHash> k -> new Step.Done<>(admit(notice, fetched, kept, k.value()));
        };
    }

    private Intake admit(Notice notice, Fetched fetched, Kept kept, ContentHash content) {
        // Where did it come from?
        Origin origin = with(kept.evidence(), origins.find(kept.raw(), notice.mailbox().address()));
        // Is another inspection already about this copy?
        InspectionId first = records.claim(notice.mailbox(), notice.message(), content, notice.inspection());
        if (!first.equals(notice.inspection()) && !asksForAnotherLook(notice.cause())) {
            return new Intake.Duplicate(notice, first);
        }
        return new Intake.Admitted(notice, content, kept.wholeBytes(), origin, fetched.folder(), fetched.receivedAt());
    }

    // A report, a hunt and a submission are about messages that may have been seen before: that is their point.
    private static boolean asksForAnotherLook(Notice.Cause cause) {
        return switch (cause) {
            case DELIVERED, SWEPT -> false;
            case REPORTED, HUNTED, SUBMITTED -> true;
        };
    }

    private static Origin with(List<Evidence> more, Origin origin) {
        if (more.isEmpty()) {
            return origin;
        }
        List<Evidence> all = new ArrayList<>(more);
        all.addAll(origin.evidence());
        return new Origin(origin.known(), origin.ip(), origin.helo(), origin.host(), origin.by(), origin.direction(),
                origin.trustedEnd(), origin.where(), all);
    }

    private static Fault.Retry later(Fault fault) {
        return switch (fault) {
            case Fault.Retry retry -> retry;
            case Fault.Denied f -> new Fault.Retry("the provider refuses to show the message: " + f.what(), AFTER_REFUSAL);
            case Fault.Unsupported f -> new Fault.Retry("the provider cannot show the message: " + f.what(), AFTER_REFUSAL);
            case Fault.NoRoom f -> new Fault.Retry("no room to keep the message: " + f.what(), AFTER_NO_ROOM);
            case Fault.Gone f -> new Fault.Retry("what was just kept is gone: " + f.what(), AFTER_NO_ROOM);
            case Fault.CursorLost f -> new Fault.Retry("an answer about a change feed to a question about a message: " + f.what(),
                    AFTER_NONSENSE);
            case Fault.Malformed f -> new Fault.Retry("the provider's answer cannot be understood: " + f.what(), AFTER_NONSENSE);
        };
    }
}
