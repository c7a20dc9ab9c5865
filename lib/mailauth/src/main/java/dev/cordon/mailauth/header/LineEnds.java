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
        long pairs = 0;
        long feeds = 0;
        long returns = 0;
        int at = 0;
        if (m.length > 9) {
            pairs |= m[0] == '\r' && m[1] == '\n' ? 1 : 0;
            feeds |= m[0] == '\n' ? 1 : 0;
            returns |= m[0] == '\r' && m[1] != '\n' ? 1 : 0;
            for (at = 1; at + 9 <= m.length; at += 8) {
                long word = (long) LONGS.get(m, at);
                long feed = equal(word, EACH * '\n');
                long back = equal((long) LONGS.get(m, at - 1), EACH * '\r');
                pairs |= feed & back;
                feeds |= feed & ~back;
                returns |= equal(word, EACH * '\r') & ~equal((long) LONGS.get(m, at + 1), EACH * '\n');
            }
        }
        for (; at < m.length; at++) {
            if (m[at] == '\n') {
                boolean pair = at > 0 && m[at - 1] == '\r';
                pairs |= pair ? 1 : 0;
                feeds |= pair ? 0 : 1;
            } else if (m[at] == '\r' && (at + 1 == m.length || m[at + 1] != '\n')) {
                returns |= 1;
            }
        }
        return new LineEnds(pairs != 0, feeds != 0, returns != 0);
    }

    private static long equal(long word, long pattern) {
        long difference = word ^ pattern;
        return ~((difference & LOW) + LOW | difference | LOW);
    }

    /** Whether both CR LF and bare LF occur: a message that is stored with LF throughout is not mixed. */
    public boolean mixed() {
        return pairs && bareFeed;
    }
}
