package dev.cordon.mailauth;

import java.util.BitSet;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Grammars written down as the standards print them, and tried in every way there is: a rule gives all places at which it can end. Slow, and
 * with no cleverness in which a mistake could hide; readers are compared with it.
 */
public interface Abnf {

    /** All places at which this can end when it begins there. */
    BitSet ends(String text, int at);

    /** Whether the whole text is one. */
    default boolean matches(String text) {
        return ends(text, 0).get(text.length());
    }

    /** A character of a class, as in {@code %x21-7E}. */
    static Abnf one(java.util.function.IntPredicate wanted) {
        return (text, at) -> {
            BitSet ends = new BitSet();
            if (at < text.length() && wanted.test(text.charAt(at))) {
                ends.set(at + 1);
            }
            return ends;
        };
    }

    /** Any character of these. */
    static Abnf of(String characters) {
        return one(c -> characters.indexOf(c) >= 0);
    }

    /** Text in quotation marks: without regard to case (RFC 5234 §2.3). */
    static Abnf word(String literal) {
        return (text, at) -> {
            BitSet ends = new BitSet();
            int to = at + literal.length();
            if (to <= text.length() && text.substring(at, to).toLowerCase(Locale.ROOT).equals(literal.toLowerCase(Locale.ROOT))) {
                ends.set(to);
            }
            return ends;
        };
    }

    /** One after the other. */
    static Abnf seq(Abnf... parts) {
        return (text, at) -> {
            BitSet from = new BitSet();
            from.set(at);
            for (Abnf part : parts) {
                from = step(part, text, from);
            }
            return from;
        };
    }

    private static BitSet step(Abnf part, String text, BitSet from) {
        BitSet ends = new BitSet();
        from.stream().forEach(at -> ends.or(part.ends(text, at)));
        return ends;
    }

    /** One of them. */
    static Abnf any(Abnf... parts) {
        return (text, at) -> {
            BitSet ends = new BitSet();
            for (Abnf part : parts) {
                ends.or(part.ends(text, at));
            }
            return ends;
        };
    }

    /** {@code [ … ]}. */
    static Abnf opt(Abnf part) {
        return repeat(0, 1, part);
    }

    /** {@code *( … )}. */
    static Abnf many(Abnf part) {
        return repeat(0, Integer.MAX_VALUE, part);
    }

    /** {@code min*max( … )}. */
    static Abnf repeat(int min, int max, Abnf part) {
        return (text, at) -> {
            BitSet ends = new BitSet();
            BitSet last = new BitSet();
            last.set(at);
            for (int times = 0; !last.isEmpty() && times <= max; times++) {
                if (times >= min) {
                    int before = ends.cardinality();
                    ends.or(last);
                    if (times > min && ends.cardinality() == before) {
                        break;
                    }
                }
                last = step(part, text, last);
            }
            return ends;
        };
    }

    /** A rule that names itself or one further down. */
    static Abnf later(Supplier<Abnf> rule) {
        return (text, at) -> rule.get().ends(text, at);
    }

    /** ALPHA. */
    Abnf ALPHA = one(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z');
    /** DIGIT. */
    Abnf DIGIT = one(c -> c >= '0' && c <= '9');
    /** ALPHA / DIGIT. */
    Abnf ALNUM = any(ALPHA, DIGIT);
    /** WSP. */
    Abnf WSP = of(" \t");
    /** FWS of RFC 6376 §2.8, with a bare LF for CR LF. */
    Abnf FWS = seq(many(WSP), opt(seq(any(word("\r\n"), word("\n")), repeat(1, Integer.MAX_VALUE, WSP))));
}
