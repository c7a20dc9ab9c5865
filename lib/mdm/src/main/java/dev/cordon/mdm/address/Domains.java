package dev.cordon.mdm.address;

import dev.cordon.mailauth.dns.DomainText;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.publicsuffix.Section;
import dev.cordon.mdm.schema.AddressSchema;
import dev.cordon.mql.value.Struct;
import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Host names as {@code Domain} objects. Only the ICANN section of the public suffix list counts: the root domain of
 * {@code x.github.io} is {@code github.io}.
 */
public final class Domains {

    private static final int LENGTH_MAX = 1_024;

    private Domains() {
    }

    /**
     * The object for a name as it stands in a field or a URL. A name outside ASCII becomes its A-labels, with the name itself as
     * {@code punycode}. What cannot be a name, a bare label and a name with an unknown suffix keep {@code domain} and are not valid.
     */
    public static Struct of(String name) {
        String given = trimmed(name);
        String ascii = DomainText.ascii(given);
        String host = ascii.isEmpty() ? given.toLowerCase(Locale.ROOT) : ascii;
        Struct domain = Struct.of(AddressSchema.DOMAIN).set("domain", host);
        boolean formed = !ascii.isEmpty() && isWellFormed(ascii);
        PublicSuffixList list = PublicSuffixList.builtin();
        String suffix = formed ? list.publicSuffix(ascii, Section.ICANN) : "";
        String root = formed && host.indexOf('.') > 0 ? list.registrable(ascii, Section.ICANN) : "";
        domain.set("valid", !root.isEmpty() && list.knows(ascii));
        if (host.indexOf('.') > 0 && !suffix.isEmpty()) {
            domain.set("tld", suffix);
        }
        if (!root.isEmpty()) {
            domain.set("root_domain", root).set("sld", root.substring(0, root.length() - suffix.length() - 1));
            if (root.length() < host.length()) {
                domain.set("subdomain", host.substring(0, host.length() - root.length() - 1));
            }
        }
        if (host.contains("xn--")) {
            domain.set("punycode", unicode(host));
        }
        return domain;
    }

    /** The object for a text that ought to be a name; null when it is none. */
    public static @Nullable Struct strict(String text) {
        String ascii = DomainText.ascii(text.strip());
        if (ascii.isEmpty() || !isWellFormed(ascii) || !Ips.plain(ascii).isEmpty()) {
            return null;
        }
        Struct domain = of(ascii);
        return domain.get("root_domain") == null ? null : domain;
    }

    /** The text form of a struct of {@link #of}; empty for null. */
    public static String text(@Nullable Object domain) {
        return domain instanceof Struct struct && struct.get("domain") instanceof String text ? text : "";
    }

    private static String trimmed(String name) {
        String cut = name.length() > LENGTH_MAX ? name.substring(0, LENGTH_MAX) : name;
        String text = cut.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    // Letters, digits, hyphens and the underscore that hosts have in practice.
    private static boolean isWellFormed(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String unicode(String host) {
        try {
            String shown = IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED);
            return shown.equals(host) ? null : shown;
        } catch (RuntimeException _) {
            // A label that is no Punycode stays as it is, and has no other form.
            return null;
        }
    }
}
