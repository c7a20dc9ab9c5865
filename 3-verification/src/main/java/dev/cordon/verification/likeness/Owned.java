package dev.cordon.verification.likeness;

import dev.cordon.kernel.message.Domain;
import java.net.IDN;
import java.util.Set;

/**
 * The part of a domain name that somebody owns: the label below the public suffix, and the suffix.
 *
 * <p>An approximation until the authentication library brings the whole public suffix list: the second levels under which country
 * registries sell names, and hosts that give names to strangers.
 */
public final class Owned {

    private static final Set<String> SECOND_LEVELS = Set.of("ac", "co", "com", "edu", "firm", "gob", "gouv", "gov", "govt", "gv", "ind",
            "ltd", "me", "mil", "ne", "net", "nom", "or", "org", "plc", "sch");
    private static final Set<String> HOSTERS = Set.of("000webhostapp.com", "amazonaws.com", "appspot.com", "azurewebsites.net",
            "blogspot.com", "cloudfront.net", "duckdns.org", "firebaseapp.com", "fly.dev", "github.io", "gitlab.io", "glitch.me",
            "herokuapp.com", "myshopify.com", "netlify.app", "ngrok.io", "onrender.com", "pages.dev", "r2.dev", "surge.sh",
            "trycloudflare.com", "vercel.app", "web.app", "weebly.com", "wixsite.com", "wordpress.com", "workers.dev");
    private static final int COUNTRY = 2;

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
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            if (HOSTERS.contains(name.substring(dot + 1))) {
                return dot;
            }
        }
        int last = name.lastIndexOf('.');
        int second = last <= 0 ? -1 : name.lastIndexOf('.', last - 1);
        boolean country = name.length() - last - 1 == COUNTRY;
        return country && second > 0 && SECOND_LEVELS.contains(name.substring(second + 1, last)) ? second : last;
    }
}
