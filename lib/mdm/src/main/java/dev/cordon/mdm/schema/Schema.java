package dev.cordon.mdm.schema;

import static dev.cordon.mdm.schema.AddressSchema.EMAIL_ADDRESS;
import static dev.cordon.mdm.schema.AddressSchema.IP;
import static dev.cordon.mdm.schema.AddressSchema.MAILBOX;
import static dev.cordon.mdm.schema.AddressSchema.URL;
import static dev.cordon.mql.types.Scalar.BOOLEAN;
import static dev.cordon.mql.types.Scalar.BYTES;
import static dev.cordon.mql.types.Scalar.INTEGER;
import static dev.cordon.mql.types.Scalar.STRING;
import static dev.cordon.mql.types.Scalar.TIME;
import static dev.cordon.mql.types.Type.listOf;
import static dev.cordon.mql.types.Type.mapOf;

import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import java.util.List;
import java.util.Map;

/**
 * The types of the Message Data Model: what a rule may read of a message. The root is {@link #MESSAGE}; automations have
 * {@link #TRIAGE} besides. Results of functions are in {@link AnswerSchema} and {@link ScanSchema}.
 *
 * <p>A string that the message does not have is null; an array that it does not have is empty (B.4, D.6 of the specification of the
 * language). Times are UTC.
 */
public final class Schema {

    private Schema() {
    }

    // Links

    /** A link in a text. */
    public static final StructType LINK = StructType.named("Link")
            .field("display_text", STRING, "The text of the link when it is not a URL; null when there is none.")
            .field("display_url", URL, "The text of the link when it is a URL.")
            .field("href_url", URL, "Where it leads, rewriting undone.")
            .field("mismatched", BOOLEAN, "Whether text and target name different root domains; null when not comparable.")
            .field("parser", STRING, "hyperlink for an element of HTML, plain for an address found in text.")
            .field("visible", BOOLEAN, "Whether a person would see it.")
            .build();

    // Root parts

    /** Identifiers and times of the copy. */
    public static final StructType METADATA = StructType.named("Metadata")
            .field("canonical_id", STRING, "The same for messages with the same sender, subject, text and attachments.")
            .field("created_at", TIME, "When the model was made.")
            .field("effective_at", TIME, "The time that history and registration data are seen from.")
            .field("id", STRING, "Identifier of this copy.")
            .build();

    /** Direction. */
    public static final StructType MESSAGE_TYPE = StructType.named("MessageType")
            .field("inbound", BOOLEAN, "From outside, or claiming to be from inside without proof, to somebody inside.")
            .field("internal", BOOLEAN, "Authenticated from inside, to somebody inside.")
            .field("outbound", BOOLEAN, "From inside, to somebody outside.")
            .build();

    /** What the mail provider says of the copy. */
    public static final StructType EXTERNAL = StructType.named("External")
            .field("created_at", TIME, "When the provider received it.")
            .field("message_id", STRING, "The provider's identifier.")
            .field("route_type", STRING, "sent or received.")
            .field("spam", BOOLEAN, "Whether an upstream gateway called it spam.")
            .field("spam_folder", BOOLEAN, "Whether it came into the junk folder.")
            .field("thread_id", STRING, "The provider's identifier of the conversation.")
            .build();

    /** The mailbox the copy lies in. */
    public static final StructType MAILBOX_EXTENDED = StructType.named("MailboxExtended")
            .field("display_name", STRING, "Name in the directory.")
            .field("email", EMAIL_ADDRESS, "Address of the mailbox.")
            .field("first_name", STRING, "Given name in the directory.")
            .field("last_name", STRING, "Family name in the directory.")
            .build();

    /** Who wrote it, as From says. */
    public static final StructType SENDER = StructType.named("SenderMailbox")
            .field("decoders", listOf(STRING), "google_groups when the author was recovered from a rewritten From.")
            .field("display_name", STRING, "Decoded name without quotation marks; null when there is none.")
            .field("email", EMAIL_ADDRESS, "Address; its parts are empty when From has none.")
            .build();

    /** Who it is for. */
    public static final StructType RECIPIENTS = StructType.named("Recipients")
            .field("bcc", listOf(MAILBOX), "Bcc, and the mailbox itself when it is named in neither To nor Cc.")
            .field("cc", listOf(MAILBOX), "Cc.")
            .field("to", listOf(MAILBOX), "To; an empty group is one entry with its name and no valid domain.")
            .build();

    /** Subject and its parts. */
    public static final StructType SUBJECT = StructType.named("Subject")
            .field("base", STRING, "Without leading tags and prefixes of replies and forwards.")
            .field("is_forward", BOOLEAN, "Whether it had a prefix of a forward.")
            .field("is_reply", BOOLEAN, "Whether it had a prefix of a reply.")
            .field("is_auto_reply", BOOLEAN, "Whether it had a prefix of an automatic reply.")
            .field("subject", STRING, "Decoded Subject; null when the field is absent.")
            .field("tags", listOf(STRING), "Leading tags in brackets, brackets kept.")
            .build();

    // Body

    /** A warning that a gateway had put into the text. */
    public static final StructType BANNER = StructType.named("Banner")
            .field("links", listOf(LINK), "Links in it.")
            .field("text", STRING, "Its text.")
            .build();

    /** The newest text. */
    public static final StructType THREAD = StructType.named("Thread")
            .field("banners", listOf(BANNER), "Warnings taken out of the text.")
            .field("links", listOf(LINK), "Links in it.")
            .field("preamble", STRING, "Lines of reply or forward before it.")
            .field("text", STRING, "Text of the newest message, without what it quotes and without warnings.")
            .build();

    /** Who an earlier message was for. */
    public static final StructType THREAD_RECIPIENTS = StructType.named("ThreadRecipients")
            .field("bcc", listOf(MAILBOX), "Bcc line of the preamble.")
            .field("cc", listOf(MAILBOX), "Cc line of the preamble.")
            .field("to", listOf(MAILBOX), "To line of the preamble.")
            .build();

    /** A message that is quoted or forwarded. */
    public static final StructType PREVIOUS_THREAD = StructType.named("PreviousThread")
            .field("banners", listOf(BANNER), "Warnings taken out of the text.")
            .field("date", TIME, "When it was written, as the preamble says.")
            .field("index", INTEGER, "0 for the most recent.")
            .field("links", listOf(LINK), "Links in it.")
            .field("preamble", STRING, "The lines that announce it.")
            .field("recipients", THREAD_RECIPIENTS, "As the preamble says.")
            .field("sender", MAILBOX, "As the preamble says; an address it does not have is empty.")
            .field("subject", SUBJECT, "As the preamble says.")
            .field("text", STRING, "Its text.")
            .build();

    /** Text in HTML with where it came from. */
    public static final StructType BODY_HTML = StructType.named("BodyHTML")
            .field("charset", STRING, "Charset it was read with, in lower case.")
            .field("content_transfer_encoding", STRING, "Transfer encoding, in lower case.")
            .field("display_text", STRING, "What a person sees; blanks are ASCII, invisible characters are left out.")
            .field("inner_text", STRING, "All text between tags, hidden text too.")
            .field("links", listOf(LINK), "Links in it.")
            .field("raw", STRING, "The decoded source.")
            .build();

    /** Text in HTML: a document, a node of one, or a page. */
    public static final StructType HTML = StructType.named("HTML")
            .field("display_text", STRING, "What a person sees; blanks are ASCII, invisible characters are left out.")
            .field("inner_text", STRING, "All text between tags, hidden text too.")
            .field("links", listOf(LINK), "Links in it.")
            .field("raw", STRING, "The source.")
            .build();

    /** Plain text. */
    public static final StructType BODY_PLAIN = StructType.named("Plain")
            .field("charset", STRING, "Charset it was read with, in lower case.")
            .field("content_transfer_encoding", STRING, "Transfer encoding, in lower case.")
            .field("links", listOf(LINK), "Links in it.")
            .field("raw", STRING, "The decoded text.")
            .build();

    /** The text of a message. */
    public static final StructType BODY = StructType.named("Body")
            .field("current_thread", THREAD, "The newest text; null when there is no text.")
            .field("html", BODY_HTML, "The text in HTML; null when there is none.")
            .field("ips", listOf(IP), "IP addresses that stand in the text.")
            .field("links", listOf(LINK), "All links, none twice.")
            .field("plain", BODY_PLAIN, "The plain text; null when there is none.")
            .field("previous_threads", listOf(PREVIOUS_THREAD), "Quoted and forwarded messages, most recent first.")
            .build();

    // Files

    /** A part of the message that is not its text. */
    public static final StructType ATTACHMENT = StructType.named("Attachment")
            .field("content_disposition", STRING, "inline or attachment, in lower case.")
            .field("content_id", STRING, "Content-ID without angle brackets.")
            .field("content_transfer_encoding", STRING, "Transfer encoding, in lower case.")
            .field("content_type", STRING, "Media type in lower case, without parameters.")
            .field("file_extension", STRING, "What stands after the last dot of the name, in lower case; null when there is nothing.")
            .field("file_name", STRING, "Decoded name; null when there is none.")
            .field("file_type", STRING, "What the contents are, from their first bytes; unknown when not recognised.")
            .field("md5", STRING, "MD5 of the contents in lower case hexadecimal.")
            .field("raw", BYTES, "The contents.")
            .field("sha1", STRING, "SHA-1 of the contents in lower case hexadecimal.")
            .field("sha256", STRING, "SHA-256 of the contents in lower case hexadecimal.")
            .field("size", INTEGER, "How many bytes.")
            .build();

    /** A file that a function made or found. */
    public static final StructType FILE = StructType.named("File")
            .field("file_extension", STRING, "What stands after the last dot of the name, in lower case.")
            .field("file_name", STRING, "Its name.")
            .field("file_type", STRING, "What the contents are, from their first bytes.")
            .field("raw", BYTES, "The contents.")
            .field("size", INTEGER, "How many bytes.")
            .build();

    /** The root: a message. */
    public static final StructType MESSAGE = StructType.named("MDM")
            .field("_errors", listOf(mapOf(STRING)), "What could not be read: type, field and message of each.")
            .field("_meta", METADATA, "Identifiers and times.")
            .field("attachments", listOf(ATTACHMENT), "All parts that are not the text, inline images and enclosed messages too.")
            .field("body", BODY, "The text.")
            .field("external", EXTERNAL, "What the mail provider says.")
            .field("headers", HeaderSchema.HEADERS, "The header.")
            .field("mailbox", MAILBOX_EXTENDED, "The mailbox the copy lies in.")
            .field("recipients", RECIPIENTS, "Who it is for.")
            .field("sender", SENDER, "Who wrote it.")
            .field("subject", SUBJECT, "What it is about.")
            .field("type", MESSAGE_TYPE, "Its direction.")
            .build();

    /** A rule that matched, as automations see it. */
    public static final StructType FLAGGED_RULE = StructType.named("FlaggedRule")
            .field("id", STRING, "Identifier of the rule.")
            .field("name", STRING, "Name of the rule.")
            .field("severity", STRING, "Severity of the rule.")
            .build();

    private static final StructType TRIAGE_CLASSIFICATION = StructType.named("TriageClassification")
            .field("classification", STRING, "malicious, spam, graymail and so on; null when not classified.").build();
    private static final StructType TRIAGE_AGENT = StructType.named("TriageAgent")
            .field("verdict", STRING, "malicious, spam, graymail, benign, likely_benign or unknown.").build();
    private static final StructType TRIAGE_AGENTS = StructType.named("TriageAgents")
            .field("asa", TRIAGE_AGENT, "The agent that looks at reported messages.").build();
    private static final StructType TRIAGE_REPORTS = StructType.named("TriageUserReports")
            .field("count", INTEGER, "How many people reported the message.").build();

    /** The second root that only automations have, named {@code triage}. */
    public static final StructType TRIAGE = StructType.named("Triage")
            .field("agents", TRIAGE_AGENTS, "What agents found.")
            .field("classification", TRIAGE_CLASSIFICATION, "How the message was classified.")
            .field("flagged_rules", listOf(FLAGGED_RULE), "The rules that matched.")
            .field("trigger", STRING, "Why the automation runs: abuse_report, asa_complete, classification_change and so on.")
            .field("user_reports", TRIAGE_REPORTS, "Reports by people.")
            .build();

    /** The person type of {@code $org_vips}. */
    public static final StructType VIP = StructType.named("VIP")
            .field("display_name", STRING, "Name as shown.")
            .field("email", STRING, "Address; may be empty.")
            .field("first_name", STRING, "Given name.")
            .field("last_name", STRING, "Family name.")
            .field("title", STRING, "Title.")
            .build();

    /** Roots besides the message, by name: they are there for automations only. */
    public static Map<String, StructType> extraRoots() {
        return Map.of("triage", TRIAGE);
    }

    /** Types that hold text in HTML: what {@code html.xpath} accepts. */
    public static List<Type> htmlLike() {
        return List.of(BODY_HTML, HTML);
    }

    /** Types that hold the contents of a file: what functions of files accept. */
    public static List<Type> fileLike() {
        return List.of(ATTACHMENT, FILE, AnswerSchema.DOWNLOADED_FILE, ScanSchema.EXPLODED_FILE, BODY_HTML, HTML);
    }
}
