package dev.cordon.mdm.header;

import dev.cordon.mdm.schema.HeaderSchema;
import dev.cordon.mdm.address.Domains;
import dev.cordon.mdm.address.Ips;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Headers;
import dev.cordon.mime.RawRange;
import dev.cordon.mime.ReceivedField;
import dev.cordon.mql.value.Struct;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of a message. Hop 0 holds the fields below the lowest Received, that Received, and what stands above it up to the next; each
 * further Received or X-Received begins a hop that holds what stands above it. Without any there is one hop with all fields.
 */
public final class Hops {

    /** One hop: its fields from the bottom upwards. */
    private record Hop(List<HeaderField> fields, int firstPosition, Optional<HeaderField> received) {}

    private final List<Hop> hops = new ArrayList<>();
    private final List<Struct> structs = new ArrayList<>();

    private final Belief belief;

    private Hops(Belief belief) {
        this.belief = belief;
    }

    /** Reads the fields of a header. */
    public static Hops of(Headers headers, Belief belief) {
        Hops way = new Hops(belief);
        way.group(headers);
        for (int i = 0; i < way.hops.size(); i++) {
            way.structs.add(way.struct(way.hops.get(i), i));
        }
        return way;
    }

    /** The {@code Hop} objects, the one closest to the sender first. */
    public List<Struct> structs() {
        return structs;
    }

    private void group(Headers headers) {
        List<HeaderField> open = new ArrayList<>();
        Optional<HeaderField> received = Optional.empty();
        int first = 0;
        int position = 0;
        for (int i = headers.size() - 1; i >= 0; i--) {
            HeaderField field = headers.get(i);
            if (!field.hasColon()) {
                continue;
            }
            boolean trace = field.is("received") || field.is("x-received");
            if (trace && received.isPresent()) {
                hops.add(new Hop(open, first, received));
                open = new ArrayList<>();
                first = position;
            }
            received = trace ? Optional.of(field) : received;
            open.add(field);
            position++;
        }
        if (!open.isEmpty()) {
            hops.add(new Hop(open, first, received));
        }
    }

    private Struct struct(Hop hop, int index) {
        List<HeaderField> down = hop.fields().reversed();
        return Struct.of(HeaderSchema.HOP).set("index", (long) index)
                .lazy("authentication_results", () -> belief.results(this, index, down))
                .lazy("fields", () -> fields(hop))
                .lazy("received", () -> hop.received().map(Hops::received).orElse(null))
                .lazy("received_spf", () -> belief.receivedSpf(this, index, down))
                .lazy("signature", () -> signature(down));
    }

    private static List<Struct> fields(Hop hop) {
        List<Struct> found = new ArrayList<>(hop.fields().size());
        int position = hop.firstPosition();
        for (HeaderField field : hop.fields()) {
            RawRange range = field.source().rawCover(field.range());
            found.add(Struct.of(HeaderSchema.HOP_FIELD).set("name", field.name()).set("position", (long) position++)
                    .lazy("value", () -> Fields.value(field)).place("name", range.from(), range.to()).place("value", range.from(),
                    range.to()));
        }
        return found;
    }

    // Received

    private static Struct received(HeaderField field) {
        ReceivedField read = field.received();
        Struct received = Struct.of(HeaderSchema.RECEIVED);
        String text = Fields.value(field);
        clause(received, "source", from(text));
        clause(received, "server", read.byName().isEmpty() && !read.byAddresses().isEmpty() ? read.byAddresses().getFirst()
                : read.byName());
        clause(received, "link", read.via());
        clause(received, "protocol", read.with());
        clause(received, "id", read.id());
        clause(received, "mailbox", read.forAddress());
        clause(received, "additional", Fields.oneLine(String.join(" ", read.unread())));
        read.date().when().ifPresent(when -> received.set("time", when.toInstant()).set("zone_offset", offset(when)));
        return received;
    }

    private static void clause(Struct received, String field, String raw) {
        if (!raw.isEmpty()) {
            StructFields.raw(received, field, raw);
        }
    }

    // What stands between "from" and "by", with the comment in which the receiver tells what it saw.
    private static String from(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("from ")) {
            return "";
        }
        int depth = 0;
        for (int i = 5; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            if (c == ';' && depth == 0) {
                return text.substring(5, i).strip();
            }
            if (depth == 0 && lower.startsWith(" by ", i)) {
                return text.substring(5, i).strip();
            }
        }
        int by = lower.indexOf(" by ");
        return text.substring(5, by > 5 ? by : text.length()).strip();
    }

    /** The offset from UTC in hours, as {@code -5} or {@code 5.5}. */
    public static String offset(OffsetDateTime when) {
        int seconds = when.getOffset().getTotalSeconds();
        return seconds % 3600 == 0 ? Integer.toString(seconds / 3600) : Double.toString(seconds / 3600.0);
    }

    /** Names in Received fields, oldest first, none twice, those of no known suffix left out. */
    public List<Struct> domains() {
        Set<String> names = new LinkedHashSet<>();
        for (ReceivedField read : trace()) {
            String recipient = read.forAddress();
            for (String name : List.of(read.fromName(), read.fromHost(), read.byName(),
                    recipient.substring(recipient.lastIndexOf('@') + 1))) {
                String lower = name.toLowerCase(Locale.ROOT);
                names.add(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
            }
        }
        return names.stream().filter(n -> n.indexOf('.') > 0).map(Domains::of).filter(d -> Boolean.TRUE.equals(d.get("valid"))).toList();
    }

    /** Addresses in Received fields, oldest first, none twice. */
    public List<Struct> ips() {
        Set<String> found = new LinkedHashSet<>();
        for (ReceivedField read : trace()) {
            read.fromAddresses().forEach(a -> found.add(Ips.plain(a)));
            read.byAddresses().forEach(a -> found.add(Ips.plain(a)));
        }
        List<Struct> ips = new ArrayList<>();
        for (String text : found) {
            Struct ip = text.isEmpty() ? null : Ips.of(text);
            if (ip != null) {
                ips.add(ip);
            }
        }
        return ips;
    }

    private List<ReceivedField> trace() {
        return hops.stream().flatMap(h -> h.received().stream()).filter(f -> f.is("received")).map(HeaderField::received).toList();
    }

    // Signatures

    private static @Nullable Struct signature(List<HeaderField> down) {
        String[][] kinds = {{"dkim-signature", "dkim"}, {"arc-message-signature", "arc-message"}, {"arc-seal", "arc-seal"},
            {"domainkey-signature", "domainkey"}, {"x-google-dkim-signature", "google_dkim"}};
        for (String[] kind : kinds) {
            for (HeaderField field : down) {
                if (field.is(kind[0])) {
                    return signature(field, kind[1]);
                }
            }
        }
        return null;
    }

    private static Struct signature(HeaderField field, String type) {
        Struct signature = Struct.of(HeaderSchema.SIGNATURE).set("type", type);
        String[][] tags = {{"v", "version"}, {"a", "algorithm"}, {"d", "domain"}, {"s", "selector"}, {"h", "headers"}, {"bh", "body_hash"},
            {"b", "signature"}, {"i", "instance"}};
        for (String part : Fields.value(field).split(";", 100)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            for (String[] tag : tags) {
                if (tag[0].equals(name) && signature.get(tag[1]) == null) {
                    signature.set(tag[1], part.substring(equals + 1).strip());
                }
            }
        }
        return signature;
    }

    // Results

    /** The {@code AuthSummary} object. */
    public Struct summary() {
        return belief.summary(this);
    }

    /** How many hops there are. */
    int size() {
        return hops.size();
    }

    /** The hop that holds the field at this offset of the message; -1 when none does. */
    int at(int offset) {
        for (int i = 0; i < hops.size(); i++) {
            if (hops.get(i).fields().stream().anyMatch(f -> offset(f) == offset)) {
                return i;
            }
        }
        return -1;
    }

    /** Where a field begins in the message. */
    static int offset(HeaderField field) {
        return field.source().rawCover(field.range()).from();
    }
}
