package dev.cordon.mime;

import java.util.ArrayList;
import java.util.List;

/** Finds message identifiers in a field (RFC 5322 §3.6.4). */
final class MessageIds {

    private MessageIds() {
    }

    /** What stands in angle brackets; words without brackets when there are none at all. */
    static List<String> in(HeaderField field) {
        Source source = field.source();
        byte[] bytes = source.bytes();
        int to = field.valueTo();
        int max = source.terms().limits().addressesMax();
        List<String> found = new ArrayList<>();
        int at = Scan.find(bytes, field.valueFrom(), to, '<');
        while (at < to && found.size() < max) {
            int end = Scan.find(bytes, at + 1, to, '>');
            if (end >= to) {
                break;
            }
            found.add(CharsetReader.ASCII.decode(bytes, at + 1, end).strip());
            at = Scan.find(bytes, end, to, '<');
        }
        if (found.isEmpty() && !field.unfolded().isEmpty()) {
            String text = field.unfolded();
            int blank = text.indexOf(' ');
            found.add(blank < 0 ? text : text.substring(0, blank));
        }
        return found;
    }
}
