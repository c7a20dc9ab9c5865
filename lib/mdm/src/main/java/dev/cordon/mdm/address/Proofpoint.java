package dev.cordon.mdm.address;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** URL Defense of Proofpoint in its three public forms; the vendor publishes how to undo them. */
final class Proofpoint {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Proofpoint() {
    }

    static Optional<String> target(UrlParts url) {
        if (url.path().startsWith("/v3/")) {
            return third(url);
        }
        Map<String, List<String>> parameters = Percent.parameters(url.query());
        List<String> values = parameters.getOrDefault("u", List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (url.path().startsWith("/v1/")) {
            return Optional.of(Percent.decoded(values.getFirst()));
        }
        return url.path().startsWith("/v2/") ? Optional.of(Percent.decoded(values.getFirst().replace('-', '%').replace('_', '/')))
                : Optional.empty();
    }

    // /v3/__TARGET__;BYTES!!REST: each * in the target stands for one byte, each **X for as many as X counts.
    private static Optional<String> third(UrlParts url) {
        String whole = url.path() + (url.hasQuery() ? "?" + url.query() : "") + (url.hasFragment() ? "#" + url.fragment() : "");
        int open = whole.indexOf("__");
        int close = open < 0 ? -1 : whole.indexOf("__;", open + 2);
        int end = close < 0 ? -1 : whole.indexOf('!', close);
        if (end < 0) {
            return Optional.empty();
        }
        String target = whole.substring(open + 2, close);
        String replaced = Rewrites.base64(whole.substring(close + 3, end)).orElse("");
        byte[] bytes = replaced.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(target.length() + bytes.length);
        int at = 0;
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c != '*') {
                out.append(c);
                continue;
            }
            int count = 1;
            if (i + 2 < target.length() && target.charAt(i + 1) == '*') {
                count = Math.max(0, ALPHABET.indexOf(target.charAt(i + 2))) + 2;
                i += 2;
            }
            int stop = Math.min(bytes.length, at + count);
            out.append(new String(bytes, at, stop - at, StandardCharsets.UTF_8));
            at = stop;
        }
        String text = out.toString();
        int colon = text.indexOf(":/");
        boolean single = colon > 0 && colon < 8 && !text.startsWith("://", colon);
        return Optional.of(single ? text.substring(0, colon) + "://" + text.substring(colon + 2) : text);
    }
}
