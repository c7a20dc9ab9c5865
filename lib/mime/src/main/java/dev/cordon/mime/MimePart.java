package dev.cordon.mime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One entity of a message (RFC 2045 §2.4): a header, a body, and for a multipart or an enclosed message the entities in it.
 * Ranges count in {@link #source()}, which is the raw message unless the part stands inside something encoded.
 */
public final class MimePart {

    /** How the body of a part is made up. */
    public enum Kind {
        /** No entity inside that was read. */
        LEAF,
        /** Parts between delimiters (RFC 2046 §5.1). */
        MULTIPART,
        /** One message inside (RFC 2046 §5.2, RFC 6532 §3.7); also the headers alone of {@code text/rfc822-headers}. */
        MESSAGE
    }

    private final Source source;
    private final MimePart parent;
    private final int number;
    private final int depth;
    private final int from;
    private final boolean digestMember;
    private List<HeaderField> fields = List.of();
    private List<MimePart> children = List.of();
    private Kind kind = Kind.LEAF;
    private int headerFrom;
    private int fieldsTo;
    private int headerTo;
    private int bodyFrom;
    private int bodyTo;
    private int partsFrom = -1;
    private int closeFrom = -1;
    private int closeTo = -1;
    private int opaqueFrom = -1;
    private boolean decoded;
    private byte[] boundary = new byte[0];
    private @Nullable ContentType contentType;
    private @Nullable TransferEncoding encoding;
    private @Nullable Body body;

    private MimePart(Source source, @Nullable MimePart parent, int number, int from, int headerFrom, boolean digestMember) {
        this.source = source;
        this.parent = parent == null ? this : parent;
        this.number = number;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.from = from;
        this.headerFrom = headerFrom;
        this.digestMember = digestMember;
    }

    static MimePart root(Source source, int from) {
        return new MimePart(source, null, 1, from, from, false);
    }

    // What it is

    /** Whether this is the message itself. */
    public boolean isRoot() {
        return parent == this;
    }

    /** The entity this one stands in; itself for the root. */
    public MimePart parent() {
        return parent;
    }

    /** How many entities it stands in: 0 for the message itself. */
    public int depth() {
        return depth;
    }

    /** Its place: {@code 1} for the message itself, {@code 1.2} for the second entity in it, and so on. */
    public String path() {
        ArrayList<Integer> numbers = new ArrayList<>();
        for (MimePart at = this; !at.isRoot(); at = at.parent) {
            numbers.add(at.number);
        }
        StringBuilder path = new StringBuilder("1");
        for (int i = numbers.size() - 1; i >= 0; i--) {
            path.append('.').append(numbers.get(i));
        }
        return path.toString();
    }

    /** How its body is made up. */
    public Kind kind() {
        return kind;
    }

    /** Whether its body was read as multipart. */
    public boolean isMultipart() {
        return kind == Kind.MULTIPART;
    }

    /** The entities in it; for an enclosed message the one message. Empty for a leaf. */
    public List<MimePart> children() {
        return Collections.unmodifiableList(children);
    }

    /** Its header fields, in order. */
    public Headers headers() {
        return new Headers(fields);
    }

    /** Its media type; {@code text/plain}, or {@code message/rfc822} in a digest, when it states none (RFC 2045 §5.2). */
    public ContentType contentType() {
        ContentType known = contentType;
        if (known == null) {
            known = ContentType.of(this, Notes.none());
            contentType = known;
        }
        return known;
    }

    /** How it wants to be presented (RFC 2183), when it says so. */
    public Optional<Disposition> disposition() {
        return pick("content-disposition").map(field -> new Disposition(field.parameters()));
    }

    /** The name that a mail program would most likely show for it. */
    public Optional<FileName> fileName() {
        return fileNames().stream().findFirst();
    }

    /** Every name that some reader could show for it, the most likely first, no text twice. */
    public List<FileName> fileNames() {
        return FileName.of(this);
    }

    /** Its transfer encoding; {@link TransferEncoding#SEVEN_BIT} when it states none (RFC 2045 §6.1). */
    public TransferEncoding transferEncoding() {
        TransferEncoding known = encoding;
        if (known == null) {
            known = pick("content-transfer-encoding").map(TransferEncoding::of).orElse(TransferEncoding.SEVEN_BIT);
            encoding = known;
        }
        return known;
    }

    /** Its decoded body; decoded now, and kept. */
    public Body body() {
        Body known = body;
        if (known == null) {
            known = Body.of(this);
            body = known;
        }
        return known;
    }

    /** The groups of fields in its body, for {@code message/delivery-status} (RFC 3464 §2.1) and its kin. */
    public List<Headers> fieldGroups() {
        return FieldGroups.of(this);
    }

    // Where it stands

    /** The bytes in which its ranges count. */
    public Source source() {
        return source;
    }

    /** All of it: its delimiter, header and body. */
    public RawRange range() {
        return new RawRange(from, Math.max(from, bodyTo));
    }

    /** The delimiter before it, with the line end before that; empty for what has none. */
    public RawRange delimiterRange() {
        return new RawRange(from, headerFrom);
    }

    /** Its header fields, without the separator. */
    public RawRange headerRange() {
        return new RawRange(headerFrom, headerTo);
    }

    /** The empty line between header and body. */
    public RawRange separatorRange() {
        return new RawRange(headerTo, bodyFrom);
    }

    /** Its body as it stands, still encoded. */
    public RawRange bodyRange() {
        return new RawRange(bodyFrom, Math.max(bodyFrom, bodyTo));
    }

    /** What stands before the first delimiter of a multipart. */
    public RawRange preambleRange() {
        if (kind != Kind.MULTIPART || decoded) {
            return RawRange.at(bodyFrom);
        }
        int stop = partsFrom >= 0 ? partsFrom : closeFrom >= 0 ? closeFrom : opaqueFrom >= 0 ? opaqueFrom : bodyTo;
        return new RawRange(bodyFrom, Math.max(bodyFrom, stop));
    }

    /** The closing delimiter of a multipart, with the line end before it; empty when it is missing. */
    public RawRange closeRange() {
        return closeFrom >= 0 ? new RawRange(closeFrom, closeTo) : RawRange.at(Math.max(bodyFrom, bodyTo));
    }

    /** What stands after the closing delimiter of a multipart. */
    public RawRange epilogueRange() {
        return closeFrom >= 0 ? new RawRange(closeTo, Math.max(closeTo, bodyTo)) : RawRange.at(Math.max(bodyFrom, bodyTo));
    }

    /** What was kept unread because a limit was reached; empty otherwise. */
    public RawRange opaqueRange() {
        return opaqueFrom >= 0 ? new RawRange(opaqueFrom, Math.max(opaqueFrom, bodyTo)) : RawRange.at(Math.max(bodyFrom, bodyTo));
    }

    /** Whether its entities were read from its decoded body, not from its body as it stands. */
    public boolean isDecoded() {
        return decoded;
    }

    /** The boundary that its parts were told apart by; empty when there is none. */
    public byte[] boundary() {
        return boundary.clone();
    }

    // For the builder

    void header(int at, HeaderScanner scanner) {
        headerFrom = at;
        fields = scanner.fields();
        fieldsTo = scanner.fieldsTo();
        headerTo = scanner.headerTo();
        bodyFrom = scanner.bodyFrom();
        bodyTo = bodyFrom;
    }

    Kind classify(Notes notes) {
        ContentType type = ContentType.of(this, notes);
        contentType = type;
        if (type.isMultipart()) {
            kind = Kind.MULTIPART;
            boundary = type.boundary(this, notes);
        } else if (type.holdsMessage()) {
            kind = Kind.MESSAGE;
        }
        return kind;
    }

    MimePart addChild(Source where, int delimiterFrom, int start, boolean member) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        MimePart child = new MimePart(where, this, children.size() + 1, delimiterFrom, start, member);
        children.add(child);
        return child;
    }

    void startParts(int at) {
        if (partsFrom < 0 && !decoded) {
            partsFrom = at;
        }
    }

    void closeAt(int cut, int next) {
        if (!decoded) {
            closeFrom = cut;
            closeTo = next;
        }
    }

    void cutAt(int cut) {
        opaqueFrom = decoded ? opaqueFrom : cut;
    }

    void endAt(int at) {
        bodyTo = decoded ? bodyTo : Math.max(at, bodyFrom);
    }

    void asLeaf() {
        kind = Kind.LEAF;
    }

    void markDecoded() {
        decoded = true;
    }

    void boundary(byte[] text) {
        boundary = text;
    }

    byte[] boundaryText() {
        return boundary;
    }

    boolean isClosed() {
        return closeFrom >= 0;
    }

    boolean isOpaque() {
        return opaqueFrom >= 0;
    }

    boolean isDigest() {
        return contentType().is("multipart/digest");
    }

    boolean isDigestMember() {
        return digestMember;
    }

    int headerFrom() {
        return headerFrom;
    }

    int headerTo() {
        return headerTo;
    }

    int fieldsTo() {
        return fieldsTo;
    }

    int from() {
        return from;
    }

    List<HeaderField> fields() {
        return fields;
    }

    /** The field of a name that counts under the conventions of this reading: the first, or the last. */
    Optional<HeaderField> pick(String lowerName) {
        boolean last = source.terms().has(Convention.LAST_REPEATED);
        HeaderField found = null;
        for (HeaderField field : fields) {
            if (field.is(lowerName)) {
                found = field;
                if (!last) {
                    break;
                }
            }
        }
        return Optional.ofNullable(found);
    }
}
