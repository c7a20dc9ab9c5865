package dev.cordon.mime;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A place where two plausible readers of mail understand different things. It is reported, never resolved silently.
 *
 * @param kind in what they differ
 * @param range the bytes of the raw message that can be read in two ways
 * @param readings what the readers understand, the main reading first; texts for people, cut where long
 */
public record Ambiguity(Kind kind, RawRange range, List<String> readings) {

    /** Copies the list. */
    public Ambiguity {
        readings = List.copyOf(readings);
    }

    /** In what readers differ. The codes are stable: entries are added, never changed or removed. */
    public enum Kind {
        /** A field that may stand once stands more often, with other words. */
        FIELD_REPEATED("ambiguous.field-repeated", Convention.LAST_REPEATED),
        /** A parameter stands more often, with other values. */
        PARAMETER_REPEATED("ambiguous.parameter-repeated", Convention.LAST_REPEATED),
        /** A boundary is missing, or never stands, and the body seems to have one. */
        BOUNDARY_UNSTATED("ambiguous.boundary-unstated", Convention.BOUNDARY_GUESSED),
        /** A line begins with a boundary and goes on otherwise, or one boundary begins with another. */
        BOUNDARY_PREFIX("ambiguous.boundary-prefix", Convention.BOUNDARY_AS_PREFIX),
        /** A bare CR stands where a line end would matter. */
        BARE_CR("ambiguous.bare-cr", Convention.BARE_CR_OTHERWISE),
        /** A delimiter follows a closing delimiter. */
        PART_AFTER_CLOSE("ambiguous.part-after-close", Convention.PARTS_AFTER_CLOSE),
        /** A header line without colon. */
        COLONLESS_LINE("ambiguous.colonless-line", Convention.COLONLESS_BEGINS_BODY),
        /** A line of blanks between header and body. */
        BLANK_LINE("ambiguous.blank-line", Convention.BLANK_LINE_ENDS_HEADER),
        /** A quotation mark that is never closed in a structured field. */
        QUOTE_OPEN("ambiguous.quote-open", Convention.QUOTE_RUNS_ON),
        /** Base64 that goes on after padding. */
        BASE64_AFTER_PADDING("ambiguous.base64-after-padding", Convention.BASE64_STOPS_AT_PADDING),
        /** A multipart or message under base64 or quoted-printable. */
        ENCODED_COMPOSITE("ambiguous.encoded-composite", Convention.COMPOSITE_DECODED),
        /** An inner multipart that the boundary of an outer one cuts off. */
        MULTIPART_OPEN("ambiguous.multipart-open", Convention.INNER_SWALLOWS),
        /** Two file names for one part. */
        FILE_NAME("ambiguous.file-name"),
        /** An encoded word where none is allowed; some readers decode it. */
        WORD_MISPLACED("ambiguous.word-misplaced"),
        /** A charset declared twice, or against a byte order mark. */
        CHARSET("ambiguous.charset"),
        /** A mailbox that can be read as another mailbox. */
        ADDRESS("ambiguous.address");

        private final String code;
        private final @Nullable Convention convention;

        Kind(String code) {
            this.code = code;
            this.convention = null;
        }

        Kind(String code, Convention convention) {
            this.code = code;
            this.convention = convention;
        }

        /** The stable code, such as {@code ambiguous.bare-cr}. */
        public String code() {
            return code;
        }

        /** The convention that gives the other tree, when the ambiguity is one of structure. */
        public Optional<Convention> convention() {
            return Optional.ofNullable(convention);
        }
    }
}
