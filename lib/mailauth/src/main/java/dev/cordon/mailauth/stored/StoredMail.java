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
 * of receipt is the border's too, so that a signature which has expired since is not held against the message.
 */
public final class StoredMail {
    private static final int HOPS_MAX = 100;

    private final Dns dns;
    private final InstantSource clock;
    private final Border border;
    private final Settings settings;

    /** A checker. @param clock for messages on which the border stamped no time */
    public StoredMail(Dns dns, InstantSource clock, Border border, Settings settings) {
        this.dns = dns;
        this.clock = clock;
        this.border = border;
        this.settings = settings;
    }

    /** Checks a message that was delivered to these addresses. It never throws on any message. */
    public StoredReport check(byte[] message, List<String> recipients) {
        return check(message, recipients, Optional.empty());
    }

    /** The same with a session that is known from elsewhere, which then counts instead of the border's stamps. */
    public StoredReport check(byte[] message, List<String> recipients, Optional<Envelope> known) {
        RawMessage raw = RawMessage.split(message, settings.split());
        Origin origin = Origin.of(raw, border);
        InstantSource receipt = origin.received().<InstantSource>map(InstantSource::fixed).orElse(InstantSource.fixed(clock.instant()));
        Envelope envelope = known.orElse(new Envelope(origin.ip(), origin.helo(), origin.mailFrom(), "", recipients));
        AuthReport report = MailAuth.of(dns, receipt, settings).check(message, envelope, EnumSet.allOf(Check.class));
        return new StoredReport(report, dns != Dns.NONE, origin, StatedResults.of(raw, origin, border, report.arc()), hops(raw, origin));
    }

    private List<Hop> hops(RawMessage raw, Origin origin) {
        List<Hop> hops = new ArrayList<>();
        for (RawField field : raw.named("received")) {
            if (hops.size() == HOPS_MAX) {
                break;
            }
            byte[] line = Arrays.copyOfRange(field.message(), field.start(), field.end());
            Optional<ReceivedField> read = MimeReader.read(line).headers().first("received").map(HeaderField::received);
            read.ifPresent(r -> hops.add(hop(field.index(), r, field.index() <= origin.borderIndex())));
        }
        return hops;
    }

    private static Hop hop(int index, ReceivedField r, boolean inside) {
        String from = Stream.concat(Stream.of(r.fromName(), r.fromHost().equals(r.fromName()) ? "" : r.fromHost()), r.fromAddresses().stream())
                .filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
        long at = r.date().when().map(w -> w.toEpochSecond()).orElse(-1L);
        return new Hop(index, r.byName(), from, r.with(), at, inside);
    }
}
