package dev.cordon.mdm.header;

import dev.cordon.mdm.address.Addresses;
import dev.cordon.mdm.address.Domains;
import dev.cordon.mdm.address.Ips;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Headers;
import dev.cordon.mime.Mailbox;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single fields as values of the model; null when a field is absent or says nothing of the kind. */
final class Fields {

    private Fields() {
    }

    /** The value unfolded and decoded: each fold is one blank. */
    static String value(HeaderField field) {
        return oneLine(field.text());
    }

    /** Line ends with the blanks around them become one blank. */
    static String oneLine(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\t') < 0 && !text.contains("  ")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean white = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!white) {
                if (blank) {
                    out.append(' ');
                }
                out.append(c);
            }
            blank = white;
        }
        return blank ? out.append(' ').toString().strip() : out.toString();
    }

    static @Nullable String text(Headers headers, String name) {
        return headers.first(name).map(Fields::value).orElse(null);
    }

    /** The first identifier with angle brackets; the text when it has none. */
    static @Nullable String identifier(Headers headers, String name) {
        Optional<HeaderField> field = headers.first(name);
        if (field.isEmpty()) {
            return null;
        }
        List<String> identifiers = field.get().identifiers();
        return identifiers.isEmpty() ? value(field.get()) : "<" + identifiers.getFirst() + ">";
    }

    /** The identifiers of a field without angle brackets; words when it has no brackets. */
    static List<String> identifiers(Headers headers, String name) {
        List<String> found = new ArrayList<>();
        for (HeaderField field : headers.all(name)) {
            List<String> identifiers = field.identifiers();
            if (identifiers.isEmpty()) {
                for (String word : value(field).split(" ", 1_000)) {
                    if (!word.isEmpty()) {
                        found.add(word);
                    }
                }
            } else {
                found.addAll(identifiers);
            }
        }
        return found;
    }

    static @Nullable Struct email(Headers headers, String name) {
        Optional<Mailbox> mailbox = headers.first(name).flatMap(Addresses::first).filter(m -> !m.address().isEmpty());
        return mailbox.map(m -> Addresses.email(m.localPart(), m.domain())).orElse(null);
    }

    static @Nullable Struct ip(Headers headers, String name) {
        return headers.first(name).map(f -> Ips.of(value(f))).orElse(null);
    }

    static @Nullable Struct domain(Headers headers, String first, String second) {
        Optional<HeaderField> field = headers.first(first).or(() -> headers.first(second));
        String text = field.map(Fields::value).orElse("");
        String name = text.substring(text.lastIndexOf('@') + 1).replace(">", "").strip();
        return name.isEmpty() ? null : Domains.of(name);
    }
}
