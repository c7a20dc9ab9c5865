package dev.cordon.mailauth.origin;

import dev.cordon.mailauth.authres.AuthResMode;
import dev.cordon.mailauth.authres.AuthenticationResults;
import dev.cordon.mailauth.authres.ForefrontReport;
import dev.cordon.mailauth.authres.ReceivedSpf;
import dev.cordon.mailauth.dns.AddressText;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.MimeReader;
import dev.cordon.mime.ReceivedField;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a stored message came from, by the stamps of the border: Received fields are read from the top, hops inside the border are passed
 * over, and the first hop received from outside gives address, name and time. The address is the one that the server saw, never that which
 * the client named.
 *
 * @param reason how the search ended
 * @param ip the address of the sending host; empty unless found
 * @param helo the name it gave itself; may be empty
 * @param mailFrom the reverse path or its domain, when {@code mailFromKnown}; empty for the null reverse path
 * @param mailFromKnown whether the border stamped it
 * @param borderIndex index of the Received field of the hop into the border; -1 when there is none. Fields above it are the border's own
 * @param receivedAt seconds since 1970 at that hop; -1 when unknown
 * @param statedIp the address in Microsoft's own stamp, where there is one; a difference means a gateway that is not declared
 */
public record Origin(OriginReason reason, String ip, String helo, String mailFrom, boolean mailFromKnown, int borderIndex, long receivedAt,
                     String statedIp) {

    private static final int HOPS_MAX = 200;

    /** Searches. */
    public static Origin of(RawMessage message, Border border) {
        List<RawField> trace = message.named("received");
        if (border.isEmpty()) {
            return unknown(OriginReason.BORDER_UNDECLARED);
        }
        if (trace.isEmpty()) {
            return unknown(OriginReason.NO_TRACE);
        }
        int hops = 0;
        boolean named = false; // a private address says nothing until a declared host has been met
        boolean written = false; // by a host of ours, since that is where the hop above got the message from
        for (RawField field : trace) {
            Optional<ReceivedField> read = received(field);
            if (read.isEmpty() || hops++ == HOPS_MAX) {
                break;
            }
            ReceivedField hop = read.get();
            if (!written && !isOurs(hop, border)) {
                return named ? internal(trace.get(hops - 2).index()) : unknown(OriginReason.NOT_FROM_BORDER);
            }
            named |= isDeclared(hop, border);
            // The address that the server saw decides, never a name: a client may call itself what it likes.
            Optional<InetAddress> client = Network.address(hop.client());
            boolean ours = client.isPresent() ? border.hasAddress(client.get()) || Network.isPrivate(client.get())
                    : hop.fromName().isEmpty() || border.hasHost(hop.fromName());
            if (!ours) {
                return named ? outside(message, border, field, hop, client) : unknown(OriginReason.NOT_FROM_BORDER);
            }
            written = client.isPresent();
        }
        return named ? internal(trace.getLast().index()) : unknown(OriginReason.NOT_FROM_BORDER);
    }

    /** Whether a host of the border wrote the field: by name, by address, or by a private address right on top of the border's own. */
    private static boolean isOurs(ReceivedField hop, Border border) {
        return isDeclared(hop, border) || Network.address(hop.byName()).filter(Network::isPrivate).isPresent();
    }

    private static boolean isDeclared(ReceivedField hop, Border border) {
        return border.hasHost(hop.byName()) || Network.address(hop.byName()).filter(border::hasAddress).isPresent()
                || hop.byAddresses().stream().map(Network::address).flatMap(Optional::stream).anyMatch(border::hasAddress);
    }

    private static Optional<ReceivedField> received(RawField field) {
        byte[] line = Arrays.copyOfRange(field.message(), field.start(), field.end());
        return MimeReader.read(line).headers().first("received").map(HeaderField::received);
    }

    private static Origin outside(RawMessage message, Border border, RawField field, ReceivedField hop, Optional<InetAddress> client) {
        ForefrontReport stamp = message.named("x-forefront-antispam-report").stream().findFirst()
                .map(found -> ForefrontReport.read(found.unfolded())).orElse(new ForefrontReport(java.util.Map.of()));
        OptionalLong when = hop.date().when().map(date -> OptionalLong.of(date.toEpochSecond())).orElse(OptionalLong.empty());
        Optional<String> envelope = mailFrom(message, field.index(), border);
        OriginReason reason = client.isPresent() ? OriginReason.FOUND : OriginReason.NO_CLIENT_IP;
        return new Origin(reason, client.map(AddressText::text).orElse(""), hop.fromName(), envelope.orElse(""),
                envelope.isPresent(), field.index(), when.orElse(-1), stamp.clientIp());
    }

    private static Origin internal(int lowest) {
        return new Origin(OriginReason.INTERNAL, "", "", "", false, lowest, -1, "");
    }

    private static Origin unknown(OriginReason reason) {
        return new Origin(reason, "", "", "", false, -1, -1, "");
    }

    /** The reverse path from what stands above the border hop: Return-Path, Received-SPF, then Authentication-Results. */
    private static Optional<String> mailFrom(RawMessage message, int borderIndex, Border border) {
        for (RawField field : message.named("return-path")) {
            if (field.index() < borderIndex) {
                String path = field.unfolded();
                return Optional.of(path.startsWith("<") && path.endsWith(">") ? path.substring(1, path.length() - 1) : path);
            }
        }
        for (RawField field : message.named("received-spf")) {
            String stated = field.index() < borderIndex ? ReceivedSpf.read(field.unfolded()).value("envelope-from") : "";
            if (!stated.isEmpty()) {
                return Optional.of(stated);
            }
        }
        for (RawField field : message.named("authentication-results")) {
            if (field.index() < borderIndex) {
                AuthenticationResults read = AuthenticationResults.read(field, AuthResMode.TOLERANT);
                Optional<String> stated = read.first("spf").map(spf -> spf.value("smtp", "mailfrom")).filter(text -> !text.isEmpty());
                if (read.readable() && border.writes(read.authservId()) && stated.isPresent()) {
                    return stated;
                }
            }
        }
        return Optional.empty();
    }

    /** When the border got the message; empty when unknown. To be taken as the time for {@code x=} of signatures. */
    public Optional<Instant> received() {
        return receivedAt < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(receivedAt));
    }

    /** Whether Microsoft's stamp names another address than the trace: a gateway in front that is not declared, or a rewritten trace. */
    public boolean disagrees() {
        return !statedIp.isEmpty() && !ip.isEmpty() && !statedIp.equals(ip);
    }
}
