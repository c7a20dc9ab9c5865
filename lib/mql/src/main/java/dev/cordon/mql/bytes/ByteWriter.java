package dev.cordon.mql.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects numbers and texts; equal texts are kept once. {@link ByteReader} gives them back in the same order. */
public final class ByteWriter {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    /** A number, short when it is small and not negative. */
    public void number(long number) {
        number(body, number);
    }

    private static void number(ByteArrayOutputStream out, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /** A truth. */
    public void flag(boolean truth) {
        body.write(truth ? 1 : 0);
    }

    /** A text; lone surrogates are kept. */
    public void text(String text) {
        number(texts.computeIfAbsent(text, _ -> texts.size()));
    }

    /** How many texts, then each. */
    public void texts(java.util.Collection<String> all) {
        number(all.size());
        all.forEach(this::text);
    }

    /** All of it. */
    public byte[] finish() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<String> ordered = List.copyOf(texts.keySet());
        number(all, ordered.size());
        for (String text : ordered) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            boolean exact = new String(encoded, StandardCharsets.UTF_8).equals(text);
            byte[] kept = exact ? encoded : units(text);
            number(all, (long) kept.length << 1 | (exact ? 0 : 1));
            all.writeBytes(kept);
        }
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    private static byte[] units(String text) {
        byte[] units = new byte[2 * text.length()];
        for (int at = 0; at < text.length(); at++) {
            units[2 * at] = (byte) (text.charAt(at) >> 8);
            units[2 * at + 1] = (byte) text.charAt(at);
        }
        return units;
    }
}
