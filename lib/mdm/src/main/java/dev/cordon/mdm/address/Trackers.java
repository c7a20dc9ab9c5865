package dev.cordon.mdm.address;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Targets that senders of bulk mail and link protection on hosts of the customer's own carry in their URLs. */
final class Trackers {

    private static final int INFLATED_MAX = 8_192;
    private static final int PARTS_MAX = 8;

    private Trackers() {
    }

    /** The service with the target as it is written there; empty when the URL is of none of them. */
    static Optional<Map.Entry<String, String>> target(UrlParts url, String host) {
        String path = url.path();
        if (path.startsWith("/fmlurlsvc/")) {
            return found("fortimail", first(url, "url"));
        }
        if (host.endsWith(".googleusercontent.com") && url.hasFragment()) {
            return found("google_user_content", Optional.of(url.fragment()));
        }
        if (host.endsWith(".pstmrk.it") || host.endsWith(".pmtrk.it")) {
            return found("postmark", postmark(path));
        }
        if (host.endsWith(".mjt.lk") && path.startsWith("/lnk/") || host.endsWith(".convertkit-mail.com")
                || host.endsWith(".convertkit-mail2.com") || host.endsWith(".convertkit-mail4.com")) {
            return found(host.endsWith(".mjt.lk") ? "mailjet" : "convertkit",
                    Rewrites.base64(path.substring(path.lastIndexOf('/') + 1)));
        }
        if (host.startsWith("email.") && path.startsWith("/c/eJ")) {
            return found("mailgun", inflated(path.substring(3)).flatMap(Trackers::mailgun));
        }
        if (host.equals("trackingservice.monday.com") && path.startsWith("/tracker/link")) {
            return found("monday_tracker", first(url, "token").flatMap(token -> json(token, 1, "originalUrl")));
        }
        if (host.equals("shoutout.wix.com")) {
            return found("wix", first(url, "w").flatMap(token -> json(token, 1, "u")));
        }
        return bare(url);
    }

    // A parameter of that name is a redirection, whoever's host it is.
    private static Optional<Map.Entry<String, String>> bare(UrlParts url) {
        if (!url.hasQuery() || !url.query().toLowerCase(Locale.ROOT).contains("desturl=")) {
            return Optional.empty();
        }
        for (String name : List.of("desturl", "destUrl", "destURL", "DestURL")) {
            Optional<String> target = first(url, name);
            if (target.isPresent()) {
                return found("generic_desturl", target);
            }
        }
        return Optional.empty();
    }

    private static Optional<Map.Entry<String, String>> found(String encoder, Optional<String> target) {
        return target.filter(t -> UrlParts.schemeEnd(t) > 0).map(t -> Map.entry(encoder, t));
    }

    private static Optional<String> first(UrlParts url, String name) {
        return Percent.parameters(url.query()).getOrDefault(name, List.of()).stream().findFirst();
    }

    // The version, with an s for https, then the target without its scheme and percent encoded.
    private static Optional<String> postmark(String path) {
        List<String> parts = parts(path, '/');
        if (parts.size() < 3 || parts.get(1).isEmpty() || parts.get(1).length() > 3 || parts.get(2).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((parts.get(1).endsWith("s") ? "https://" : "http://") + Percent.decoded(parts.get(2)));
    }

    // A part of a token, between full stops, is JSON in base64; its member is the target.
    private static Optional<String> json(String token, int part, String member) {
        List<String> parts = parts(token, '.');
        return parts.size() <= part ? Optional.empty() : Rewrites.base64(parts.get(part)).flatMap(text -> {
            String key = "\"" + member + "\":\"";
            String plain = text.replace("\": \"", "\":\"").replace("\\/", "/");
            int from = plain.indexOf(key);
            int start = from + key.length();
            int end = from < 0 ? -1 : plain.indexOf('"', start);
            return end < 0 ? Optional.empty() : Optional.of(plain.substring(start, end));
        });
    }

    private static List<String> parts(String text, char between) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (int end = text.indexOf(between); end >= 0 && parts.size() < PARTS_MAX; end = text.indexOf(between, at)) {
            parts.add(text.substring(at, end));
            at = end + 1;
        }
        parts.add(text.substring(at));
        return parts;
    }

    private static Optional<String> mailgun(String parameters) {
        return Percent.parameters(parameters).getOrDefault("l", List.of()).stream().findFirst();
    }

    private static Optional<String> inflated(String text) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getUrlDecoder().decode(text));
            byte[] out = new byte[INFLATED_MAX];
            return Optional.of(new String(out, 0, inflater.inflate(out), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DataFormatException _) {
            // Not what this service writes, so there is no target in it.
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
