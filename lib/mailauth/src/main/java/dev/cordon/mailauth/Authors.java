package dev.cordon.mailauth;

import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mime.Address;
import dev.cordon.mime.AddressList;
import dev.cordon.mime.Group;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Mailbox;
import dev.cordon.mime.MimeReader;
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

    private static void read(RawField field, Set<String> addresses, Set<Finding> findings) {
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
