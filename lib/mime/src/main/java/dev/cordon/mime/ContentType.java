package dev.cordon.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The media type of a part (RFC 2045 §5).
 *
 * @param type the type in lower case, such as {@code text}
 * @param subtype the subtype in lower case, such as {@code html}
 * @param parameters its parameters
 * @param isStated whether the part stated it; otherwise it is what RFC 2045 §5.2 or a digest makes of silence or nonsense
 */
public record ContentType(String type, String subtype, Parameters parameters, boolean isStated) {

    private static final ContentType PLAIN = new ContentType("text", "plain", Parameters.NONE, false);
    private static final ContentType MESSAGE = new ContentType("message", "rfc822", Parameters.NONE, false);

    static ContentType of(MimePart part, Notes notes) {
        ContentType silent = part.isDigestMember() ? MESSAGE : PLAIN;
        HeaderField field = part.pick("content-type").orElse(null);
        if (field == null) {
            return silent;
        }
        Parameters parameters = ParameterReader.read(field, notes);
        String head = parameters.head();
        int slash = head.indexOf('/');
        if (slash <= 0 || slash == head.length() - 1 || head.indexOf('/', slash + 1) >= 0) {
            notes.defect(part.source(), MimeDefect.TYPE_MALFORMED, field.valueFrom(), field.valueTo());
        }
        if (slash <= 0 || slash == head.length() - 1) {
            boolean multipart = head.toLowerCase(Locale.ROOT).startsWith("multipart");
            return multipart ? new ContentType("multipart", "mixed", parameters, false)
                    : new ContentType("text", "plain", parameters, false);
        }
        return new ContentType(head.substring(0, slash).toLowerCase(Locale.ROOT),
                head.substring(slash + 1).toLowerCase(Locale.ROOT), parameters, true);
    }

    /** Type and subtype with a slash between them. */
    public String name() {
        return type + "/" + subtype;
    }

    /** Whether it is a given type and subtype, in lower case. */
    public boolean is(String lowerName) {
        return lowerName.length() == type.length() + 1 + subtype.length() && lowerName.startsWith(type)
                && lowerName.charAt(type.length()) == '/' && lowerName.endsWith(subtype);
    }

    /** Whether it holds parts between delimiters. */
    public boolean isMultipart() {
        return type.equals("multipart");
    }

    /** Whether it is text. */
    public boolean isText() {
        return type.equals("text");
    }

    /** Whether its body is a message, or the header of one (RFC 2046 §5.2.1, RFC 6532 §3.7, RFC 6522 §4). */
    public boolean holdsMessage() {
        return type.equals("message") && (subtype.equals("rfc822") || subtype.equals("global") || subtype.equals("news"))
                || type.equals("text") && subtype.equals("rfc822-headers")
                || type.equals("message") && subtype.equals("global-headers");
    }

    /** The charset it declares, as it stands; empty when none. */
    public String charset() {
        return parameters.value("charset");
    }

    /** The boundary, as bytes; empty when there is none. In its parameter each character is one byte, except under RFC 2231. */
    byte[] boundary(MimePart part, Notes notes) {
        Parameter parameter = parameters.named("boundary").orElse(null);
        if (parameter == null) {
            notes.defect(part.source(), MimeDefect.BOUNDARY_MISSING, part.headerFrom(), part.headerTo());
            return new byte[0];
        }
        String value = parameter.value().stripTrailing();
        boolean odd = value.length() > 70 || value.length() < parameter.value().length();
        boolean wide = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            odd |= !isBoundaryChar(c);
            wide |= c > 0xFF;
        }
        if (value.isEmpty()) {
            notes.defect(part.source(), MimeDefect.BOUNDARY_EMPTY, part.headerFrom(), part.headerTo());
        } else if (odd) {
            notes.defect(part.source().root(), MimeDefect.BOUNDARY_ODD, parameter.range().from(), parameter.range().to());
        }
        return value.getBytes(wide ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** RFC 2046 §5.1.1, bchars; the equals sign and the rest of the special ones included. */
    private static boolean isBoundaryChar(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "'()+_,-./:=? ".indexOf(c) >= 0;
    }
}
