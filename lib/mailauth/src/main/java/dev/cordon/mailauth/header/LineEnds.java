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
        return of(m, 0, m.length);
    }

    /** Looks through a part; what stands before and behind it tells whether a CR or LF at its border is a bare one. */
    public static LineEnds of(byte[] m, int from, int to) {
        long pairs = 0;
        long feeds = 0;
        long returns = 0;
        int at = from;
        while (at < to) {
            if (at > 0 && at + 9 <= to) {
                // No branch, since line ends come where no processor expects them.
                long feed = equal((long) LONGS.get(m, at), EACH * '\n');
                long before = equal((long) LONGS.get(m, at - 1), EACH * '\r');
                pairs |= feed & before;
                feeds |= feed & ~before;
                returns |= equal((long) LONGS.get(m, at), EACH * '\r') & ~equal((long) LONGS.get(m, at + 1), EACH * '\n');
                at += 8;
                continue;
            }
            if (m[at] == '\n') {
                boolean pair = at > 0 && m[at - 1] == '\r';
                pairs |= pair ? 1 : 0;
                feeds |= pair ? 0 : 1;
            } else if (m[at] == '\r') {
                returns |= at + 1 == m.length || m[at + 1] != '\n' ? 1 : 0;
            }
            at++;
        }
        return new LineEnds(pairs != 0, feeds != 0, returns != 0);
    }

    /** The high bit of each byte that equals; exact. */
    private static long equal(long word, long pattern) {
        long difference = word ^ pattern;
        return ~((difference & LOW) + LOW | difference | LOW);
    }

    /** Those of two parts of a message together. */
    public LineEnds and(LineEnds other) {
        return new LineEnds(pairs | other.pairs, bareFeed | other.bareFeed, bareReturn | other.bareReturn);
    }

    /** Whether both CR LF and bare LF occur: a message that is stored with LF throughout is not mixed. */
    public boolean mixed() {
        return pairs && bareFeed;
    }
}
