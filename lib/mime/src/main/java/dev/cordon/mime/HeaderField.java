package dev.cordon.mime;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One header field as it stands, with what can be read from it on request. A broken line without colon is a field too: its
 * name is empty and its value is the whole line.
 */
public final class HeaderField {

    private final Source source;
    private final int from;
    private final int nameTo;
    private final int colon;
    private final int valueFrom;
    private final int valueTo;
    private final int to;
    private @Nullable String text;

    HeaderField(Source source, int from, int nameTo, int colon, int valueFrom, int valueTo, int to) {
        this.source = source;
        this.from = from;
        this.nameTo = nameTo;
        this.colon = colon;
        this.valueFrom = valueFrom;
        this.valueTo = valueTo;
        this.to = to;
    }

    /** The name as it stands, without blanks before the colon; empty when the line has no colon. */
    public String name() {
        return source.latin1(from, nameTo);
    }

    /** Whether it has a name, in any case of letters. */
    public boolean is(String name) {
        if (nameTo - from != name.length() || colon < 0) {
            return false;
        }
        byte[] bytes = source.bytes();
        for (int i = 0; i < name.length(); i++) {
            int b = bytes[from + i];
            int c = name.charAt(i);
            if (b != c && ((b ^ c) != 32 || (b | 32) < 'a' || (b | 32) > 'z')) {
                return false;
            }
        }
        return true;
    }

    /** Whether the line has a colon. */
    public boolean hasColon() {
        return colon >= 0;
    }

    /** The bytes in which its ranges count. */
    public Source source() {
        return source;
    }

    /** All of it, with continuation lines and the line end. */
    public RawRange range() {
        return new RawRange(from, to);
    }

    /** Its name. */
    public RawRange nameRange() {
        return new RawRange(from, nameTo);
    }

    /** Its value: after the colon, with folding, without the last line end. */
    public RawRange valueRange() {
        return new RawRange(valueFrom, Math.max(valueFrom, valueTo));
    }

    /** Its value as it stands, each byte one character (ISO-8859-1). */
    public String raw() {
        return source.latin1(valueFrom, valueTo);
    }

    /**
     * Its value for people: unfolded, blanks at both ends removed, encoded words decoded (RFC 2047), bytes above 127 read as
     * UTF-8 where they are UTF-8 (RFC 6532) and as windows-1252 where not.
     */
    public String text() {
        String known = text;
        if (known == null) {
            known = EncodedWords.decode(this, OffsetMap.Builder.OFF, Notes.none());
            text = known;
        }
        return known;
    }

    /** The same as {@link #text()}, with the way back to the raw message and with what was wrong. */
    public MappedText mapped() {
        OffsetMap.Builder map = new OffsetMap.Builder();
        Notes notes = new Notes(source.terms().limits().defectsMax());
        String decoded = EncodedWords.decode(this, map, notes);
        return new MappedText(decoded, source, map.build(), notes.defects());
    }

    /** Its value unfolded, blanks at both ends removed, and nothing else decoded. */
    public String unfolded() {
        return EncodedWords.unfold(this);
    }

    /** Its value read as a list of addresses (RFC 5322 §3.4). */
    public AddressList addresses() {
        return AddressReader.read(this);
    }

    /** Its value read as a token with parameters (RFC 2045 §5.1, RFC 2231). */
    public Parameters parameters() {
        return ParameterReader.read(this, Notes.none());
    }

    /** Its value read as a date (RFC 5322 §3.3). */
    public MailDate date() {
        return DateReader.read(this);
    }

    /** Its value read as a trace field (RFC 5321 §4.4). */
    public ReceivedField received() {
        return ReceivedReader.read(this);
    }

    /** The identifiers in angle brackets in its value, brackets left out (RFC 5322 §3.6.4). */
    public List<String> identifiers() {
        return MessageIds.in(this);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int nameLength() {
        return nameTo - from;
    }

    int valueFrom() {
        return valueFrom;
    }

    int valueTo() {
        return Math.max(valueFrom, valueTo);
    }

    @Override
    public String toString() {
        return name() + ": " + text();
    }
}
