package dev.cordon.mdm.header;

import dev.cordon.mdm.schema.HeaderSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.address.Addresses;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Headers;
import dev.cordon.mime.Mailbox;
import dev.cordon.mime.RawRange;
import dev.cordon.mql.value.Struct;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header and what is read from it alone: {@code headers}, {@code sender}, {@code subject}. */
public final class HeaderObjects {

    private HeaderObjects() {
    }

    /** The {@code Headers} object. */
    public static Struct headers(Headers headers, Hops hops) {
        Struct struct = Struct.of(HeaderSchema.HEADERS)
                .lazy("auth_summary", hops::summary)
                .set("hops", hops.structs())
                .lazy("domains", hops::domains)
                .lazy("ips", hops::ips)
                .lazy("delivered_to", () -> Fields.email(headers, "delivered-to"))
                .lazy("from", () -> headers.first("from").flatMap(Addresses::first).map(Addresses::mailbox).orElse(null))
                .lazy("in_reply_to", () -> Fields.identifier(headers, "in-reply-to"))
                .lazy("mailer", () -> headers.first("x-mailer").or(() -> headers.first("user-agent")).map(Fields::value).orElse(null))
                .lazy("message_id", () -> Fields.identifier(headers, "message-id"))
                .lazy("references", () -> Fields.identifiers(headers, "references"))
                .lazy("reply_to", () -> Addresses.mailboxes(headers.all("reply-to")))
                .lazy("return_path", () -> Fields.email(headers, "return-path"))
                .lazy("x_authenticated_domain", () -> Fields.domain(headers, "x-authenticated-domain", "x-authenticated-sender"))
                .lazy("x_authenticated_sender", () -> Fields.email(headers, "x-authenticated-sender"))
                .lazy("x_client_ip", () -> Fields.ip(headers, "x-client-ip"))
                .lazy("x_originating_ip", () -> Fields.ip(headers, "x-originating-ip"))
                .lazy("x_secure_server_account", () -> Fields.text(headers, "x-secureserver-acct"))
                .lazy("x_sender", () -> Fields.email(headers, "x-sender"));
        Optional<OffsetDateTime> date = headers.first("date").flatMap(f -> f.date().when());
        date.ifPresent(when -> struct.set("date", when.toInstant()).set("date_original_offset", Hops.offset(when)));
        for (String[] pair : new String[][] {{"in_reply_to", "in-reply-to"}, {"message_id", "message-id"}, {"references", "references"},
            {"reply_to", "reply-to"}, {"return_path", "return-path"}, {"date", "date"}, {"mailer", "x-mailer"}}) {
            headers.first(pair[1]).ifPresent(f -> place(struct, pair[0], f));
        }
        return struct;
    }

    /** The {@code SenderMailbox} object: the first mailbox of From; empty texts when it has none. */
    public static Struct sender(Headers headers) {
        Struct sender = Struct.of(Schema.SENDER).set("decoders", List.of());
        Optional<HeaderField> from = headers.first("from");
        Optional<Mailbox> first = from.flatMap(Addresses::first);
        Optional<Mailbox> original = first.flatMap(m -> original(headers, m));
        Mailbox mailbox = original.or(() -> first).orElse(null);
        if (mailbox == null || mailbox.address().isEmpty()) {
            sender.set("display_name", mailbox == null ? null : empty(mailbox.displayName())).set("email", Addresses.emptyEmail());
        } else {
            sender.set("display_name", empty(mailbox.displayName())).set("email", Addresses.email(mailbox.localPart(), mailbox.domain()));
        }
        if (original.isPresent()) {
            sender.set("decoders", List.of("google_groups"));
        }
        from.ifPresent(f -> {
            place(sender, "display_name", f);
            place(sender, "email", f);
        });
        return sender;
    }

    // Google Groups writes "'Name' via Group <group@…>" and keeps the author in a field of its own.
    private static Optional<Mailbox> original(Headers headers, Mailbox from) {
        boolean rewritten = from.displayName().toLowerCase(Locale.ROOT).contains(" via ")
                && (headers.first("x-google-group-id").isPresent() || headers.first("mailing-list").isPresent());
        if (!rewritten) {
            return Optional.empty();
        }
        return headers.first("x-original-from").or(() -> headers.first("x-original-sender")).flatMap(Addresses::first)
                .filter(m -> !m.domain().isEmpty());
    }

    /** The {@code Subject} object; its fields are null when there is no Subject. */
    public static Struct subject(Headers headers) {
        Optional<HeaderField> field = headers.first("subject");
        if (field.isEmpty()) {
            return Struct.of(Schema.SUBJECT).set("tags", List.of()).set("is_reply", false).set("is_forward", false).set("is_auto_reply",
                    false);
        }
        Struct subject = Subjects.of(Fields.value(field.get()));
        place(subject, "subject", field.get());
        place(subject, "base", field.get());
        return subject;
    }

    private static void place(Struct struct, String name, HeaderField field) {
        RawRange range = field.source().rawCover(field.valueRange());
        struct.place(name, range.from(), range.to());
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
