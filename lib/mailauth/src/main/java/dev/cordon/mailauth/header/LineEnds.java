package dev.cordon.mailauth.header;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Which line ends a message has. A lone LF or CR among CR LF is how mail is smuggled past a server that reads line ends otherwise than the
 * next one (RFC 5321 §2.3.8 forbids both).
 *
 * @param pairs whether CR LF occurs
 * @param bareFeed whether an LF occurs without a CR before it
 * @param bareReturn whether a CR occurs without an LF behind it
 */
public record LineEnds(boolean pairs, boolean bareFeed, boolean bareReturn) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;

    /** Looks through all bytes. */
    public static LineEnds of(byte[] m) {
        boolean pairs = false;
        boolean feeds = false;
        boolean returns = false;
        int at = 0;
        while (at < m.length) {
            // A word without a byte below 16 has no line end: most words.
            if (at + 8 <= m.length && below16((long) LONGS.get(m, at)) == 0) {
                at += 8;
                continue;
            }
            int stop = Math.min(at + 8, m.length);
            for (; at < stop; at++) {
                if (m[at] == '\n') {
                    boolean pair = at > 0 && m[at - 1] == '\r';
                    pairs |= pair;
                    feeds |= !pair;
                } else if (m[at] == '\r') {
                    returns |= at + 1 == m.length || m[at + 1] != '\n';
                }
            }
        }
        return new LineEnds(pairs, feeds, returns);
    }

    private static long below16(long word) {
        return ~((word & LOW) + EACH * 0x70 | word | LOW);
    }

    /** Whether both CR LF and bare LF occur: a message that is stored with LF throughout is not mixed. */
    public boolean mixed() {
        return pairs && bareFeed;
    }
}
