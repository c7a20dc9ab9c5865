package dev.cordon.mailauth.spf;

import dev.cordon.mailauth.dns.DomainText;
import java.util.Locale;

/** Names that can be asked for. */
final class Names {

    private static final int NAME_MAX = 253;

    private Names() {}

    /** The domain of an identity in lower case ASCII; empty when it is not a well-formed name of several labels (RFC 7208 §4.3). */
    static String checked(String domain) {
        String ascii = DomainText.ascii(domain);
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            boolean allowed = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' || c == '/' || c == '+'
                    || c == '=';
            if (!allowed) {
                return "";
            }
        }
        return ascii.indexOf('.') > 0 ? ascii : "";
    }

    /** An expanded target: labels are taken from the left until 253 characters are left (RFC 7208 §7.3); empty when it is no name. */
    static String target(String expanded) {
        String name = expanded.endsWith(".") ? expanded.substring(0, expanded.length() - 1) : expanded;
        while (name.length() > NAME_MAX) {
            int dot = name.indexOf('.', name.length() - NAME_MAX - 1);
            if (dot < 0) {
                return "";
            }
            name = name.substring(dot + 1);
        }
        // A macro may put spaces into a name, and DNS carries any octet (RFC 2181 §11).
        return name.indexOf(' ') < 0 ? DomainText.ascii(name)
                : DomainText.ascii(name.replace(' ', '_')).isEmpty() ? "" : name.toLowerCase(Locale.ROOT);
    }
}
