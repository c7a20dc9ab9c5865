package dev.cordon.application.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.cordon.application.observables.Target;
import dev.cordon.bounds.Budget;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.AddressField;
import dev.cordon.kernel.message.DisplayName;
import dev.cordon.kernel.message.Header;
import dev.cordon.kernel.message.Part;
import dev.cordon.mime.Ambiguity;
import dev.cordon.mime.Defect;
import dev.cordon.mime.Disposition;
import dev.cordon.mime.Examination;
import dev.cordon.mime.Group;
import dev.cordon.mime.HeaderField;
import dev.cordon.mime.Mailbox;
import dev.cordon.mime.MimeDefect;
import dev.cordon.mime.MimeLimits;
import dev.cordon.mime.MimeMessage;
import dev.cordon.mime.MimePart;
import dev.cordon.mime.MimeReader;

/**
 * Opens a message: reads it, and where two plausible readers would differ reads it as the others would too. Two mail programs
 * that disagree about one message are how attachments are smuggled past scanners: the scanner reads one message, the person's
 * program another. So no reading is chosen: the parts of all of them are looked at, and the disagreement is itself evidence.
 * When another reading brings parts that the main one does not have, it is a gap too, because nobody can say what the person
 * will see.
 */
public final class Opener {

    private static final Set<String> ADDRESS_FIELDS = Set.of("bcc", "cc", "from", "reply-to", "return-path", "sender", "to");
    private static final int RANGES_MAX = 16;
    private static final int TEXT_MAX = 200;

    private static final Set<MimeDefect> LIMITS = Set.of(MimeDefect.ADDRESSES_LIMIT, MimeDefect.DECODED_LIMIT,
            MimeDefect.DEFECTS_LIMIT, MimeDefect.DEPTH_LIMIT, MimeDefect.FIELDS_LIMIT, MimeDefect.PARAMETERS_LIMIT,
            MimeDefect.PARTS_LIMIT, MimeDefect.WORDS_LIMIT);
    private static final Set<MimeDefect> UNREADABLE =
            Set.of(MimeDefect.EMPTY_INPUT, MimeDefect.NO_HEADER, MimeDefect.PARTS_MISSING, MimeDefect.ENCODING_UNKNOWN);

    private final Budget budget;
    private final List<Evidence> evidence = new ArrayList<>();

    private Opener(Budget budget) {
        this.budget = budget;
    }

    /** Opens the bytes of one message within a budget. Never throws, whatever the bytes are. */
    public static Opened open(byte[] raw, Budget budget) {
        return new Opener(budget).open(raw);
    }

    private Opened open(byte[] raw) {
        MimeMessage mime = MimeReader.read(raw, MimeLimits.within(budget));
        Examination examination = mime.examine();
        noteDefects(examination.defects());
        List<Leaf> leaves = new ArrayList<>();
        Part root = part(mime.root(), "0");
        collect(mime.root(), "0", leaves);
        boolean differ = addOtherReadings(mime, examination, leaves);
        noteAmbiguities(examination.ambiguities(), differ);
        List<Header> headers = mime.headers().stream().map(f -> new Header(f.name(), f.text(), Ranges.of(f.range()))).toList();
        List<AddressField> addresses = mime.headers().stream().filter(Opener::isAddressField).map(Opener::addressField).toList();
        return new Opened(mime, headers, addresses, mime.headers().text("subject"), root, leaves, evidence);
    }

    private static Part part(MimePart mime, String path) {
        List<Part> children = new ArrayList<>();
        for (MimePart child : mime.children()) {
            children.add(part(child, path + "." + children.size()));
        }
        String charset = mime.contentType().charset().toLowerCase(Locale.ROOT);
        String disposition = mime.disposition().map(Disposition::word).orElse("");
        String name = mime.fileName().map(n -> n.text()).orElse("");
        return new Part(path, mime.contentType().name(), charset, disposition, name, cover(mime, true), cover(mime, false), children);
    }

    private static void collect(MimePart mime, String path, List<Leaf> leaves) {
        if (mime.children().isEmpty() || mime.kind() == MimePart.Kind.MESSAGE) {
            leaves.add(new Leaf(path, mime));
        }
        int number = 0;
        for (MimePart child : mime.children()) {
            collect(child, path + "." + number++, leaves);
        }
    }

    private static ByteRange cover(MimePart part, boolean header) {
        return Ranges.of(part.source().rawCover(header ? part.headerRange() : part.bodyRange()));
    }

    // Whether another reading has a part with content that the main one does not have.
    private boolean addOtherReadings(MimeMessage mime, Examination examination, List<Leaf> leaves) {
        if (examination.ambiguities().stream().noneMatch(a -> a.kind().convention().isPresent())) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        leaves.forEach(leaf -> seen.add(leaf.key()));
        boolean differ = false;
        int number = 1;
        for (MimeMessage other : mime.readings()) {
            List<Leaf> found = new ArrayList<>();
            collect(other.root(), "0", found);
            for (Leaf leaf : found) {
                if (seen.add(leaf.key()) && leaf.where().length() > 0) {
                    leaves.add(new Leaf(leaf.path() + "~" + number, leaf.part()));
                    differ = true;
                }
            }
            number++;
        }
        return differ;
    }

    private void noteDefects(List<Defect> defects) {
        Map<MimeDefect, List<ByteRange>> ranges = new EnumMap<>(MimeDefect.class);
        for (Defect defect : defects) {
            List<ByteRange> known = ranges.computeIfAbsent(defect.kind(), _ -> new ArrayList<>());
            if (known.size() < RANGES_MAX) {
                known.add(Ranges.of(defect.range()));
            }
        }
        ranges.forEach((kind, where) -> {
            evidence.add(Evidence.fact(FactNames.MIME_DEFECT, kind.code(), where));
            if (LIMITS.contains(kind)) {
                evidence.add(new Evidence.Gap(GapCode.LIMIT_REACHED, "reading stopped at a limit: " + kind.code(), where));
            } else if (UNREADABLE.contains(kind)) {
                evidence.add(new Evidence.Gap(GapCode.UNPARSABLE, "this is not mail as anybody writes it: " + kind.code(), where));
            }
            if (kind == MimeDefect.WORD_HIDES_CONTROL || kind == MimeDefect.ADDRESS_IN_WORD) {
                evidence.add(Evidence.fact(FactNames.HEADER_ENCODED_TRICK, kind.code(), where));
            }
        });
    }

    private void noteAmbiguities(List<Ambiguity> ambiguities, boolean differ) {
        List<ByteRange> structural = new ArrayList<>();
        for (Ambiguity ambiguity : ambiguities) {
            List<String> texts = new ArrayList<>(List.of(ambiguity.kind().code()));
            ambiguity.readings().forEach(r -> texts.add(cut(r)));
            ByteRange where = Ranges.of(ambiguity.range());
            evidence.add(new Evidence.Fact(FactNames.MIME_AMBIGUOUS, new Value.Texts(texts), List.of(where)));
            if (ambiguity.kind().convention().isPresent() && structural.size() < RANGES_MAX) {
                structural.add(where);
            }
        }
        if (differ) {
            evidence.add(new Evidence.Gap(GapCode.AMBIGUOUS, "readers of mail would find different parts in this message", structural));
        }
    }

    private static boolean isAddressField(HeaderField field) {
        return ADDRESS_FIELDS.contains(field.name().toLowerCase(Locale.ROOT));
    }

    private static AddressField addressField(HeaderField field) {
        var list = field.addresses();
        List<Address> found = new ArrayList<>();
        for (dev.cordon.mime.Address entry : list.all()) {
            switch (entry) {
                case Mailbox mailbox -> add(mailbox, "", found);
                case Group group -> group.members().forEach(m -> add(m, group.name(), found));
            }
        }
        return new AddressField(field.name().toLowerCase(Locale.ROOT), found, list.defects().isEmpty());
    }

    // What any reader would see: the main reading of each mailbox, then its alternatives.
    private static void add(Mailbox mailbox, String group, List<Address> found) {
        List<Mailbox> all = new ArrayList<>(List.of(mailbox));
        all.addAll(mailbox.alternatives());
        for (Mailbox one : all) {
            found.add(new Address(new DisplayName(one.displayName()), one.localPart(), Target.domain(one.domain()), group,
                    Ranges.of(one.range())));
        }
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
    }
}
