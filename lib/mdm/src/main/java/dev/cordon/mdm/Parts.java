package dev.cordon.mdm;

import dev.cordon.mime.MimePart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which parts of a message are its text, and which are files. Text is what mail programs show as the text: the first plain and the first
 * HTML part, and those after them that stand beside, not instead of them. Enclosed messages are files, and nothing in them is looked at.
 */
final class Parts {

    private final List<MimePart> html = new ArrayList<>();
    private final List<MimePart> plain = new ArrayList<>();
    private final List<MimePart> files = new ArrayList<>();

    private Parts() {
    }

    static Parts of(MimePart root) {
        Parts parts = new Parts();
        Deque<MimePart> waiting = new ArrayDeque<>();
        waiting.push(root);
        while (!waiting.isEmpty()) {
            MimePart part = waiting.pop();
            if (part.kind() == MimePart.Kind.MULTIPART && !part.children().isEmpty()) {
                part.children().reversed().forEach(waiting::push);
            } else {
                parts.sort(part);
            }
        }
        return parts;
    }

    List<MimePart> html() {
        return html;
    }

    List<MimePart> plain() {
        return plain;
    }

    List<MimePart> files() {
        return files;
    }

    private void sort(MimePart part) {
        boolean file = part.kind() == MimePart.Kind.MESSAGE || part.disposition().map(d -> d.isAttachment()).orElse(false)
                || part.fileName().filter(n -> !n.text().isEmpty()).isPresent();
        boolean isHtml = part.contentType().is("text/html");
        if (file || !isHtml && !part.contentType().is("text/plain")) {
            files.add(part);
            return;
        }
        List<MimePart> same = isHtml ? html : plain;
        boolean instead = !same.isEmpty() && !part.isRoot() && part.parent().contentType().is("multipart/alternative")
                && same.getFirst().parent() == part.parent();
        if (!instead) {
            same.add(part);
        }
    }
}
