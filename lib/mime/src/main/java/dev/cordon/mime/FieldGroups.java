package dev.cordon.mime;

import java.util.ArrayList;
import java.util.List;

/** Reads bodies that are groups of header fields with empty lines between them (RFC 3464 §2.1, RFC 8098 §3.1, RFC 5965 §3). */
final class FieldGroups {

    private FieldGroups() {
    }

    static List<Headers> of(MimePart part) {
        Body body = part.body();
        Source source = part.source();
        int at = part.bodyRange().from();
        int end = part.bodyRange().to();
        if (!part.transferEncoding().isIdentity()) {
            source = source.decoded(body.bytes(), body.map());
            at = 0;
            end = source.length();
        }
        int max = source.terms().limits().partsMax();
        List<Headers> groups = new ArrayList<>();
        HeaderScanner scanner = new HeaderScanner(source, end, false, new Boundaries(source.terms()), Notes.none());
        while (at < end && groups.size() < max) {
            scanner.scan(at);
            if (!scanner.fields().isEmpty()) {
                groups.add(new Headers(scanner.fields()));
            }
            // A line without colon would begin a body; in a list of groups it is passed over.
            at = scanner.bodyFrom() > at ? scanner.bodyFrom() : Scan.lineEnd(source.bytes(), at, end, false);
        }
        return groups;
    }
}
