package dev.cordon.mdm.address;

import dev.cordon.mdm.schema.AddressSchema;
import dev.cordon.mime.Address;
import dev.cordon.mime.Group;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Mailbox;
import dev.cordon.mime.MimeReader;
import dev.cordon.mql.value.Struct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses as {@code EmailAddress} and {@code Mailbox} objects. Local parts and domains are in lower case. */
public final class Addresses {

    private Addresses() {
    }

    /** The object for an address taken apart. */
    public static Struct email(String localPart, String domain) {
        String local = localPart.toLowerCase(Locale.ROOT);
        Struct email = Struct.of(AddressSchema.EMAIL_ADDRESS).set("local_part", local);
        if (domain.isEmpty()) {
            return email.set("email", local).set("domain", noDomain());
        }
        String host = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        return email.set("email", local + "@" + host.toLowerCase(Locale.ROOT)).lazy("domain", () -> Domains.of(host));
    }

    /** An address that is not there, where the model has empty texts for it. */
    public static Struct emptyEmail() {
        return Struct.of(AddressSchema.EMAIL_ADDRESS).set("email", "").set("local_part", "").set("domain", noDomain());
    }

    private static Struct noDomain() {
        return Struct.of(AddressSchema.DOMAIN).set("valid", false);
    }

    /** The object for a text that ought to be one address; null when it is none. */
    public static @Nullable Struct strict(String text) {
        String word = text.strip();
        int open = word.lastIndexOf('<');
        if (open >= 0 && word.endsWith(">")) {
            word = word.substring(open + 1, word.length() - 1).strip();
        }
        int at = word.lastIndexOf('@');
        if (at <= 0 || at == word.length() - 1 || word.length() > 512) {
            return null;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean quoted = word.charAt(0) == '"' && i < at;
            if (c <= ' ' && !quoted || "<>,;()".indexOf(c) >= 0 && !quoted || c == '@' && i != at && !quoted) {
                return null;
            }
        }
        String domain = word.substring(at + 1);
        Struct parsed = Domains.of(domain);
        boolean bad = parsed.get("tld") == null && !domain.startsWith("[") && domain.indexOf('.') >= 0;
        return bad ? null : email(word.substring(0, at), domain);
    }

    /** The object for a mailbox of a header field. */
    public static Struct mailbox(Mailbox mailbox) {
        return named(mailbox.displayName()).set("email", email(mailbox.localPart(), mailbox.domain()));
    }

    /** A mailbox with a name and no address yet. */
    public static Struct named(String displayName) {
        return Struct.of(AddressSchema.MAILBOX).set("display_name", displayName.isEmpty() ? null : displayName);
    }

    /** The mailboxes of fields, in order. An empty group is one mailbox with its name and an empty address that is not valid. */
    public static List<Struct> mailboxes(List<HeaderField> fields) {
        List<Struct> found = new ArrayList<>();
        for (HeaderField field : fields) {
            for (Address address : field.addresses().all()) {
                switch (address) {
                    case Mailbox mailbox -> found.add(mailbox(mailbox).place("email", mailbox.range().from(), mailbox.range().to()));
                    case Group group -> {
                        group.members().forEach(m -> found.add(mailbox(m)));
                        if (group.members().isEmpty()) {
                            found.add(named(group.name()).set("email", emptyEmail()));
                        }
                    }
                }
            }
        }
        return found;
    }

    /** The first mailbox of a field. */
    public static Optional<Mailbox> first(HeaderField field) {
        return field.addresses().mailboxes().stream().findFirst();
    }

    /** A field made from a name and a value that stood elsewhere, such as in a quoted message, to read it as a header would be read. */
    public static HeaderField field(String name, String value) {
        String line = value.replace('\r', ' ').replace('\n', ' ');
        return MimeReader.read((name + ": " + line + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)).headers().getFirst();
    }
}
