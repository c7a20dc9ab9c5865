package dev.cordon.kernel.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What all ids share. */
final class Ids {
    private static final int DIGEST_DIGITS = 32;

    private Ids() {}

    static void require(String what, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("an empty " + what + " id");
        }
    }

    // Parts are length-prefixed, so that ("ab","c") and ("a","bc") differ.
    static String digest(List<String> parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(part.length()).append(':').append(part);
        }
        return ContentHash.of(all.toString().getBytes(StandardCharsets.UTF_8)).value().substring(0, DIGEST_DIGITS);
    }
}
