package dev.cordon.application.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.cordon.bounds.Meter;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.message.Header;
import dev.cordon.mime.AddressList;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Mailbox;
import dev.cordon.mime.MimeDefect;

/** Who says to be the author, and what is odd about the way it is said. */
final class HeaderAnalyser implements Analyser {

    // RFC 5322 §3.6 and RFC 2045 §3: fields that may stand once.
    private static final Set<String> ONCE = Set.of("bcc", "cc", "content-disposition", "content-id", "content-transfer-encoding",
            "content-type", "date", "from", "in-reply-to", "message-id", "mime-version", "references", "reply-to", "sender", "subject",
            "to");

    // What many honest programs write, or what has a fact of its own.
    private static final Set<MimeDefect> HARMLESS = Set.of(MimeDefect.ADDRESS_IN_NAME, MimeDefect.ADDRESS_IN_WORD, MimeDefect.ADDRESS_ODD,
            MimeDefect.ADDRESS_INTERNATIONAL);

    @Override
    public AnalyserName name() {
        return new AnalyserName("headers");
    }

    @Override
    public List<Evidence> analyse(Material material, Meter meter) {
        Facts facts = new Facts();
        duplicates(material.message().headers(), facts);
        List<HeaderField> from = material.opened().mime().headers().all("from");
        if (from.isEmpty()) {
            facts.flag(FactNames.FROM_MISSING, List.of());
        }
        Set<String> authors = new LinkedHashSet<>();
        List<ByteRange> where = new ArrayList<>();
        for (HeaderField field : from) {
            AddressList list = field.addresses();
            List<ByteRange> bytes = List.of(new ByteRange(field.range().from(), field.range().to()));
            if (list.mailboxes().stream().allMatch(m -> m.domain().isEmpty() || m.localPart().isEmpty())) {
                facts.text(FactNames.FROM_EMPTY, field.unfolded(), bytes);
            }
            if (!list.defects().stream().allMatch(d -> HARMLESS.contains(d.kind()))) {
                facts.text(FactNames.FROM_MALFORMED, field.unfolded(), bytes);
            }
            where.addAll(bytes);
            list.mailboxes().forEach(m -> authors.add(m.address().toLowerCase(Locale.ROOT)));
            list.everyReading().forEach(m -> addressInName(m, facts));
        }
        if (authors.size() > 1) {
            facts.texts(FactNames.FROM_SEVERAL, where, List.copyOf(authors));
        }
        return facts.all();
    }

    private static void duplicates(List<Header> headers, Facts facts) {
        Map<String, List<Header>> byName = new LinkedHashMap<>();
        for (Header header : headers) {
            byName.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(header);
        }
        byName.forEach((name, fields) -> {
            if (fields.size() > 1 && ONCE.contains(name)) {
                List<String> texts = new ArrayList<>(List.of(name));
                fields.stream().limit(Facts.EACH_MAX).forEach(f -> texts.add(f.value()));
                facts.texts(FactNames.HEADER_DUPLICATE, fields.stream().map(Header::where).toList(), texts);
            }
        });
    }

    // Many programs show the display name alone: an address in it is then taken for the real one.
    private static void addressInName(Mailbox mailbox, Facts facts) {
        String name = mailbox.displayName();
        int at = name.indexOf('@');
        while (at >= 0) {
            int from = at;
            while (from > 0 && isAddressChar(name.charAt(from - 1))) {
                from--;
            }
            int to = at + 1;
            while (to < name.length() && isAddressChar(name.charAt(to))) {
                to++;
            }
            String shown = name.substring(from, to);
            while (shown.endsWith(".")) {
                shown = shown.substring(0, shown.length() - 1);
            }
            if (from < at && shown.indexOf('.', shown.indexOf('@')) > 0 && !shown.equalsIgnoreCase(mailbox.address())) {
                facts.texts(FactNames.FROM_NAME_HOLDS_ADDRESS,
                        List.of(new ByteRange(mailbox.range().from(), mailbox.range().to())), shown, mailbox.address());
            }
            at = name.indexOf('@', to);
        }
    }

    private static boolean isAddressChar(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '+';
    }
}
