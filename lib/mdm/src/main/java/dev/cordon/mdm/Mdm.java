package dev.cordon.mdm;

import dev.cordon.mailauth.stored.StoredReport;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.address.Addresses;
import dev.cordon.mdm.file.Attachments;
import dev.cordon.mdm.file.Hashes;
import dev.cordon.mdm.header.AsWritten;
import dev.cordon.mdm.header.Belief;
import dev.cordon.mdm.header.HeaderObjects;
import dev.cordon.mdm.header.Hops;
import dev.cordon.mdm.header.Judged;
import dev.cordon.mime.Headers;
import dev.cordon.mime.MimeLimits;
import dev.cordon.mime.MimeMessage;
import dev.cordon.mime.MimeReader;
import dev.cordon.mql.value.Struct;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes the model of a message from its bytes. Reading costs the header and the structure; everything else is computed when a rule asks for
 * it, and kept. Nothing is thrown whatever the bytes are. The object belongs to one thread at a time.
 */
public final class Mdm {

    private static final int ERRORS_MAX = 50;

    private Mdm() {
    }

    /** The model of a message; the bytes must not be changed afterwards. */
    public static Struct read(byte[] raw, Tenant tenant, Arrival arrival) {
        return read(MimeReader.read(raw), tenant, arrival);
    }

    /** The model of a message within other limits than the ordinary ones. */
    public static Struct read(byte[] raw, MimeLimits limits, Tenant tenant, Arrival arrival) {
        return read(MimeReader.read(raw, limits), tenant, arrival);
    }

    /** The model of a message that has been read; authentication results are taken from the header as they stand. */
    public static Struct read(MimeMessage message, Tenant tenant, Arrival arrival) {
        Struct root = content(message, new AsWritten(tenant.trustedAuthservIds()));
        return complete(root, message, tenant, arrival, () -> Direction.isProven(root));
    }

    /**
     * The model of a message about which is known who sent it.
     *
     * @param found what is known; asked for once, when a rule wants to know
     */
    public static Struct read(byte[] raw, Tenant tenant, Arrival arrival, Supplier<StoredReport> found) {
        MimeMessage message = MimeReader.read(raw);
        Supplier<StoredReport> known = once(found);
        return complete(content(message, new Judged(known)), message, tenant, arrival, () -> tenant.isProven(known.get()));
    }

    private static Struct complete(Struct root, MimeMessage message, Tenant tenant, Arrival arrival, BooleanSupplier proven) {
        if (!arrival.mailbox().isEmpty()) {
            root.set("mailbox", mailbox(arrival));
        }
        root.set("recipients", recipients(message.headers(), arrival.mailbox()));
        if (!arrival.providerId().isEmpty() || arrival.receivedAt() != Instant.EPOCH) {
            root.set("external", external(arrival));
        }
        root.set("_meta", meta(root, message.source().bytes(), arrival.receivedAt()));
        root.lazy("type", () -> Direction.of(root, tenant, proven));
        return root.lazy("_errors", () -> errors(message, tenant));
    }

    /** The model of a message that stands in another: without mailbox, direction and what the provider says. */
    public static Struct enclosed(byte[] raw) {
        MimeMessage message = MimeReader.read(raw);
        Struct root = content(message, new AsWritten(Set.of()));
        root.set("recipients", recipients(message.headers(), ""));
        root.set("_meta", meta(root, raw, Instant.EPOCH));
        return root.lazy("_errors", () -> errors(message, Tenant.UNKNOWN));
    }

    private static Struct content(MimeMessage message, Belief belief) {
        Headers headers = message.headers();
        Hops hops = Hops.of(headers, belief);
        Parts parts = Parts.of(message.root());
        return Struct.of(Schema.MESSAGE)
                .set("headers", HeaderObjects.headers(headers, hops))
                .set("sender", HeaderObjects.sender(headers))
                .set("subject", HeaderObjects.subject(headers))
                .set("body", Bodies.of(parts))
                .lazy("attachments", () -> Attachments.of(parts.files()));
    }

    private static Struct recipients(Headers headers, String mailbox) {
        List<Struct> to = Addresses.mailboxes(headers.all("to"));
        List<Struct> cc = Addresses.mailboxes(headers.all("cc"));
        List<Struct> bcc = new ArrayList<>(Addresses.mailboxes(headers.all("bcc")));
        String own = mailbox.toLowerCase(Locale.ROOT);
        int at = own.lastIndexOf('@');
        if (at > 0 && !names(to, own) && !names(cc, own) && !names(bcc, own)) {
            bcc.add(Addresses.named("").set("email", Addresses.email(own.substring(0, at), own.substring(at + 1))));
        }
        return Struct.of(Schema.RECIPIENTS).set("to", to).set("cc", cc).set("bcc", bcc);
    }

    private static boolean names(List<Struct> mailboxes, String address) {
        for (Struct mailbox : mailboxes) {
            if (mailbox.get("email") instanceof Struct email && address.equals(email.get("email"))) {
                return true;
            }
        }
        return false;
    }

    private static Struct mailbox(Arrival arrival) {
        int at = arrival.mailbox().lastIndexOf('@');
        String local = arrival.mailbox().substring(0, Math.max(at, 0));
        return Struct.of(Schema.MAILBOX_EXTENDED)
                .set("email", Addresses.email(local, arrival.mailbox().substring(at + 1)))
                .set("display_name", arrival.displayName().isEmpty() ? null : arrival.displayName())
                .set("first_name", arrival.firstName().isEmpty() ? null : arrival.firstName())
                .set("last_name", arrival.lastName().isEmpty() ? null : arrival.lastName());
    }

    private static Struct external(Arrival arrival) {
        return Struct.of(Schema.EXTERNAL)
                .set("created_at", arrival.receivedAt() == Instant.EPOCH ? null : arrival.receivedAt())
                .set("message_id", arrival.providerId().isEmpty() ? null : arrival.providerId())
                .set("route_type", "received")
                .set("spam_folder", arrival.spamFolder())
                .set("thread_id", arrival.threadId().isEmpty() ? null : arrival.threadId());
    }

    private static Struct meta(Struct root, byte[] raw, Instant received) {
        Struct meta = Struct.of(Schema.METADATA)
                .lazy("canonical_id", () -> canonical(root))
                .lazy("id", () -> UUID.nameUUIDFromBytes(raw).toString());
        return received == Instant.EPOCH ? meta : meta.set("created_at", received).set("effective_at", received);
    }

    // Sender, base of the subject, words of the newest text and hashes of the files.
    private static String canonical(Struct root) {
        StringBuilder all = new StringBuilder();
        all.append(Walk.text(root, "sender", "email", "email")).append('\n').append(Walk.text(root, "subject", "base")).append('\n');
        Walk.text(root, "body", "current_thread", "text").codePoints().filter(Character::isLetter).forEach(all::appendCodePoint);
        for (Struct attachment : Walk.list(root, "attachments")) {
            all.append('\n').append(attachment.get("sha256"));
        }
        return Hashes.of("SHA-1", all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map<String, String>> errors(MimeMessage message, Tenant tenant) {
        List<Map<String, String>> errors = new ArrayList<>();
        message.defects().stream().limit(ERRORS_MAX).forEach(d -> errors.add(Map.of("type", d.kind().code(), "field",
                "bytes " + d.range().from() + " to " + d.range().to(), "message", "the message departs from its standard here")));
        if (message.headers().first("from").isEmpty()) {
            errors.add(Map.of("type", "from-missing", "field", "sender", "message", "there is no From field"));
        }
        if (tenant.domains().isEmpty()) {
            errors.add(Map.of("type", "organisation-unknown", "field", "type",
                    "message", "the organisation's domains are not known, so the message is taken for inbound"));
        }
        return errors;
    }

    /** A supplier that asks another once; for those who fill objects of their own. */
    public static <T> Supplier<T> once(Supplier<T> make) {
        return dev.cordon.mdm.html.HtmlObjects.once(make);
    }
}
