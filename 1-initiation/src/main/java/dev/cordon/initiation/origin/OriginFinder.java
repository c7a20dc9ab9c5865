package dev.cordon.initiation.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.IpAddress;
import dev.cordon.kernel.message.Raw;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Headers;
import dev.cordon.mime.MimeReader;
import dev.cordon.mime.ReceivedField;

/**
 * Finds where a message came from by the trace that our own hosts wrote (RFC 5321 §4.4).
 *
 * <p>Every server puts its Received line on top, so the first line is written by the last server, which is ours. If that line says
 * that the message came from an address of ours, the line below was written by that host of ours and can be believed too; and so on
 * down to the line that names an address outside. That line is the border: what stands below it was written by strangers and proves
 * nothing, however much it looks like a line of ours. If the host that wrote the border line is one that the organisation file
 * declares, the origin is known. If another host of ours took the message from outside, it went around the declared border.
 *
 * <p>Nothing is guessed: when the organisation file declares no border, nobody knows which host is ours, the origin is unknown, and
 * a fact says so. It is no gap: gaps are about this message, and an installation without a border would otherwise hold all mail.
 */
public final class OriginFinder {

    private static final int HOPS_MAX = 100;

    private final Organisation organisation;
    private final Border border;

    /** For one organisation. */
    public OriginFinder(Organisation organisation) {
        this.organisation = organisation;
        this.border = organisation.border();
    }

    /** How the walk down the trace ended. */
    private enum End {
        /** No border is declared. */
        UNDECLARED,
        /** At a line of the declared border that names an address outside. */
        BORDER,
        /** At a line of another host of ours that names an address outside. */
        BYPASS,
        /** No line names an address outside: the message never left. */
        INSIDE,
        /** No line, or one that does not say from where. */
        UNTOLD
    }

    private record Walk(End end, Hop hop) {}

    private record Hop(String ip, String helo, String host, String by, ByteRange where) {
        static final Hop NONE = new Hop("", "", "", "", new ByteRange(0, 0));
    }

    /** The origin of a message that was delivered to a mailbox. Never throws, whatever the bytes are. */
    public Origin find(Raw raw, String mailboxAddress) {
        Headers headers = MimeReader.read(raw.shared()).headers();
        Walk walk = walk(headers);
        People people = People.of(headers, mailboxAddress, organisation.domains());
        boolean trusted = walk.end() == End.BORDER || walk.end() == End.INSIDE;
        long trustedEnd = trusted ? walk.hop().where().end() : 0;
        List<Evidence> evidence = new ArrayList<>();
        switch (walk.end()) {
            case UNDECLARED ->
                    evidence.add(new Evidence.Fact(FactNames.ORIGIN_BORDER_UNDECLARED, new Value.Flag(true), List.of()));
            case BYPASS -> evidence.add(Evidence.fact(FactNames.ORIGIN_DIRECT_SEND, walk.hop().ip(), List.of(walk.hop().where())));
            case BORDER, INSIDE, UNTOLD -> { }
        }
        if (walk.end() == End.BORDER || walk.end() == End.BYPASS) {
            people.internalAuthor().ifPresent(author -> evidence.add(
                    Evidence.fact(FactNames.ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE, author, people.authorWhere())));
        }
        Results.note(headers, trusted, trustedEnd, organisation.trustedAuthservIds(), evidence);
        Direction direction = direction(walk.end(), people);
        return trusted ? known(walk.hop(), direction, trustedEnd, evidence)
                : new Origin(false, "", "", "", "", direction, 0, List.of(), evidence);
    }

    private static Origin known(Hop hop, Direction direction, long trustedEnd, List<Evidence> evidence) {
        return new Origin(true, hop.ip(), hop.helo(), hop.host(), hop.by(), direction, trustedEnd, List.of(hop.where()), evidence);
    }

    private Walk walk(Headers headers) {
        if (border.hosts().isEmpty() && border.networks().isEmpty()) {
            return new Walk(End.UNDECLARED, Hop.NONE);
        }
        List<HeaderField> lines = headers.all("received");
        Hop hop = Hop.NONE;
        boolean writerInNetwork = false;
        boolean told = false;
        for (int i = 0; i < Math.min(lines.size(), HOPS_MAX); i++) {
            ReceivedField line = lines.get(i).received();
            ByteRange where = new ByteRange(lines.get(i).range().from(), lines.get(i).range().to());
            // Never the address that the client calls itself: it would name one of ours.
            Optional<IpAddress> from = IpAddress.of(line.client());
            hop = new Hop(from.map(IpAddress::text).orElse(""), line.fromName(), line.fromHost(), line.byName(), where);
            if (from.isEmpty()) {
                // Handed over inside one host, or between hosts that are named ours: the next line is ours as well.
                boolean local = line.fromName().isEmpty() && !line.byName().isEmpty() || isDeclared(line.fromName())
                        || line.fromName().equalsIgnoreCase("localhost");
                if (!local) {
                    return new Walk(End.UNTOLD, hop);
                }
                told |= isDeclared(line.byName());
                continue;
            }
            boolean inNetwork = border.networks().stream().anyMatch(from.get()::within);
            if (!inNetwork && !from.get().isLocal()) {
                boolean atBorder = isDeclared(line.byName()) || writerInNetwork || border.hosts().isEmpty() && i == 0;
                return new Walk(atBorder ? End.BORDER : End.BYPASS, hop);
            }
            writerInNetwork = inNetwork;
            told = true;
        }
        return new Walk(told ? End.INSIDE : End.UNTOLD, hop);
    }

    // A declared name stands for the host itself and for hosts below it.
    private boolean isDeclared(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return border.hosts().stream().map(h -> h.toLowerCase(Locale.ROOT)).anyMatch(h -> name.equals(h) || name.endsWith("." + h));
    }

    // An author of ours is only believed when our own trace says that the message never came from outside.
    private static Direction direction(End end, People people) {
        if (!people.organisationKnown()) {
            return Direction.UNKNOWN;
        }
        return switch (end) {
            case BORDER, BYPASS -> Direction.INBOUND;
            case INSIDE -> people.internalAuthor().isEmpty() ? Direction.INBOUND
                    : people.onlyExternalRecipients() ? Direction.OUTBOUND : Direction.INTERNAL;
            case UNDECLARED, UNTOLD -> people.internalAuthor().isPresent() ? Direction.UNKNOWN : Direction.INBOUND;
        };
    }
}
