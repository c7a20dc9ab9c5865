package dev.cordon.mdm.address;

import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percent encoding (RFC 3986 §2.1) and parameters of queries. */
public final class Percent {

    private static final int PARAMETERS_MAX = 1_000;

    private Percent() {
    }

    /** The text with its escapes undone; bytes that are no UTF-8 become the replacement character. */
    public static String decoded(String text) {
        return decoded(text, false);
    }

    private static String decoded(String text, boolean plusIsBlank) {
        if (text.indexOf('%') < 0 && !(plusIsBlank && text.indexOf('+') >= 0)) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length && in[i] == '%' ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            out[length++] = low >= 0 ? (byte) (high << 4 | low) : plusIsBlank && in[i] == '+' ? (byte) ' ' : in[i];
            i += low >= 0 ? 2 : 0;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(out, 0, length)).toString();
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException("a decoder that replaces does not fail", impossible);
        }
    }

    /** Parameters by name, each with its values in order; escapes and plus signs undone. At most 1,000 are read. */
    public static Map<String, List<String>> parameters(String query) {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        int at = 0;
        int count = 0;
        while (at <= query.length() && count++ < PARAMETERS_MAX) {
            int end = query.indexOf('&', at);
            int to = end < 0 ? query.length() : end;
            if (to > at) {
                int equals = query.indexOf('=', at);
                boolean valued = equals >= 0 && equals < to;
                String name = decoded(query.substring(at, valued ? equals : to), true);
                String value = valued ? decoded(query.substring(equals + 1, to), true) : "";
                found.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
            }
            at = to + 1;
        }
        return Collections.unmodifiableMap(found);
    }
}
