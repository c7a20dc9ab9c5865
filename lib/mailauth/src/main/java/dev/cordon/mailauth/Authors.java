package dev.cordon.mailauth;

import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mime.Address;
import dev.cordon.mime.AddressList;
import dev.cordon.mime.Group;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Mailbox;
import dev.cordon.mime.MimeReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who the message says it is from. DMARC protects what a person is shown, so wherever programs could show different authors, every domain
 * that could be shown is an author, and DMARC then has no single one.
 *
 * @param addresses every address that some program may show
 * @param findings what is odd about From
 */
record Authors(List<String> addresses, Set<Finding> findings) {

    private static final int FIELDS_MAX = 10;
    private static final int BYTES_MAX = 64 << 10;

    static Authors of(RawMessage message) {
        List<RawField> fields = message.named("from");
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        Set<String> addresses = new LinkedHashSet<>();
        if (fields.isEmpty()) {
            findings.add(Finding.FROM_MISSING);
        }
        if (fields.size() > 1) {
            findings.add(Finding.MULTIPLE_FROM);
        }
        for (RawField field : fields.subList(0, Math.min(fields.size(), FIELDS_MAX))) {
            look(field, findings);
            read(field, addresses, findings);
        }
        if (!fields.isEmpty() && addresses.isEmpty() && !findings.contains(Finding.FROM_GROUP)) {
            findings.add(Finding.FROM_UNREADABLE);
        }
        return new Authors(new ArrayList<>(addresses), findings);
    }

    private static void look(RawField field, Set<Finding> findings) {
        if (field.spacedColon()) {
            findings.add(Finding.FROM_SPACED_COLON);
        }
        byte[] m = field.message();
        for (int i = field.valueStart(); i < field.end(); i++) {
            if (m[i] >= 0 && m[i] < ' ' && m[i] != '\t' && m[i] != '\r' && m[i] != '\n' || m[i] == 0x7f) {
                findings.add(Finding.FROM_CONTROL_CHARACTER);
                return;
            }
        }
    }

    /**
     * The address of the form that nearly all mail has and no two programs read differently: letters, digits and blanks as name, in
     * quotation marks or not, then the address in angle brackets. Empty for any other, which takes the long way.
     */
    static String plain(byte[] m, int from, int to) {
        int end = to;
        int at = from;
        while (at < end && m[at] == ' ') {
            at++;
        }
        boolean quoted = at < end && m[at] == '"';
        at += quoted ? 1 : 0;
        while (at < end && (isWord(m[at]) || m[at] == ' ')) {
            at++;
        }
        if (quoted) {
            if (at >= end || m[at++] != '"') {
                return "";
            }
            while (at < end && m[at] == ' ') {
                at++;
            }
        }
        if (at >= end || m[at] != '<' || m[end - 1] != '>') {
            return "";
        }
        int sign = -1;
        for (int i = at + 1; i < end - 1; i++) {
            if (m[i] == '@' && sign < 0) {
                sign = i;
            } else if (!isWord(m[i]) && m[i] != '.' && m[i] != '+' || m[i] == '.' && (m[i - 1] == '.' || m[i - 1] == '@' || i == at + 1)) {
                return "";
            }
        }
        boolean whole = sign > at + 1 && sign < end - 2 && m[sign - 1] != '.' && m[end - 2] != '.';
        return whole ? new String(m, at + 1, end - at - 2, StandardCharsets.ISO_8859_1) : "";
    }

    private static boolean isWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_';
    }

    private static void read(RawField field, Set<String> addresses, Set<Finding> findings) {
        String plain = plain(field.message(), field.valueStart(), field.end());
        if (!plain.isEmpty()) {
            addresses.add(plain);
            return;
        }
        byte[] line = Arrays.copyOfRange(field.message(), field.start(), Math.min(field.end(), field.start() + BYTES_MAX));
        Optional<HeaderField> read = MimeReader.read(line).headers().first("from");
        if (read.isEmpty()) {
            return;
        }
        AddressList list = read.get().addresses();
        if (list.mailboxes().size() > 1) {
            findings.add(Finding.FROM_SEVERAL_ADDRESSES);
        }
        for (Address address : list.all()) {
            if (address instanceof Group) {
                findings.add(Finding.FROM_GROUP);
            }
        }
        for (Mailbox mailbox : list.mailboxes()) {
            addresses.add(mailbox.address());
            for (Mailbox other : mailbox.alternatives()) {
                if (!other.domain().isEmpty() && !other.domain().equalsIgnoreCase(mailbox.domain())) {
                    findings.add(Finding.FROM_AMBIGUOUS);
                    addresses.add(other.address());
                }
            }
        }
    }
}
