package dev.cordon.mailauth.stored;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.Check;
import dev.cordon.mailauth.Envelope;
import dev.cordon.mailauth.MailAuth;
import dev.cordon.mailauth.Settings;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.origin.Origin;
import dev.cordon.mailauth.origin.StatedResults;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.MimeReader;
import dev.cordon.mime.ReceivedField;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks mail that lies in a mailbox. The sending host, its name and the reverse path are read from the stamps of the border; the time
 * of receipt is the border's too, so that a signature which has expired since is not held against the message, and a key that is gone two
 * days later is not taken for one that never was.
 *
 * <p>Where no border is declared, nobody knows the sending host. What the hosts of the large providers wrote on top of a message is still
 * believed to be theirs when the message was read from a mailbox: there only the server that took it writes the topmost Received field. In
 * a file that somebody handed in, anybody may have written it.
 */
public final class StoredMail {
    private static final int HOPS_MAX = 100;
    private static final Duration LATE = Duration.ofDays(2);
    private static final Border PROVIDERS = Border.MICROSOFT.and(Border.GOOGLE).withoutSealers();

    private final Dns dns;
    private final InstantSource clock;
    private final Border border;
    private final Settings settings;
    private final boolean fromMailbox;

    /** A checker of messages from anywhere. @param clock for messages on which the border stamped no time */
    public StoredMail(Dns dns, InstantSource clock, Border border, Settings settings) {
        this(dns, clock, border, settings, false);
    }

    private StoredMail(Dns dns, InstantSource clock, Border border, Settings settings, boolean fromMailbox) {
        this.dns = dns;
        this.clock = clock;
        this.border = border;
        this.settings = settings;
        this.fromMailbox = fromMailbox;
    }

    /** The same for messages that the caller itself read from a mailbox, so that a mail server wrote the topmost lines. */
    public StoredMail readFromMailbox() {
        return new StoredMail(dns, clock, border, settings, true);
    }

    /** Checks a message that was delivered to these addresses. It never throws on any message. */
    public StoredReport check(byte[] message, List<String> recipients) {
        return check(message, recipients, Optional.empty());
    }

    /** The same with a session that is known from elsewhere, which then counts instead of the border's stamps. */
    public StoredReport check(byte[] message, List<String> recipients, Optional<Envelope> known) {
        RawMessage raw = RawMessage.split(message, settings.split());
        Origin origin = Origin.of(raw, border);
        boolean providers = fromMailbox && border.isEmpty();
        Origin place = providers ? Origin.of(raw, PROVIDERS) : origin;
        Border believed = providers ? border.and(PROVIDERS) : border;
        Instant now = clock.instant();
        Instant received = place.received().filter(at -> at.isBefore(now)).orElse(now);
        Settings how = Duration.between(received, now).compareTo(LATE) > 0 ? settings.examinedLate() : settings;
        Envelope envelope = known.orElse(new Envelope(origin.ip(), origin.helo(), origin.mailFrom(), "", recipients));
        AuthReport report = MailAuth.of(dns, InstantSource.fixed(received), how).check(message, envelope, EnumSet.allOf(Check.class));
        return new StoredReport(report, dns != Dns.NONE, origin, StatedResults.of(raw, place, believed, report.arc()),
                believed.anonymousResults(), hops(raw, place, origin));
    }

    private List<Hop> hops(RawMessage raw, Origin place, Origin origin) {
        List<Hop> hops = new ArrayList<>();
        for (RawField field : raw.named("received")) {
            if (hops.size() == HOPS_MAX) {
                break;
            }
            byte[] line = Arrays.copyOfRange(field.message(), field.start(), field.end());
            Optional<ReceivedField> read = MimeReader.read(line).headers().first("received").map(HeaderField::received);
            read.ifPresent(r -> hops.add(hop(field, r, field.index() <= origin.borderIndex(), field.index() == place.borderIndex())));
        }
        return hops;
    }

    private static Hop hop(RawField field, ReceivedField r, boolean inside, boolean border) {
        String host = r.fromHost().endsWith(".") ? r.fromHost().substring(0, r.fromHost().length() - 1) : r.fromHost();
        String found = host.isEmpty() || host.equalsIgnoreCase(r.fromName()) ? "" : "(" + host + ")";
        Stream<String> addresses = r.fromAddresses().stream().filter(a -> !r.fromName().contains(a));
        String from = Stream.concat(Stream.of(r.fromName(), found), addresses)
                .filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
        long at = r.date().when().map(w -> w.toEpochSecond()).orElse(-1L);
        return new Hop(field.index(), field.start(), r.byName(), from, r.with(), at, inside, border);
    }
}
