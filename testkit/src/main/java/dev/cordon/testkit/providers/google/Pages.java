package dev.cordon.testkit.providers.google;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Page tokens: opaque to clients, a position to us. */
final class Pages {
    private static final String MARK = "page:";

    private Pages() {}

    static String token(int position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + position).getBytes(StandardCharsets.US_ASCII));
    }

    static int from(String token) throws GoogleRefusal {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            if (text.startsWith(MARK)) {
                return Math.max(0, Integer.parseInt(text.substring(MARK.length())));
            }
        } catch (IllegalArgumentException e) {
            throw GoogleRefusal.invalid("Invalid pageToken");
        }
        throw GoogleRefusal.invalid("Invalid pageToken");
    }
}
