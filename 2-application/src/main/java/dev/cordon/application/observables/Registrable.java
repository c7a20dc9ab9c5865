package dev.cordon.application.observables;

import java.util.Set;

import dev.cordon.kernel.message.Domain;

/**
 * The registrable domain of a host: the label below the public suffix, and the suffix.
 *
 * <p>This knows the second levels under which country registries sell names, and a few hosts that give names to strangers. It is
 * an approximation until the authentication library brings the whole public suffix list. It errs by joining too much: two
 * strangers' hosts may look like one owner's, never one owner's like two.
 */
public final class Registrable {

    private static final Set<String> SECOND_LEVELS = Set.of("ac", "asn", "co", "com", "edu", "firm", "gen", "go", "gob", "gouv", "gov",
            "govt", "gv", "id", "ind", "info", "ltd", "me", "mil", "ne", "net", "nhs", "nic", "nom", "or", "org", "plc", "police",
            "res", "sch", "school", "web");

    // Hosts under which anybody can have a name: what stands left of them is the owner.
    private static final Set<String> HOSTERS = Set.of("000webhostapp.com", "amazonaws.com", "appspot.com", "azurewebsites.net",
            "blob.core.windows.net", "blogspot.com", "cloudfront.net", "duckdns.org", "firebaseapp.com", "fly.dev", "github.io",
            "gitlab.io", "glitch.me", "herokuapp.com", "myshopify.com", "netlify.app", "ngrok.io", "onrender.com", "pages.dev",
            "r2.dev", "repl.co", "sharepoint.com", "surge.sh", "trycloudflare.com", "vercel.app", "web.app", "web.core.windows.net",
            "weebly.com", "wixsite.com", "wordpress.com", "workers.dev");

    private Registrable() {
    }

    /** The registrable domain of a host; the host itself when it has no label below a suffix, as an IP address or a lone name. */
    public static Domain of(Domain host) {
        String name = host.name();
        int hosterDot = hosterDot(name);
        if (hosterDot >= 0) {
            return new Domain(name.substring(name.lastIndexOf('.', hosterDot - 1) + 1));
        }
        int last = name.lastIndexOf('.');
        int second = last < 0 ? -1 : name.lastIndexOf('.', last - 1);
        if (last < 0 || second < 0) {
            return host;
        }
        boolean country = name.length() - last == 3;
        int from = country && SECOND_LEVELS.contains(name.substring(second + 1, last)) ? name.lastIndexOf('.', second - 1) : second;
        return new Domain(name.substring(from + 1));
    }

    // The dot before the hoster's own name, when a stranger's name stands left of it.
    private static int hosterDot(String name) {
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            if (HOSTERS.contains(name.substring(dot + 1))) {
                return dot;
            }
        }
        return -1;
    }
}
