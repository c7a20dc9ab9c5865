package dev.cordon.mime;

/** What can be wrong with a message. The codes are stable: entries are added, never changed or removed. */
public enum MimeDefect {
    /** The input has no byte. */
    EMPTY_INPUT("mime.empty-input"),
    /** The input starts with an mbox {@code From } line. */
    MBOX_LINE("mime.mbox-line"),
    /** The input does not begin with a header field at all. */
    NO_HEADER("mime.no-header"),
    /** A header line has no colon (RFC 5322 §2.2). */
    COLON_MISSING("mime.colon-missing"),
    /** A header name is followed by a blank before its colon (RFC 5322 §4.5.8 allows that only to readers). */
    COLON_SPACED("mime.colon-spaced"),
    /** A header name is empty. */
    NAME_EMPTY("mime.name-empty"),
    /** A header name has bytes that RFC 5322 §3.6.8 does not allow. */
    NAME_ODD("mime.name-odd"),
    /** The first line of a header block is a continuation line. */
    FOLD_FIRST("mime.fold-first"),
    /** A line of white space only stands in the header block. */
    FOLD_BLANK("mime.fold-blank"),
    /** A header block ends without an empty line. */
    SEPARATOR_MISSING("mime.separator-missing"),
    /** A NUL byte in a header block. */
    NUL_IN_HEADER("mime.nul-in-header"),
    /** Bytes above 127 in a header field that are UTF-8 (RFC 6532). */
    UTF8_IN_HEADER("mime.utf8-in-header"),
    /** Bytes above 127 in a header field that are not UTF-8. */
    EIGHT_BIT_IN_HEADER("mime.eight-bit-in-header"),
    /** A CR that no LF follows. */
    BARE_CR("mime.bare-cr"),
    /** Lines end with LF alone in some places and with CR LF in others. */
    LINE_ENDS_MIXED("mime.line-ends-mixed"),
    /** A field that may stand only once stands more often (RFC 5322 §3.6). */
    FIELD_REPEATED("mime.field-repeated"),
    /** More header fields than the limit. */
    FIELDS_LIMIT("mime.fields-limit"),
    /** Content-Type cannot be read as type and subtype (RFC 2045 §5.1). */
    TYPE_MALFORMED("mime.type-malformed"),
    /** A multipart has no boundary parameter (RFC 2046 §5.1.1). */
    BOUNDARY_MISSING("mime.boundary-missing"),
    /** A multipart has an empty boundary. */
    BOUNDARY_EMPTY("mime.boundary-empty"),
    /** A boundary is longer than 70 bytes, ends with a blank, or has bytes that RFC 2046 §5.1.1 does not allow. */
    BOUNDARY_ODD("mime.boundary-odd"),
    /** A boundary equals, or begins with, the boundary of an enclosing multipart. */
    BOUNDARY_SHARED("mime.boundary-shared"),
    /** Text follows the boundary on its line. */
    BOUNDARY_TRAILED("mime.boundary-trailed"),
    /** A multipart in which its boundary never stands. */
    PARTS_MISSING("mime.parts-missing"),
    /** A multipart without closing delimiter. */
    MULTIPART_OPEN("mime.multipart-open"),
    /** A delimiter after the closing delimiter. */
    PART_AFTER_CLOSE("mime.part-after-close"),
    /** A part header that a delimiter cuts off. */
    HEADER_CUT("mime.header-cut"),
    /** A preamble or epilogue that looks like a header field. */
    HIDDEN_TEXT("mime.hidden-text"),
    /** More levels than the limit; the part is kept as a leaf. */
    DEPTH_LIMIT("mime.depth-limit"),
    /** More parts than the limit; the rest is kept as one opaque segment. */
    PARTS_LIMIT("mime.parts-limit"),
    /** More decoded bytes than the limit. */
    DECODED_LIMIT("mime.decoded-limit"),
    /** A transfer encoding that nobody registered (RFC 2045 §6). */
    ENCODING_UNKNOWN("mime.encoding-unknown"),
    /** A transfer encoding field that has more than a token in it. */
    ENCODING_MALFORMED("mime.encoding-malformed"),
    /** A multipart or enclosed message under base64 or quoted-printable (RFC 2045 §6.4 forbids it). */
    ENCODING_ON_COMPOSITE("mime.encoding-on-composite"),
    /** Bytes outside the alphabet in base64. */
    BASE64_JUNK("mime.base64-junk"),
    /** Base64 whose padding is missing or wrong. */
    BASE64_PADDING("mime.base64-padding"),
    /** Base64 that goes on after its padding. */
    BASE64_AFTER_PADDING("mime.base64-after-padding"),
    /** An escape in quoted-printable that is none (RFC 2045 §6.7). */
    QUOTED_PRINTABLE_ESCAPE("mime.quoted-printable-escape"),
    /** White space at the end of a quoted-printable line. */
    QUOTED_PRINTABLE_TRAILING("mime.quoted-printable-trailing"),
    /** A uuencoded body that has no begin or end line or a bad line in it. */
    UUENCODE_MALFORMED("mime.uuencode-malformed"),
    /** A charset nobody knows. */
    CHARSET_UNKNOWN("mime.charset-unknown"),
    /** Bytes that the declared charset does not know. */
    CHARSET_INVALID("mime.charset-invalid"),
    /** Bytes above 127 in a text that says it has none. */
    CHARSET_EIGHT_BIT("mime.charset-eight-bit"),
    /** A byte order mark that says otherwise than the declared charset. */
    CHARSET_MARK("mime.charset-mark"),
    /** Text in UTF-7, in which markup can be hidden from readers that do not know it (RFC 2152). */
    CHARSET_UTF7("mime.charset-utf7"),
    /** Something that begins like an encoded word and is none (RFC 2047 §2). */
    WORD_MALFORMED("mime.word-malformed"),
    /** An encoded word longer than 75 bytes (RFC 2047 §2). */
    WORD_LONG("mime.word-long"),
    /** An encoded word with white space in it. */
    WORD_SPACED("mime.word-spaced"),
    /** An encoded word inside a quoted string (RFC 2047 §5). */
    WORD_IN_QUOTES("mime.word-in-quotes"),
    /** An encoded word that touches other text. */
    WORD_GLUED("mime.word-glued"),
    /** One character cut in two by the end of an encoded word (RFC 2047 §5). */
    WORD_SPLITS_CHARACTER("mime.word-splits-character"),
    /** An encoded word hides a control character, CR, LF or NUL. */
    WORD_HIDES_CONTROL("mime.word-hides-control"),
    /** More encoded words than the limit; the rest stays undecoded. */
    WORDS_LIMIT("mime.words-limit"),
    /** A parameter stands twice (RFC 2045 §5.1). */
    PARAMETER_REPEATED("mime.parameter-repeated"),
    /** A parameter that cannot be read. */
    PARAMETER_MALFORMED("mime.parameter-malformed"),
    /** Two parameters without semicolon between them. */
    SEMICOLON_MISSING("mime.semicolon-missing"),
    /** A quotation mark without its partner. */
    QUOTE_OPEN("mime.quote-open"),
    /** A comment without its end. */
    COMMENT_OPEN("mime.comment-open"),
    /** A parameter value with blanks and no quotes. */
    VALUE_UNQUOTED("mime.value-unquoted"),
    /** An encoded word as parameter value (RFC 2047 §5 forbids it). */
    WORD_IN_PARAMETER("mime.word-in-parameter"),
    /** Continuations of a parameter with gaps or repeats (RFC 2231 §3). */
    CONTINUATION_BROKEN("mime.continuation-broken"),
    /** A percent escape that is none (RFC 2231 §4). */
    PERCENT_MALFORMED("mime.percent-malformed"),
    /** More parameters than the limit. */
    PARAMETERS_LIMIT("mime.parameters-limit"),
    /** A file name with a path, a drive or a parent directory in it. */
    FILE_NAME_PATH("mime.file-name-path"),
    /** A file name with control characters in it. */
    FILE_NAME_CONTROL("mime.file-name-control"),
    /** A file name with marks that change the direction of writing. */
    FILE_NAME_DIRECTION("mime.file-name-direction"),
    /** A file name that ends with a dot or a blank, which some systems drop. */
    FILE_NAME_TRAILING("mime.file-name-trailing"),
    /** An address list with no mailbox in it. */
    ADDRESS_NONE("mime.address-none"),
    /** An address without {@code @} or without domain. */
    ADDRESS_DOMAIN_MISSING("mime.address-domain-missing"),
    /** An address without local part. */
    ADDRESS_LOCAL_MISSING("mime.address-local-missing"),
    /** An address with more than one {@code @} outside quotes. */
    ADDRESS_AT_REPEATED("mime.address-at-repeated"),
    /** An angle bracket without its partner. */
    ADDRESS_ANGLE_OPEN("mime.address-angle-open"),
    /** More than one address in angle brackets for one mailbox. */
    ADDRESS_ANGLE_REPEATED("mime.address-angle-repeated"),
    /** An empty pair of angle brackets. */
    ADDRESS_ANGLE_EMPTY("mime.address-angle-empty"),
    /** A source route (RFC 5322 §4.4). */
    ADDRESS_ROUTE("mime.address-route"),
    /** Text after the address in angle brackets. */
    ADDRESS_TRAILED("mime.address-trailed"),
    /** A semicolon where a comma belongs. */
    ADDRESS_SEMICOLON("mime.address-semicolon"),
    /** A group without its closing semicolon. */
    ADDRESS_GROUP_OPEN("mime.address-group-open"),
    /** A display name that is itself an address. */
    ADDRESS_IN_NAME("mime.address-in-name"),
    /** White space inside an address. */
    ADDRESS_SPACED("mime.address-spaced"),
    /** A domain or local part with bytes that RFC 5322 §3.4.1 does not allow. */
    ADDRESS_ODD("mime.address-odd"),
    /** An address with characters beyond ASCII (RFC 6532). */
    ADDRESS_INTERNATIONAL("mime.address-international"),
    /** An address inside an encoded word, which some readers take for an address. */
    ADDRESS_IN_WORD("mime.address-in-word"),
    /** More mailboxes than the limit. */
    ADDRESSES_LIMIT("mime.addresses-limit"),
    /** A date that cannot be read (RFC 5322 §3.3). */
    DATE_MALFORMED("mime.date-malformed"),
    /** A date in an obsolete form (RFC 5322 §4.3). */
    DATE_OBSOLETE("mime.date-obsolete"),
    /** A date with a part that no calendar has. */
    DATE_IMPOSSIBLE("mime.date-impossible"),
    /** A day of the week that does not belong to its date. */
    DATE_WEEKDAY("mime.date-weekday"),
    /** A trace field that cannot be read (RFC 5321 §4.4). */
    RECEIVED_MALFORMED("mime.received-malformed"),
    /** More defects than the limit; those beyond are not listed. */
    DEFECTS_LIMIT("mime.defects-limit");

    private final String code;

    MimeDefect(String code) {
        this.code = code;
    }

    /** The stable code, such as {@code mime.bare-cr}. */
    public String code() {
        return code;
    }
}
