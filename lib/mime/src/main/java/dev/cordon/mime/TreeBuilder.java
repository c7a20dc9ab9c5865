package dev.cordon.mime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the part tree of one source in one pass, with its own stack. The stack of entities that are open and the stack of
 * boundaries that are awaited grow together; a delimiter closes every entity above its multipart.
 */
final class TreeBuilder {

    private static final int GUESS_WITHIN = 64 << 10;

    private final Source source;
    private final byte[] bytes;
    private final int end;
    private final boolean bareCr;
    private final Terms terms;
    private final Tally tally;
    private final Notes notes;
    private final Boundaries boundaries;
    private final HeaderScanner scanner;
    private final ArrayList<MimePart> open = new ArrayList<>();

    private int hit;
    private int hitLine;
    private int hitEnd;
    private boolean hitCloses;

    private TreeBuilder(Source source, Tally tally, Notes notes) {
        this.source = source;
        this.bytes = source.bytes();
        this.end = bytes.length;
        this.terms = source.terms();
        this.tally = tally;
        this.notes = notes;
        this.bareCr = barCrEnds();
        this.boundaries = new Boundaries(terms);
        this.scanner = new HeaderScanner(source, end, bareCr, boundaries, notes);
    }

    /** What all sources of one message share. */
    static final class Tally {
        private final ArrayDeque<MimePart> encoded = new ArrayDeque<>();
        private int parts;
        private long decoded;
    }

    /** Reads a raw message and every encoded message inside it. */
    static MimePart build(Source source, int from, Notes notes) {
        Tally tally = new Tally();
        tally.parts = 1;
        TreeBuilder first = new TreeBuilder(source, tally, notes);
        MimePart root = MimePart.root(source, from);
        first.read(root, from);
        while (!tally.encoded.isEmpty()) {
            descend(tally.encoded.removeFirst(), tally, notes);
        }
        return root;
    }

    /** Reads what an encoded part decodes to as a source of its own. */
    private static void descend(MimePart part, Tally tally, Notes notes) {
        Terms terms = part.source().terms();
        Body body = part.body();
        if (tally.decoded + body.length() > terms.limits().decodedBytesMax()) {
            notes.defect(part.source(), MimeDefect.DECODED_LIMIT, part.bodyRange().from(), part.bodyRange().to());
            return;
        }
        tally.decoded += body.length();
        Source inner = part.source().decoded(body.bytes(), body.map());
        TreeBuilder builder = new TreeBuilder(inner, tally, notes);
        if (part.isMultipart()) {
            builder.readComposite(part);
            return;
        }
        if (++tally.parts > terms.limits().partsMax()) {
            notes.defect(part.source(), MimeDefect.PARTS_LIMIT, part.bodyRange().from(), part.bodyRange().to());
            return;
        }
        MimePart child = part.addChild(inner, 0, 0, false);
        part.markDecoded();
        builder.read(child, 0);
    }

    /** An encoded multipart, read under {@link Convention#COMPOSITE_DECODED}: its parts stand in its decoded body. */
    private void readComposite(MimePart part) {
        part.markDecoded();
        open.add(part);
        boundaries.push(part, part.boundaryText());
        readParts(0, 0);
    }

    private void read(MimePart top, int from) {
        readParts(openAt(top, from), from);
    }

    /** The main loop: from delimiter to delimiter until the source ends. */
    private void readParts(int from, int begin) {
        int at = from;
        int floor = Math.max(from, begin);
        while (true) {
            nextDelimiter(at);
            if (hit == Boundaries.NONE) {
                closeTo(0, end);
                return;
            }
            int cut = Math.max(floor, lineEndBefore(hitLine, floor));
            MimePart owner = boundaries.part(hit);
            closeTo(owner, cut);
            if (hitCloses) {
                owner.closeAt(cut, hitEnd);
                boundaries.close(hit);
                at = hitEnd;
                floor = hitEnd;
                continue;
            }
            if (++tally.parts > terms.limits().partsMax()) {
                notes.defect(source, MimeDefect.PARTS_LIMIT, cut, end);
                owner.cutAt(cut);
                closeTo(0, end);
                return;
            }
            boundaries.reopen(hit);
            owner.startParts(cut);
            MimePart child = owner.addChild(source, cut, hitEnd, owner.isDigest());
            at = openAt(child, hitEnd);
            floor = at;
        }
    }

    /** Reads the header of a part, and of the messages that begin where its body does; gives where the body begins. */
    private int openAt(MimePart first, int from) {
        MimePart part = first;
        int at = from;
        while (true) {
            scanner.scan(at);
            part.header(at, scanner);
            at = scanner.bodyFrom();
            open.add(part);
            FieldChecks.noteRepeated(part, notes);
            switch (part.classify(notes)) {
                case LEAF -> {
                    return at;
                }
                case MULTIPART -> {
                    openMultipart(part);
                    return at;
                }
                case MESSAGE -> {
                    if (scanner.isCut() || !openMessage(part)) {
                        return at;
                    }
                    part = part.addChild(source, at, at, false);
                }
            }
        }
    }

    private boolean openMessage(MimePart part) {
        if (isTooDeep(part)) {
            return false;
        }
        if (part.transferEncoding().isIdentity()) {
            if (++tally.parts <= terms.limits().partsMax()) {
                return true;
            }
            notes.defect(source, MimeDefect.PARTS_LIMIT, part.headerTo(), part.headerTo());
            part.asLeaf();
            return false;
        }
        notes.defect(source, MimeDefect.ENCODING_ON_COMPOSITE, part.headerFrom(), part.headerTo());
        tally.encoded.add(part);
        return false;
    }

    private void openMultipart(MimePart part) {
        if (isTooDeep(part)) {
            return;
        }
        if (!part.transferEncoding().isIdentity()) {
            notes.defect(source, MimeDefect.ENCODING_ON_COMPOSITE, part.headerFrom(), part.headerTo());
            notes.ambiguity(source, Ambiguity.Kind.ENCODED_COMPOSITE, part.headerFrom(), part.headerTo(),
                    "parts stand in the body as it is", "parts stand in the decoded body");
            if (terms.has(Convention.COMPOSITE_DECODED)) {
                tally.encoded.add(part);
                return;
            }
        }
        byte[] boundary = part.boundaryText();
        if (terms.has(Convention.BOUNDARY_GUESSED) && !standsIn(boundary, scanner.bodyFrom())) {
            boundary = guess(scanner.bodyFrom());
            part.boundary(boundary);
        }
        if (boundary.length == 0) {
            return;
        }
        if (boundaries.push(part, boundary)) {
            notes.defect(source, MimeDefect.BOUNDARY_SHARED, part.headerFrom(), part.headerTo());
            notes.ambiguity(source, Ambiguity.Kind.BOUNDARY_PREFIX, part.headerFrom(), part.headerTo(),
                    "the inner multipart owns its delimiters", "the outer multipart owns them");
        }
    }

    private boolean isTooDeep(MimePart part) {
        if (part.depth() < terms.limits().depthMax()) {
            return false;
        }
        notes.defect(source, MimeDefect.DEPTH_LIMIT, part.headerFrom(), part.headerTo());
        part.asLeaf();
        return true;
    }

    /** Looks for the next line that is a delimiter of an open multipart; leaves it in the {@code hit} fields. */
    private void nextDelimiter(int from) {
        hit = Boundaries.NONE;
        if (boundaries.count() == 0) {
            return;
        }
        int at = from;
        while (at < end) {
            if (bytes[at] == '-' && at + 1 < end && bytes[at + 1] == '-' && isDelimiter(at)) {
                return;
            }
            int stop = Scan.crOrLf(bytes, at, end);
            if (stop >= end) {
                return;
            }
            if (bytes[stop] == '\n') {
                at = stop + 1;
            } else if (stop + 1 < end && bytes[stop + 1] == '\n') {
                at = stop + 2;
            } else {
                at = stop + 1;
                if (!bareCr) {
                    at = afterBareCr(at);
                }
            }
        }
    }

    /** After a CR that is text here: notes a delimiter that others would see, and goes on to the true line end. */
    private int afterBareCr(int at) {
        if (at + 1 < end && bytes[at] == '-' && bytes[at + 1] == '-') {
            int textEnd = Scan.crOrLf(bytes, at, end);
            if (boundaries.match(bytes, at, textEnd) != Boundaries.NONE) {
                notes.defect(source, MimeDefect.BARE_CR, at - 1, at);
                notes.ambiguity(source, Ambiguity.Kind.BARE_CR, at - 1, textEnd, "text", "a delimiter");
            }
        }
        int stop = at;
        while (stop < end) {
            stop = Scan.crOrLf(bytes, stop, end);
            if (stop < end && (bytes[stop] == '\n' || stop + 1 < end && bytes[stop + 1] == '\n')) {
                return stop;
            }
            if (stop + 2 < end && bytes[stop + 1] == '-' && bytes[stop + 2] == '-') {
                return stop;
            }
            stop++;
        }
        return end;
    }

    private boolean isDelimiter(int line) {
        int next = Scan.lineEnd(bytes, line, end, bareCr);
        int textEnd = Scan.textEnd(bytes, line, next, bareCr);
        int found = boundaries.match(bytes, line, textEnd);
        if (found == Boundaries.NONE) {
            if (boundaries.prefixOf() != Boundaries.NONE) {
                notes.defect(source, MimeDefect.BOUNDARY_TRAILED, line, textEnd);
                notes.ambiguity(source, Ambiguity.Kind.BOUNDARY_PREFIX, line, textEnd, "text", "a delimiter");
            } else if (boundaries.afterClose() != Boundaries.NONE) {
                notes.defect(source, MimeDefect.PART_AFTER_CLOSE, line, textEnd);
                notes.ambiguity(source, Ambiguity.Kind.PART_AFTER_CLOSE, line, textEnd, "epilogue", "another part");
            }
            return false;
        }
        if (boundaries.isClosed(found)) {
            notes.defect(source, MimeDefect.PART_AFTER_CLOSE, line, textEnd);
        }
        hit = found;
        hitLine = line;
        hitEnd = next;
        hitCloses = boundaries.closing();
        for (int i = boundaries.textEnd(); i < textEnd; i++) {
            if (!Scan.isSpace(bytes[i])) {
                notes.defect(source, MimeDefect.BOUNDARY_TRAILED, line, textEnd);
                break;
            }
        }
        return true;
    }

    /** RFC 2046 §5.1.1: the line end before a delimiter belongs to the delimiter. */
    private int lineEndBefore(int line, int floor) {
        int at = line;
        if (at > floor && bytes[at - 1] == '\n') {
            at--;
            return at > floor && bytes[at - 1] == '\r' ? at - 1 : at;
        }
        return at > floor && bytes[at - 1] == '\r' ? at - 1 : at;
    }

    /** Ends every entity inside an owner. */
    private void closeTo(MimePart owner, int at) {
        int kept = open.size();
        while (kept > 0 && open.get(kept - 1) != owner) {
            kept--;
        }
        closeTo(kept, at);
        boundaries.popTo(hit + 1);
    }

    private void closeTo(int kept, int at) {
        for (int i = open.size() - 1; i >= kept; i--) {
            MimePart part = open.remove(i);
            part.endAt(at);
            if (part.isMultipart() && !part.isDecoded()) {
                noteEnd(part, at);
            }
        }
        if (kept == 0) {
            boundaries.popTo(0);
        }
    }

    private void noteEnd(MimePart part, int at) {
        if (part.children().isEmpty() && !part.isOpaque()) {
            if (part.boundaryText().length > 0) {
                notes.defect(source, MimeDefect.PARTS_MISSING, part.headerFrom(), at);
            }
            if (notes.areTaken() && guess(part.bodyRange().from()).length > 0) {
                notes.ambiguity(source, Ambiguity.Kind.BOUNDARY_UNSTATED, part.headerFrom(), at,
                        "no parts", "parts by a guessed boundary");
            }
        } else if (!part.isClosed()) {
            notes.defect(source, MimeDefect.MULTIPART_OPEN, at, at);
            if (at < end && !source.terms().has(Convention.INNER_SWALLOWS)) {
                notes.ambiguity(source, Ambiguity.Kind.MULTIPART_OPEN, at, at,
                        "the outer delimiter ends the inner multipart", "the inner multipart goes on");
            }
        }
    }

    /** Whether a boundary stands at the start of some line after a place. */
    private boolean standsIn(byte[] boundary, int from) {
        if (boundary.length == 0) {
            return false;
        }
        Boundaries one = new Boundaries(terms);
        one.push(open.getLast(), boundary);
        for (int at = from; at < end; at = Scan.lineEnd(bytes, at, end, bareCr)) {
            if (bytes[at] == '-' && at + 1 < end && bytes[at + 1] == '-') {
                int next = Scan.lineEnd(bytes, at, end, bareCr);
                if (one.match(bytes, at, Scan.textEnd(bytes, at, next, bareCr)) != Boundaries.NONE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The boundary that a body seems to use: the first line in its beginning that starts with two hyphens; empty for none. */
    private byte[] guess(int from) {
        int stop = Math.min(end, from + GUESS_WITHIN);
        for (int at = from; at < stop; at = Scan.lineEnd(bytes, at, end, bareCr)) {
            if (bytes[at] != '-' || at + 2 >= end || bytes[at + 1] != '-') {
                continue;
            }
            int next = Scan.lineEnd(bytes, at, end, bareCr);
            int to = Scan.textEnd(bytes, at, next, bareCr);
            while (to > at + 2 && Scan.isBlank(bytes[to - 1])) {
                to--;
            }
            boolean plain = to > at + 3 && to - at <= 80 && boundaries.match(bytes, at, to) == Boundaries.NONE;
            for (int i = at + 2; i < to && plain; i++) {
                plain = bytes[i] > ' ';
            }
            if (plain && bytes[at + 2] != '-' | to - at > 12) {
                return java.util.Arrays.copyOfRange(bytes, at + 2, to);
            }
        }
        return new byte[0];
    }

    /** A message in which CR stands and LF does not is taken to end its lines with CR. */
    private boolean barCrEnds() {
        boolean noLf = Scan.lf(bytes, 0, end) >= end;
        boolean crOnly = noLf && Scan.find(bytes, 0, end, '\r') < end;
        return crOnly != terms.has(Convention.BARE_CR_OTHERWISE);
    }
}
