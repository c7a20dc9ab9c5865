package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.header.LineEnds;
import java.nio.charset.StandardCharsets;

/** Fuzz target, in the form that Jazzer calls: the fast canonical forms of a body against the plain ones. */
public final class BodyFormFuzz {

    private BodyFormFuzz() {}

    /** Compares hashes, lengths and line ends for one body: at the start of an array, and inside of one at every alignment. */
    public static void fuzzerTestOneInput(byte[] data) {
        String body = new String(data, StandardCharsets.ISO_8859_1);
        int shift = data.length % 8;
        byte[] inside = Naive.bytes("x".repeat(shift) + body + "\n \n");
        for (Canonicalization form : Canonicalization.values()) {
            String expected = Naive.body(body, form == Canonicalization.RELAXED);
            compare(data, 0, data.length, form, expected, LineEnds.of(data));
            compare(inside, shift, shift + data.length, form, expected, LineEnds.of(data.clone()));
        }
    }

    private static void compare(byte[] m, int from, int to, Canonicalization form, String expected, LineEnds ends) {
        long half = expected.length() / 2;
        BodySink sink = new BodySink(half == 0 ? new long[] {Long.MAX_VALUE} : new long[] {half, Long.MAX_VALUE});
        LineEnds seen = BodyForm.feed(m, from, to, form, sink);
        boolean whole = TestSigner.hash(expected).equals(java.util.Base64.getEncoder().encodeToString(sink.hash(Long.MAX_VALUE)));
        boolean part = half == 0 || TestSigner.hash(expected.substring(0, (int) half))
                .equals(java.util.Base64.getEncoder().encodeToString(sink.hash(half)));
        if (!whole || !part || sink.count() != expected.length() || from == 0 && !seen.equals(ends)) {
            throw new AssertionError("not the " + form + " form: " + seen + " " + sink.count() + " bytes of " + expected.length());
        }
    }
}
