package dev.cordon.verification.likeness;

import dev.cordon.kernel.message.Domain;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.mailauth.publicsuffix.Section;
import java.net.IDN;

/**
 * The part of a domain name that somebody owns: the label below the public suffix, and the suffix. Hosts that give names to strangers are
 * suffixes too.
 */
public final class Owned {

    private Owned() {}

    /** The owned part of a name; the name itself when it is a lone label or an address. */
    public static Domain of(Domain domain) {
        String name = domain.name();
        int suffix = suffixDot(name);
        if (suffix <= 0 || isAddress(name)) {
            return domain;
        }
        return new Domain(name.substring(name.lastIndexOf('.', suffix - 1) + 1));
    }

    /** The label that its owner chose, in Unicode: {@code example} of {@code www.example.co.uk}. */
    public static String label(Domain domain) {
        String name = of(domain).name();
        int suffix = suffixDot(name);
        return unicode(suffix <= 0 ? name : name.substring(0, suffix));
    }

    /** What stands below: {@code co.uk} of {@code example.co.uk}. */
    public static String suffix(Domain domain) {
        int suffix = suffixDot(domain.name());
        return suffix <= 0 ? "" : domain.name().substring(suffix + 1);
    }

    /** Whether two names belong to one owner. */
    public static boolean same(Domain a, Domain b) {
        return !a.name().isEmpty() && of(a).equals(of(b));
    }

    /** A name in Unicode as a person sees it; what cannot be converted stays. */
    public static String unicode(String name) {
        return name.contains("xn--") ? IDN.toUnicode(name, IDN.ALLOW_UNASSIGNED) : name;
    }

    private static boolean isAddress(String name) {
        return name.startsWith("[") || name.indexOf(':') >= 0 || name.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    }

    // The dot before the public suffix; 0 or less when nothing stands before it.
    private static int suffixDot(String name) {
        String all = PublicSuffixList.builtin().publicSuffix(name, Section.ALL);
        // The name of a host of strangers is itself owned, by the host.
        String suffix = all.length() < name.length() ? all : PublicSuffixList.builtin().publicSuffix(name, Section.ICANN);
        return suffix.isEmpty() ? -1 : name.length() - suffix.length() - 1;
    }
}
