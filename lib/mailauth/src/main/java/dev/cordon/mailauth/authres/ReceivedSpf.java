package dev.cordon.mailauth.authres;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A Received-SPF field (RFC 7208 §9.1).
 *
 * @param result such as pass, in lower case; empty when the field cannot be read
 * @param comment the comment behind it; may be empty
 * @param pairs such as {@code client-ip} and {@code envelope-from}; names in lower case, the first of each
 */
public record ReceivedSpf(String result, String comment, Map<String, String> pairs) {

    private static final int LENGTH_MAX = 16 << 10;
    private static final int PAIRS_MAX = 50;

    /** Copies the map. */
    public ReceivedSpf {
        pairs = Map.copyOf(pairs);
    }

    /** Reads what stands behind the colon; pairs behind the first malformed one are left out. */
    public static ReceivedSpf read(String value) {
        AuthResText text = new AuthResText(value.length() > LENGTH_MAX ? "" : value, false, EnumSet.noneOf(AuthResProblem.class));
        if (!text.blank()) {
            return new ReceivedSpf("", "", Map.of());
        }
        text.forgetComment();
        String result = text.keyword(false).toLowerCase(Locale.ROOT);
        Map<String, String> pairs = new LinkedHashMap<>();
        boolean sound = !result.isEmpty() && text.blank();
        String comment = sound ? text.comment() : "";
        while (sound && !text.ended() && pairs.size() < PAIRS_MAX) {
            String name = text.keyword(true).toLowerCase(Locale.ROOT);
            sound = !name.isEmpty() && text.blank() && text.take('=') && text.blank();
            if (sound) {
                String pair = text.peek('"') ? text.quoted() : text.openValue();
                sound = !text.broken() && text.blank();
                if (sound) {
                    pairs.putIfAbsent(name, pair);
                    text.take(';');
                    sound = text.blank();
                }
            }
        }
        return new ReceivedSpf(result, comment, pairs);
    }

    /** A value; empty when it is not there. */
    public String value(String name) {
        return pairs.getOrDefault(name, "");
    }
}
