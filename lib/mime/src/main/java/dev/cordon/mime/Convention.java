package dev.cordon.mime;

/** A habit in which readers of mail differ: each changes what the same bytes mean. Without any, the main reading applies. */
public enum Convention {
    /** The last of repeated fields or parameters counts; in the main reading the first does. */
    LAST_REPEATED,
    /** A multipart whose boundary is missing or never stands gets the one its body seems to use; the main reading has no parts. */
    BOUNDARY_GUESSED,
    /** A bare CR is the opposite of what the main reading takes it for: a line end if that takes it for text, and the reverse. */
    BARE_CR_OTHERWISE,
    /** Parts after a closing delimiter count; in the main reading they are epilogue. */
    PARTS_AFTER_CLOSE,
    /** A header line without colon begins the body; in the main reading it is a broken field and the header goes on. */
    COLONLESS_BEGINS_BODY,
    /** A line of blanks ends the header; in the main reading it is an empty continuation line. */
    BLANK_LINE_ENDS_HEADER,
    /** A quotation mark that is never closed runs to the end of its field; in the main reading it ends at the next semicolon. */
    QUOTE_RUNS_ON,
    /** A line that begins with a boundary is a delimiter whatever follows; the main reading wants blanks or nothing after it. */
    BOUNDARY_AS_PREFIX,
    /** Base64 stops at its padding; the main reading goes on after it. */
    BASE64_STOPS_AT_PADDING,
    /** An encoded multipart is decoded and then read; the main reading takes its body as it stands (RFC 2045 §6.4). */
    COMPOSITE_DECODED,
    /** An inner multipart is not ended by the boundary of an outer one; in the main reading it is. */
    INNER_SWALLOWS
}
