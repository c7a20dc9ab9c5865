package dev.cordon.mime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Lists the stretches of a message by walking its tree with a stack of its own. */
final class SegmentWalk {

    private final MimeMessage message;
    private final Source source;
    private final List<Segment> segments = new ArrayList<>();
    private int at;

    SegmentWalk(MimeMessage message) {
        this.message = message;
        this.source = message.source();
    }

    /** What is still to be written: the beginning of a part, or what follows its children. */
    private record Step(MimePart part, boolean tail) {
    }

    List<Segment> walk() {
        add(Segment.Kind.MBOX_LINE, message.mboxTo());
        ArrayDeque<Step> waiting = new ArrayDeque<>();
        waiting.push(new Step(message.root(), false));
        while (!waiting.isEmpty()) {
            Step step = waiting.pop();
            if (step.tail()) {
                tail(step.part());
                continue;
            }
            head(step.part());
            if (isRead(step.part())) {
                waiting.push(new Step(step.part(), true));
                for (MimePart child : step.part().children().reversed()) {
                    waiting.push(new Step(child, false));
                }
            } else {
                tail(step.part());
            }
        }
        add(Segment.Kind.BODY, source.length());
        return segments;
    }

    private boolean isRead(MimePart part) {
        return !part.children().isEmpty() && !part.isDecoded();
    }

    private void head(MimePart part) {
        // What lies between an earlier closing delimiter and a part after it, when such parts are read.
        add(Segment.Kind.EPILOGUE, part.from());
        add(Segment.Kind.DELIMITER, part.headerFrom());
        for (HeaderField field : part.fields()) {
            add(Segment.Kind.FIELD, field.to());
        }
        add(Segment.Kind.FIELDS_BEYOND_LIMIT, part.headerTo());
        add(Segment.Kind.SEPARATOR, part.bodyRange().from());
        if (part.isMultipart() && !part.isDecoded()) {
            add(Segment.Kind.PREAMBLE, part.preambleRange().to());
        } else if (!isRead(part)) {
            add(Segment.Kind.BODY, part.bodyRange().to());
        }
    }

    private void tail(MimePart part) {
        if (!part.isMultipart() || part.isDecoded()) {
            return;
        }
        if (part.isClosed() && part.closeRange().from() >= at) {
            add(Segment.Kind.PARTS_BEYOND_LIMIT, part.closeRange().from());
            add(Segment.Kind.CLOSE_DELIMITER, part.closeRange().to());
        }
        if (part.isOpaque()) {
            add(Segment.Kind.EPILOGUE, part.opaqueRange().from());
            add(Segment.Kind.PARTS_BEYOND_LIMIT, part.opaqueRange().to());
        }
        add(Segment.Kind.EPILOGUE, part.bodyRange().to());
    }

    private void add(Segment.Kind kind, int to) {
        if (to > at) {
            segments.add(new Segment(kind, new RawRange(at, to)));
            at = to;
        }
    }
}
