package dev.cordon.kernel.evidence;

/**
 * The names of all facts that stages Initiation and Application establish. A fact is written once for each thing it is about,
 * with the bytes that show it; each docstring says what its value holds. Names are append-only: rules and policies use them.
 */
public final class FactNames {

    // Initiation: where it came from

    /** Flag: no border is declared in the organisation file, so nobody knows which Received lines can be believed. */
    public static final FactName ORIGIN_BORDER_UNDECLARED = new FactName("origin.border-undeclared");
    /** Text, the address that handed it over: the message reached the mailbox without passing the declared border. */
    public static final FactName ORIGIN_DIRECT_SEND = new FactName("origin.direct-send");
    /** Text, the author's address: it claims a domain of the organisation, but the message came from outside. */
    public static final FactName ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE = new FactName("origin.internal-author-from-outside");
    /** Texts, field names: authentication results and scanner headers written outside our border. They take no part in decisions. */
    public static final FactName ORIGIN_FOREIGN_RESULTS = new FactName("origin.foreign-results");
    /** Text, the authserv-id: authentication results in the name of our own host, but not written by it (RFC 8601 §5). */
    public static final FactName ORIGIN_INJECTED_RESULTS = new FactName("origin.injected-results");
    /** Text, the unfolded field: authentication results that our own declared host wrote (RFC 8601 §2.2). */
    public static final FactName ORIGIN_TRUSTED_RESULTS = new FactName("origin.trusted-results");
    /** Number, the size the provider declared: it gave fewer bytes than that, twice. */
    public static final FactName FETCH_TRUNCATED = new FactName("fetch.truncated");
    /** Number, the whole size in bytes: only the head of the message was kept. */
    public static final FactName MESSAGE_OVERSIZE = new FactName("message.oversize");
    /** Text, SHA-256 of the whole message of which only the head was kept. */
    public static final FactName MESSAGE_FULL_SHA256 = new FactName("message.full-sha256");

    // Application: how it is written

    /** Texts, the kind and the readings: two plausible readers understand different things here. */
    public static final FactName MIME_AMBIGUOUS = new FactName("mime.ambiguous");
    /** Text, the kind of defect: the message is not written as the RFCs want it. Harmless ones are frequent. */
    public static final FactName MIME_DEFECT = new FactName("mime.defect");
    /** Texts, the field's name in lower case and every value: a field that may stand once (RFC 5322 §3.6) stands more often. */
    public static final FactName HEADER_DUPLICATE = new FactName("header.duplicate");
    /** Flag: there is no From field at all. */
    public static final FactName FROM_MISSING = new FactName("from.missing");
    /** Text, the field as written: a From field in which no address could be found. */
    public static final FactName FROM_EMPTY = new FactName("from.empty");
    /** Text, the field as written: a From field that RFC 5322 §3.4 does not allow. */
    public static final FactName FROM_MALFORMED = new FactName("from.malformed");
    /** Texts, the addresses: more than one author. */
    public static final FactName FROM_SEVERAL = new FactName("from.several");
    /** Texts, the address in the display name and the real one: the display name of an author shows another address. */
    public static final FactName FROM_NAME_HOLDS_ADDRESS = new FactName("from.name-holds-address");
    /** Text, the field as written: encoded words where none may stand, or that decode to control characters or a line end. */
    public static final FactName HEADER_ENCODED_TRICK = new FactName("header.encoded-trick");
    /** Texts, where (subject, from, text, file-name) and the text around: characters that nobody sees. */
    public static final FactName TEXT_INVISIBLE = new FactName("text.invisible");
    /** Texts, where and the text around: characters that turn the direction of reading. */
    public static final FactName TEXT_BIDI = new FactName("text.bidi");
    /** Texts, where and the word: letters of several scripts that look alike in one word. */
    public static final FactName TEXT_MIXED_SCRIPT = new FactName("text.mixed-script");

    // Application: what it contains

    /** Text, why (smime, pgp, rights-management): the content is encrypted and nobody here can read it. */
    public static final FactName CONTENT_OPAQUE = new FactName("content.opaque");
    /** Number, how many images: pictures and hardly any words. */
    public static final FactName CONTENT_IMAGE_ONLY = new FactName("content.image-only");
    /** Texts, the method and the uids: a calendar object (RFC 5545). */
    public static final FactName CONTENT_CALENDAR = new FactName("content.calendar");
    /** Text, its subject: a whole message inside this one. */
    public static final FactName CONTENT_NESTED_MESSAGE = new FactName("content.nested-message");
    /** Texts, the format and the dimensions {@code WxH}: an image. */
    public static final FactName CONTENT_IMAGE = new FactName("content.image");

    /** Texts, the name and why: a file name that is no harmless name (path, absolute, NUL, device, direction, control). */
    public static final FactName ATTACHMENT_NAME_HOSTILE = new FactName("attachment.name-hostile");
    /** Texts, all names: readers would show different names for one attachment. */
    public static final FactName ATTACHMENT_NAME_SEVERAL = new FactName("attachment.name-several");
    /** Texts, name, declared type, detected type: what it says it is and what it is differ. */
    public static final FactName ATTACHMENT_TYPE_DIFFERS = new FactName("attachment.type-differs");
    /** Texts, name and type: a file that runs when it is opened. */
    public static final FactName ATTACHMENT_DANGEROUS = new FactName("attachment.dangerous");
    /** Text, the name: a harmless extension before the real one, as in {@code invoice.pdf.exe}. */
    public static final FactName ATTACHMENT_DOUBLE_EXTENSION = new FactName("attachment.double-extension");
    /** Texts, name and format: an encrypted file. */
    public static final FactName ATTACHMENT_ENCRYPTED = new FactName("attachment.encrypted");
    /** Texts, name and format: a document with macros. */
    public static final FactName ATTACHMENT_MACRO = new FactName("attachment.macro");
    /** Text, the name: HTML or SVG as a file, which a browser opens outside every mail filter. */
    public static final FactName ATTACHMENT_MARKUP = new FactName("attachment.markup");
    /** Texts, archive and member: a member of an archive that runs when it is opened. */
    public static final FactName ARCHIVE_MEMBER_DANGEROUS = new FactName("archive.member-dangerous");
    /** Texts, archive, member and why: a member whose name is no harmless name, or a link. */
    public static final FactName ARCHIVE_MEMBER_HOSTILE = new FactName("archive.member-hostile");
    /** Texts, archive and which limit: an archive that grows beyond every reason. */
    public static final FactName ARCHIVE_BOMB = new FactName("archive.bomb");
    /** Texts, archive and why: programs that unpack it would find different members. */
    public static final FactName ARCHIVE_AMBIGUOUS = new FactName("archive.ambiguous");

    // Application: HTML

    /** Text, the beginning of it: words that a person does not see. */
    public static final FactName HTML_HIDDEN_TEXT = new FactName("html.hidden-text");
    /** Text, where it is sent: a form. */
    public static final FactName HTML_FORM = new FactName("html.form");
    /** Text, where it is sent: a form that asks for a password. */
    public static final FactName HTML_FORM_PASSWORD = new FactName("html.form-password");
    /** Text, the kind (element, handler): markup that runs where scripts run. */
    public static final FactName HTML_SCRIPT = new FactName("html.script");
    /** Number, how many: the HTML is remote images and hardly any words. */
    public static final FactName HTML_REMOTE_IMAGE_ONLY = new FactName("html.remote-image-only");
    /** Text, where to: markup that leads away by itself. */
    public static final FactName HTML_REFRESH = new FactName("html.refresh");
    /** Text, the address: markup that turns relative links elsewhere. */
    public static final FactName HTML_BASE = new FactName("html.base");
    /** Text, the kind (frame, object, embed): markup that embeds something else. */
    public static final FactName HTML_EMBEDDED = new FactName("html.embedded");

    // Application: links

    /** Texts, visible host, real host, target: the text of a link names another registrable domain than its target. */
    public static final FactName LINK_TEXT_DIFFERS = new FactName("link.text-differs");
    /** Text, the target: something stands before {@code @} in the host's place (RFC 3986 §3.2.1). */
    public static final FactName LINK_USERINFO = new FactName("link.userinfo");
    /** Texts, the address and the target: the host is an IP address, however it is written. */
    public static final FactName LINK_IP_HOST = new FactName("link.ip-host");
    /** Texts, the host as A-labels and as shown: an internationalised host (RFC 5890). */
    public static final FactName LINK_PUNYCODE = new FactName("link.punycode");
    /** Texts, the host as shown and the target: a host whose label mixes scripts. */
    public static final FactName LINK_MIXED_SCRIPT = new FactName("link.mixed-script");
    /** Number, its length: an unusually long target. */
    public static final FactName LINK_LONG = new FactName("link.long");
    /** Texts, the inner and the outer target: a link that carries another address as a parameter. */
    public static final FactName LINK_REDIRECTOR = new FactName("link.redirector");
    /** Text, the media type: a target that carries its own content. */
    public static final FactName LINK_DATA = new FactName("link.data");
    /** Text, the scheme: a target that is a program. */
    public static final FactName LINK_SCRIPT = new FactName("link.script");
    /** Text, the target: a link that ends a subscription. Such links are never fetched. */
    public static final FactName LINK_UNSUBSCRIBE = new FactName("link.unsubscribe");
    /** Texts, the port and the target: a port that is not the scheme's own. */
    public static final FactName LINK_PORT = new FactName("link.port");

    // Application: what it wants; text of the words found

    /** Text, the words found: it wants somebody to sign in, or to confirm a password. */
    public static final FactName INTENT_CREDENTIALS = new FactName("intent.credentials");
    /** Text, the words found: it wants payments to go elsewhere, or money to be sent. */
    public static final FactName INTENT_PAYMENT_CHANGE = new FactName("intent.payment-change");
    /** Text, the words found: it wants a salary to go elsewhere. */
    public static final FactName INTENT_PAYROLL = new FactName("intent.payroll");
    /** Text, the words found: it wants gift cards. */
    public static final FactName INTENT_GIFT_CARD = new FactName("intent.gift-card");
    /** Text, the words found: it presses for time. */
    public static final FactName INTENT_URGENCY = new FactName("intent.urgency");
    /** Text, the words found: it asks for silence. */
    public static final FactName INTENT_SECRECY = new FactName("intent.secrecy");
    /** Text, the words found: it speaks of an invoice or a payment. */
    public static final FactName INTENT_INVOICE = new FactName("intent.invoice");

    private FactNames() {
    }
}
