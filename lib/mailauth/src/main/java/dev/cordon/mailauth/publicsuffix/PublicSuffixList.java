package dev.cordon.mailauth.publicsuffix;

import dev.cordon.mailauth.dns.DomainText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The public suffix list of publicsuffix.org: below which names strangers register names of their own.
 *
 * <p>A rule is a name ({@code co.uk}), a name under which every label is a suffix ({@code *.ck}), or an exception to that
 * ({@code !www.ck}). The exception wins, then the longest rule; a name that no rule knows falls under the rule {@code *}, its last
 * label. Rules are kept as ASCII in one array behind a hash table whose key is computed from the end of the name, so that one
 * walk over the name, without an allocation, meets every suffix it has.
 *
 * <p>Names may come as A-labels or U-labels, in any case, with one trailing dot; answers keep the labels as they came, in lower
 * case. An answer is empty when there is none: an empty label, an address (a last label of digits only: RFC 3696 §2), a name
 * that is itself a suffix.
 */
public final class PublicSuffixList {

    private static final int NAMED_ICANN = 1;
    private static final int NAMED_PRIVATE = 2;
    private static final int BELOW_ICANN = 4;
    private static final int BELOW_PRIVATE = 8;
    private static final int EXCEPT_ICANN = 16;
    private static final int EXCEPT_PRIVATE = 32;
    private static final int ICANN = NAMED_ICANN | BELOW_ICANN | EXCEPT_ICANN;
    private static final int ALL = ICANN | NAMED_PRIVATE | BELOW_PRIVATE | EXCEPT_PRIVATE;
    private static final int BYTES_MAX = 8 << 20;

    private final SuffixTable rules;

    private PublicSuffixList(SuffixTable rules) {
        this.rules = rules;
    }

    /** The list that came with this library; read once, on the first call. */
    public static PublicSuffixList builtin() {
        return Builtin.LIST;
    }

    /**
     * A list in the form of publicsuffix.org, in UTF-8; the markers of its sections count, and rules outside both are taken for
     * ICANN's. What is not a rule is passed over; more than 8 MiB is not read.
     */
    public static PublicSuffixList read(byte[] list) {
        SuffixTable table = new SuffixTable();
        new ListReader(table).read(list, Math.min(list.length, BYTES_MAX));
        return new PublicSuffixList(table);
    }

    /** How many different names have rules. */
    public int size() {
        return rules.size();
    }

    /** The suffix under which the name stands, or which it is; empty when the text is no domain name. */
    public String publicSuffix(String domain, Section section) {
        return cut(domain, section, 0);
    }

    /** The suffix and the label before it: the part that one owner registered; empty when the name is a suffix or no domain name. */
    public String registrable(String domain, Section section) {
        return cut(domain, section, 1);
    }

    /** Whether the whole name is a public suffix: nobody who sends mail owns it. */
    public boolean isPublicSuffix(String domain, Section section) {
        String suffix = cut(domain, section, 0);
        return !suffix.isEmpty() && suffix.length() >= trimmed(domain).length();
    }

    /** Whether a rule of the list, not only the rule for names it does not know, covers the name: its top level domain exists. */
    public boolean knows(String domain) {
        String ascii = DomainText.ascii(domain);
        return !ascii.isEmpty() && rules.flags(ascii, ascii.lastIndexOf('.') + 1) != 0;
    }

    private static String trimmed(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    private String cut(String domain, Section section, int more) {
        String ascii = DomainText.ascii(domain);
        if (ascii.isEmpty() || lastLabelIsDigits(ascii)) {
            return "";
        }
        int labels = labels(ascii, section == Section.ICANN ? ICANN : ALL) + more;
        String given = isAscii(domain) ? ascii : trimmed(lowered(domain));
        int from = given.length();
        for (int i = 0; i < labels; i++) {
            if (from < 0) {
                return "";
            }
            from = given.lastIndexOf('.', from - 1);
        }
        return given.substring(from + 1);
    }

    // How many labels, counted from the end, the suffix has.
    private int labels(String name, int wanted) {
        int found = 1;
        int label = 1;
        int hash = SuffixTable.SEED;
        for (int i = name.length() - 1; i >= 0; i--) {
            char c = name.charAt(i);
            hash = SuffixTable.next(hash, c);
            boolean starts = i == 0 || name.charAt(i - 1) == '.';
            if (starts) {
                int flags = rules.flags(name, i, hash) & wanted;
                if ((flags & (EXCEPT_ICANN | EXCEPT_PRIVATE)) != 0) {
                    return label - 1;
                }
                if ((flags & (NAMED_ICANN | NAMED_PRIVATE)) != 0) {
                    found = Math.max(found, label);
                }
                if (i > 0 && (flags & (BELOW_ICANN | BELOW_PRIVATE)) != 0) {
                    found = label + 1;
                }
            }
            label += c == '.' ? 1 : 0;
            if (label > rules.labelsMax()) {
                break;
            }
        }
        return found;
    }

    private static boolean lastLabelIsDigits(String name) {
        for (int i = name.length() - 1; i >= 0 && name.charAt(i) != '.'; i--) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    // The same dots that DomainText knows, so that labels are counted alike in both forms.
    private static String lowered(String domain) {
        String dotted = java.text.Normalizer.normalize(domain.replace('\u3002', '.').replace('\uff61', '.'),
                java.text.Normalizer.Form.NFKC);
        return dotted.toLowerCase(Locale.ROOT);
    }

    /** Reads lines into the table. */
    private static final class ListReader {
        private final SuffixTable table;
        private boolean isPrivate;

        ListReader(SuffixTable table) {
            this.table = table;
        }

        void read(byte[] list, int end) {
            int at = 0;
            while (at < end) {
                int stop = at;
                while (stop < end && list[stop] != '\n') {
                    stop++;
                }
                if (stop > at) {
                    line(list, at, stop);
                }
                at = stop + 1;
            }
        }

        private void line(byte[] list, int from, int to) {
            if (list[from] == '/') {
                if (to - from > 10 && list[from + 3] == '=') {
                    marker(new String(list, from, to - from, java.nio.charset.StandardCharsets.US_ASCII));
                }
                return;
            }
            int stop = from;
            boolean ascii = true;
            while (stop < to && (list[stop] & 0xff) > ' ') {
                ascii &= list[stop] >= 0;
                stop++;
            }
            int first = list[from];
            boolean below = first == '*' && stop - from > 2 && list[from + 1] == '.';
            int start = from + (below ? 2 : first == '!' ? 1 : 0);
            if (stop <= start) {
                return;
            }
            int flag = below ? BELOW_ICANN : first == '!' ? EXCEPT_ICANN : NAMED_ICANN;
            String name = ascii ? new String(list, start, stop - start, java.nio.charset.StandardCharsets.ISO_8859_1)
                    : new String(list, start, stop - start, java.nio.charset.StandardCharsets.UTF_8);
            String key = ascii ? DomainText.ascii(name) : inALabels(name);
            if (!key.isEmpty() && key.indexOf('*') < 0) {
                table.add(key, isPrivate ? flag << 1 : flag);
            }
        }

        // The list is kept in normal form, so that the tables for normalising need not be loaded for it.
        private static String inALabels(String name) {
            StringBuilder out = new StringBuilder(name.length() + 24);
            for (String label : name.split("\\.", -1)) {
                String written = isAscii(label) ? label : DomainText.aLabel(label);
                out.append(out.isEmpty() ? "" : ".").append(written);
            }
            return DomainText.ascii(out.toString());
        }

        private void marker(String line) {
            if (line.startsWith("// ===BEGIN PRIVATE")) {
                isPrivate = true;
            } else if (line.startsWith("// ===BEGIN ICANN") || line.startsWith("// ===END PRIVATE")) {
                isPrivate = false;
            }
        }
    }

    /** The table in the form in which {@link Builtin} reads it. */
    byte[] table() {
        return rules.toBytes();
    }

    /** Read when first asked for, from the table that a test makes of the list that lies beside it, and compares. */
    private static final class Builtin {
        static final PublicSuffixList LIST = load();

        private static PublicSuffixList load() {
            try (InputStream in = PublicSuffixList.class.getResourceAsStream("public_suffix_list.table")) {
                if (in == null) {
                    throw new IllegalStateException("public_suffix_list.table is not in the library");
                }
                return new PublicSuffixList(SuffixTable.of(in.readNBytes(BYTES_MAX)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
