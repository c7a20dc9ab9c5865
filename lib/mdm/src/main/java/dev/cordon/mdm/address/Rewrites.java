package dev.cordon.mdm.address;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Undoes what services do to links that pass them: link protection, click tracking, open redirects. Only what the URL itself carries
 * is undone; nothing is looked up. Services that keep the target to themselves (such as Mimecast) stay as they are.
 */
final class Rewrites {

    private static final int DEPTH_MAX = 10;

    /** A URL with the services that had wrapped it, outermost first. */
    record Unwrapped(UrlParts parts, List<String> encoders) {}

    /**
     * A service that carries the target in a parameter.
     *
     * @param host its host, or a name that its hosts end with when it begins with a dot
     * @param path what the path begins with
     * @param parameters the names of the parameter, in the order in which they count
     */
    private record Service(String encoder, String host, String path, List<String> parameters) {}

    // keep sorted by encoder
    private static final List<Service> SERVICES = List.of(
            new Service("adobe", ".mail.adobe.com", "/r/", List.of("p1")),
            new Service("azure_safelink", ".safelinks.protection.outlook.com", "/", List.of("url")),
            new Service("azure_safelink", ".safelinks.protection.office365.us", "/", List.of("url")),
            new Service("azure_safelink", ".safelinks.protection.partner.outlook.cn", "/", List.of("url")),
            new Service("barracuda", "linkprotect.cudasvc.com", "/url", List.of("a")),
            new Service("branch_io", ".app.link", "/", List.of("$fallback_url", "$desktop_url", "$original_url")),
            new Service("doubleclick", ".doubleclick.net", "/", List.of("adurl", "ds_dest_url", "dest_url")),
            new Service("edgepilot", "link.edgepilot.com", "/", List.of("u")),
            new Service("esvalabs", ".esvalabs.com", "/", List.of("url", "u")),
            new Service("exactag", ".exactag.com", "/", List.of("url")),
            new Service("facebook", "l.facebook.com", "/l.php", List.of("u")),
            new Service("facebook", "lm.facebook.com", "/l.php", List.of("u")),
            new Service("facebook", "www.facebook.com", "/flx/warn", List.of("u")),
            new Service("fireeye", ".fireeye.com", "/", List.of("u")),
            new Service("google_adservices", ".googleadservices.com", "/pagead", List.of("adurl")),
            new Service("google_meet_redirect", "meet.google.com", "/linkredirect", List.of("dest")),
            new Service("google_notifications", "notifications.google.com", "/g/p", List.of("url", "continue")),
            new Service("google_tag_manager", ".googletagmanager.com", "/debug/clearcookies", List.of("url")),
            new Service("google_translate_open_redirect", "translate.google.com", "/", List.of("u")),
            new Service("google_travel_redirect", "www.google.com", "/travel/clk", List.of("pcurl")),
            new Service("indeed_open_redirect", ".indeed.com", "/", List.of("dest", "redirect", "r")),
            new Service("instagram", "l.instagram.com", "/", List.of("u")),
            new Service("microsoft_dynamics", ".dynamics.com", "/", List.of("target")),
            new Service("ppcprotect", "monitor.ppcprotect.com", "/", List.of("url", "lpurl")),
            new Service("proofpoint", "urldefense.us", "/v2/", List.of()),
            new Service("sqclick", ".sqclick.com", "/", List.of("url")),
            new Service("squarespace", ".squarespace-mail.com", "/r", List.of("u")),
            new Service("titanhq", "linklock.titanhq.com", "/analyse", List.of("url", "data")),
            new Service("topsec", ".topsec.com", "/", List.of("url", "u")),
            new Service("trend_micro", ".trendmicro.com", "/wis/clicktime", List.of("url")),
            new Service("trend_micro", ".trendmicro.eu", "/wis/clicktime", List.of("url")),
            new Service("yahoo", ".yahoo.com", "/pt_redirect", List.of("url")),
            new Service("youtube_set_sid", ".youtube.com", "/accounts/SetSID", List.of("continue")));

    private Rewrites() {
    }

    /** Undoes services one after another until the target is none of theirs; at most ten. */
    static Unwrapped undo(UrlParts outer) {
        if (!UrlParts.isWeb(outer.scheme())) {
            return new Unwrapped(outer, List.of());
        }
        List<String> encoders = new ArrayList<>(0);
        UrlParts at = outer;
        for (int depth = 0; depth < DEPTH_MAX; depth++) {
            Optional<Step> step = step(at);
            Optional<UrlParts> inner = step.flatMap(s -> UrlParts.of(s.target())).filter(p -> UrlParts.isWeb(p.scheme())
                    && p.host().indexOf('.') > 0
                    || p.scheme().equals("mailto"));
            if (step.isEmpty() || inner.isEmpty()) {
                break;
            }
            encoders.add(step.get().encoder());
            at = inner.get();
        }
        return new Unwrapped(at, List.copyOf(encoders));
    }

    private record Step(String encoder, String target) {}

    private static Optional<Step> step(UrlParts url) {
        String host = url.host().toLowerCase(Locale.ROOT);
        Optional<Step> special = special(url, host);
        if (special.isPresent()) {
            return special;
        }
        Optional<Step> tracker = Trackers.target(url, host).map(t -> new Step(t.getKey(), t.getValue()));
        if (tracker.isPresent() || url.query().isEmpty()) {
            return tracker;
        }
        for (Service service : SERVICES) {
            boolean fits = service.host().charAt(0) == '.' ? host.endsWith(service.host()) || host.equals(service.host().substring(1))
                    : host.equals(service.host());
            if (fits && url.path().startsWith(service.path())) {
                return parameter(url, service.parameters()).map(target -> new Step(service.encoder(), target));
            }
        }
        return Optional.empty();
    }

    private static Optional<Step> special(UrlParts url, String host) {
        if (host.startsWith("urldefense.") || host.endsWith(".urldefense.com")) {
            return Proofpoint.target(url).map(target -> new Step("proofpoint", target));
        }
        if (host.startsWith("www.google.") || host.startsWith("google.")) {
            return google(url);
        }
        return switch (host) {
            case "href.li", "www.href.li" -> url.hasQuery() ? Optional.of(new Step("href_li", scheme(url.query()))) : Optional.empty();
            case "deref-mail.com", "deref-gmx.net", "deref-web.de", "deref-gmx.com" ->
                parameter(url, List.of("redirectUrl")).map(target -> new Step("deref_mail", target));
            case "secure-web.cisco.com" -> embedded(url.path()).map(target -> new Step("cisco", target));
            case "www.bing.com", "bing.com" -> bing(url).map(target -> new Step("bing_open_redirect", target));
            case "mandrillapp.com", "www.mandrillapp.com" -> mandrill(url).map(target -> new Step("mandrill", target));
            case "r.search.yahoo.com" -> yahoo(url.path()).map(target -> new Step("yahoo", target));
            default -> bySuffix(url, host);
        };
    }

    private static Optional<Step> bySuffix(UrlParts url, String host) {
        if (host.equals("url.avanan.click") || host.endsWith(".checkpoint.com") && url.path().contains("___")) {
            return between(url.path(), "___", "___").map(target -> new Step("checkpoint", target));
        }
        if (host.endsWith(".cdn.ampproject.org")) {
            return amp(url).map(target -> new Step("google_amp_project", target));
        }
        if (host.endsWith(".translate.goog")) {
            String name = host.substring(0, host.length() - ".translate.goog".length()).replace("--", "\0").replace('-',
                    '.').replace('\0', '-');
            return Optional.of(new Step("google_translate_open_redirect", "https://" + name + url.path()));
        }
        if (host.endsWith(".protection.sophos.com")) {
            return parameter(url, List.of("u")).flatMap(Rewrites::base64).map(target -> new Step("sophos", target));
        }
        if (host.endsWith(".awstrack.me")) {
            return path(url.path(), "/L0/").map(target -> new Step("aws_ses", target));
        }
        return Optional.empty();
    }

    private static Optional<Step> google(UrlParts url) {
        if (url.path().equals("/url") || url.path().equals("/imgres")) {
            return parameter(url, List.of("q", "url", "imgrefurl")).map(target -> new Step("google_open_redirect", target));
        }
        if (url.path().startsWith("/amp/")) {
            String rest = url.path().substring(5);
            String target = rest.startsWith("s/") ? "https://" + rest.substring(2) : "http://" + rest;
            return Optional.of(new Step("google_amp", target + (url.hasQuery() ? "?" + url.query() : "")));
        }
        return url.path().startsWith("/travel/clk") ? parameter(url, List.of("pcurl")).map(t -> new Step("google_travel_redirect", t))
                : Optional.empty();
    }

    private static Optional<String> parameter(UrlParts url, List<String> names) {
        Map<String, List<String>> all = Percent.parameters(url.query());
        for (String name : names) {
            for (String value : all.getOrDefault(name, List.of())) {
                String decoded = value.contains("%3A") || value.contains("%3a") ? Percent.decoded(value) : value;
                if (UrlParts.schemeEnd(decoded.strip()) > 0 || decoded.startsWith("www.")) {
                    return Optional.of(scheme(decoded.strip()));
                }
            }
        }
        return Optional.empty();
    }

    private static String scheme(String target) {
        return UrlParts.schemeEnd(target) > 0 ? target : "https://" + target;
    }

    // The target stands percent encoded behind the last slash.
    private static Optional<String> embedded(String path) {
        int at = path.lastIndexOf("/http");
        return at < 0 ? Optional.empty() : Optional.of(Percent.decoded(path.substring(at + 1)));
    }

    private static Optional<String> path(String path, String prefix) {
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', prefix.length());
        return Optional.of(Percent.decoded(path.substring(prefix.length(), end < 0 ? path.length() : end)));
    }

    private static Optional<String> between(String path, String open, String close) {
        int from = path.indexOf(open);
        int to = from < 0 ? -1 : path.indexOf(close, from + open.length());
        return to < 0 ? Optional.empty() : Optional.of(scheme(path.substring(from + open.length(), to)));
    }

    private static Optional<String> amp(UrlParts url) {
        for (String prefix : new String[] {"/c/s/", "/v/s/", "/i/s/"}) {
            if (url.path().startsWith(prefix)) {
                return Optional.of("https://" + url.path().substring(prefix.length()));
            }
        }
        for (String prefix : new String[] {"/c/", "/v/", "/i/"}) {
            if (url.path().startsWith(prefix)) {
                return Optional.of("http://" + url.path().substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    // The parameter u is the two characters a1 and the target in base64.
    private static Optional<String> bing(UrlParts url) {
        List<String> values = url.path().startsWith("/ck/") ? Percent.parameters(url.query()).getOrDefault("u", List.of()) : List.of();
        return values.isEmpty() || !values.getFirst().startsWith("a1") ? Optional.empty() : base64(values.getFirst().substring(2));
    }

    // The parameter p is JSON in base64, whose member p is JSON as text, whose member url is the target.
    private static Optional<String> mandrill(UrlParts url) {
        List<String> values = Percent.parameters(url.query()).getOrDefault("p", List.of());
        Optional<String> json = values.isEmpty() || !url.path().startsWith("/track/click") ? Optional.empty() : base64(values.getFirst());
        return json.flatMap(text -> {
            String plain = text.replace("\\", "");
            return between(plain, "\"url\":\"", "\"");
        });
    }

    private static Optional<String> yahoo(String path) {
        int from = path.indexOf("/RU=");
        int to = from < 0 ? -1 : path.indexOf("/RK=", from);
        return from < 0 ? Optional.empty() : Optional.of(Percent.decoded(path.substring(from + 4, to < 0 ? path.length() : to)));
    }

    static Optional<String> base64(String text) {
        String standard = text.replace('-', '+').replace('_', '/');
        int end = standard.length();
        while (end > 0 && standard.charAt(end - 1) == '=') {
            end--;
        }
        try {
            return Optional.of(new String(Base64.getDecoder().decode(standard.substring(0, end)), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            // No base64, so there is no target in it.
            return Optional.empty();
        }
    }
}
