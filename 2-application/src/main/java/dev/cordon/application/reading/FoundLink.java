package dev.cordon.application.reading;

import java.util.List;

import dev.cordon.application.observables.Target;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.message.Link;

/**
 * Something a person can follow, or that leads away by itself.
 *
 * @param kind what leads there
 * @param target the target taken apart, a relative one led on from the document's base
 * @param written the target as written, decoded
 * @param text what a person sees of it, may be empty
 * @param part the path of the part it is in
 * @param where the bytes of the target
 */
public record FoundLink(Kind kind, Target target, String written, String text, String part, List<ByteRange> where) {

    /** What leads there. */
    public enum Kind {
        /** A link in HTML. */
        ANCHOR,
        /** A place on an image. */
        AREA,
        /** Where a form is sent. */
        FORM,
        /** Markup that leads away by itself. */
        REFRESH,
        /** A frame or an object. */
        EMBEDDED,
        /** An address that stands in plain words. */
        PLAIN,
        /** A {@code List-Unsubscribe} field (RFC 2369 §3.2). */
        LIST
    }

    /** Copies the ranges. */
    public FoundLink {
        where = List.copyOf(where);
    }

    /** The link as the kernel keeps it. */
    public Link link() {
        return new Link(written, target.host(), text, part, where);
    }
}
