package dev.cordon.mailauth.stored;

import dev.cordon.mailauth.authres.MethodResult;

/**
 * The one result of a method that counts for a stored message.
 *
 * @param word a result word of RFC 8601 §2.7; empty when nothing was found out, which is neither pass nor fail
 * @param source whose result it is
 */
public record Counted(String word, Source source) {
    /** Nothing was found out. */
    public static final Counted NOTHING = new Counted("", Source.NOBODY);

    /** Whose result counts. */
    public enum Source {
        /** Ours. */ OURS,
        /** A signature of the author's fits the header, not the body, and the store is one that rewrites bodies: nobody can say. */
        HEADER_SIGNATURE,
        /** The provider's, by its place in the header or by a seal. */ PROVIDER,
        /** Nobody's. */ NOBODY
    }

    static Counted ours(String word) {
        return new Counted(word, Source.OURS);
    }

    static Counted provider(MethodResult stated) {
        return new Counted(stated.result(), Source.PROVIDER);
    }

    /** Whether it is known and says pass. */
    public boolean isPass() {
        return word.equals("pass");
    }

    /** Whether anything was found out: a name server that did not answer is nothing. */
    public boolean isKnown() {
        return !word.isEmpty() && !word.equals("temperror");
    }
}
