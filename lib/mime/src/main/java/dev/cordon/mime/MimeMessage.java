package dev.cordon.mime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One message as read: its part tree, the stretches of bytes it is made of, and what is wrong or ambiguous about it. */
public final class MimeMessage {

    private final Source source;
    private final MimePart root;
    private final int mboxTo;
    private final List<Defect> defects;
    private final List<Ambiguity> ambiguities;

    MimeMessage(Source source, MimePart root, int mboxTo, List<Defect> defects, List<Ambiguity> ambiguities) {
        this.source = source;
        this.root = root;
        this.mboxTo = mboxTo;
        this.defects = defects;
        this.ambiguities = ambiguities;
    }

    /** The raw bytes. */
    public Source source() {
        return source;
    }

    /** The message as a part; the root of the tree. */
    public MimePart root() {
        return root;
    }

    /** The header fields of the message itself. */
    public Headers headers() {
        return root.headers();
    }

    /** The mbox {@code From } line before the header; empty when there is none. */
    public RawRange mboxLine() {
        return new RawRange(0, mboxTo);
    }

    /** Every part, the message itself first, in the order in which they stand. */
    public List<MimePart> parts() {
        List<MimePart> all = new ArrayList<>();
        ArrayDeque<MimePart> waiting = new ArrayDeque<>();
        waiting.push(root);
        while (!waiting.isEmpty()) {
            MimePart part = waiting.pop();
            all.add(part);
            for (MimePart child : part.children().reversed()) {
                waiting.push(child);
            }
        }
        return all;
    }

    /** The parts that hold no other part that was read. */
    public List<MimePart> leaves() {
        return parts().stream().filter(part -> part.children().isEmpty()).toList();
    }

    /** What is wrong with the structure. What is wrong inside fields and bodies is found by {@link #examine()}. */
    public List<Defect> defects() {
        return defects;
    }

    /** What is ambiguous in the structure. What is ambiguous inside fields and bodies is found by {@link #examine()}. */
    public List<Ambiguity> ambiguities() {
        return ambiguities;
    }

    /** The conventions under which this reading was made; none for the main reading. */
    public Set<Convention> conventions() {
        return Set.copyOf(source.terms().conventions());
    }

    /** The stretches of the raw message, without hole or overlap: together they are the message, byte for byte. */
    public List<Segment> segments() {
        return new SegmentWalk(this).walk();
    }

    /** Decodes every header field and body and tells all that is wrong or ambiguous, structure included. */
    public Examination examine() {
        return Examination.of(this);
    }

    /**
     * The other trees that readers with other habits would see: one for each convention on which an ambiguity of this message
     * turns, at most {@link MimeLimits#readingsMax()}. A scanner that wants to see what any of them sees looks at all.
     */
    public List<MimeMessage> readings() {
        Set<Convention> wanted = EnumSet.noneOf(Convention.class);
        for (Ambiguity ambiguity : examine().ambiguities()) {
            ambiguity.kind().convention().ifPresent(wanted::add);
        }
        wanted.removeAll(source.terms().conventions());
        List<MimeMessage> others = new ArrayList<>();
        for (Convention convention : new LinkedHashSet<>(wanted)) {
            if (others.size() == source.terms().limits().readingsMax()) {
                break;
            }
            Set<Convention> flipped = EnumSet.of(convention);
            flipped.addAll(source.terms().conventions());
            others.add(MimeReader.read(source.bytes(), source.terms().limits(), flipped));
        }
        return others;
    }

    int mboxTo() {
        return mboxTo;
    }
}
