package dev.cordon.mdm.schema;

import static dev.cordon.mdm.schema.AddressSchema.DOMAIN;
import static dev.cordon.mdm.schema.AddressSchema.URL;
import static dev.cordon.mdm.schema.Schema.FILE;
import static dev.cordon.mdm.schema.Schema.HTML;
import static dev.cordon.mdm.schema.Schema.LINK;
import static dev.cordon.mql.types.Scalar.BOOLEAN;
import static dev.cordon.mql.types.Scalar.BYTES;
import static dev.cordon.mql.types.Scalar.FLOAT;
import static dev.cordon.mql.types.Scalar.INTEGER;
import static dev.cordon.mql.types.Scalar.JSON;
import static dev.cordon.mql.types.Scalar.STRING;
import static dev.cordon.mql.types.Scalar.TIME;
import static dev.cordon.mql.types.Type.listOf;

import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;

/** The types of what functions answer that need a model, a file analysis, history or the world. */
public final class AnswerSchema {

    private static final Type STRINGS = listOf(STRING);
    private static final Type URLS = listOf(URL);

    private AnswerSchema() {
    }

    private static StructType rated(String name) {
        return StructType.named(name).field("confidence", STRING, "low, medium or high.").field("name", STRING, "The label.").build();
    }

    // Language models

    private static final StructType INTENT = rated("NLUIntent");
    private static final StructType TAG = rated("NLUTag");
    private static final StructType TOPIC = rated("Topic");

    private static final StructType ENTITY = StructType.named("NLUEntity")
            .field("name", STRING, "The kind: request, urgency, financial, org, sender and so on.")
            .field("text", STRING, "The words.").build();

    /** What {@code ml.nlu_classifier} answers. */
    public static final StructType NLU = StructType.named("NLU")
            .field("entities", listOf(ENTITY), "Things that are named.")
            .field("error", STRING, "Why there is no answer.")
            .field("intents", listOf(INTENT), "What the text wants: cred_theft, bec, benign and so on.")
            .field("language", STRING, "English name of the language in lower case, or unknown.")
            .field("success", BOOLEAN, "Whether there is an answer.")
            .field("tags", listOf(TAG), "invoice, payment, purchase_order.")
            .field("topics", listOf(TOPIC), "What the text is about.").build();

    /** What {@code beta.ml_topic} answers. */
    public static final StructType TOPICS = StructType.named("Topics").field("topics", listOf(TOPIC), "What the text is about.").build();

    /** What {@code beta.ml_translate} answers. */
    public static final StructType TRANSLATION = StructType.named("Translation").field("text", STRING, "The text in English.").build();

    private static final StructType SENSITIVE_ELEMENT = StructType.named("SensitiveElement")
            .field("confidence", STRING, "low, medium or high.").field("text", STRING, "The words.")
            .field("type", STRING, "The kind, such as iban_code.").build();

    /** What {@code beta.ml_extract_sensitive_information} answers. */
    public static final StructType SENSITIVE = StructType.named("SensitiveInformation")
            .field("elements", listOf(SENSITIVE_ELEMENT), "What was found.").build();

    private static final StructType SIGNAL = StructType.named("AttackSignal")
            .field("category", STRING, "Kind of signal.").field("description", STRING, "What was seen.")
            .field("rank", INTEGER, "1 for the strongest.").build();

    /** What {@code ml.attack_score} answers. */
    public static final StructType ATTACK_SCORE = StructType.named("AttackScore")
            .field("graymail_score", FLOAT, "From 0 to 100.").field("score", FLOAT, "From 0 to 100.")
            .field("top_signals", listOf(SIGNAL), "Strongest signals.")
            .field("verdict", STRING, "malicious, suspicious, unknown, likely_benign, spam or graymail.").build();

    /** What {@code beta.fuzzy_attack_score} answers. */
    public static final StructType FUZZY_SCORE = StructType.named("FuzzyAttackScore")
            .field("verdict", STRING, "As of ml.attack_score.").build();

    /** What {@code ml.macro_classifier} answers. */
    public static final StructType MACRO = StructType.named("MacroClass")
            .field("confidence", STRING, "low, medium or high.").field("error", STRING, "Why there is no answer.")
            .field("malicious", BOOLEAN, "Whether it is malicious.").build();

    // Pictures

    private static final StructType BRAND = rated("Brand");

    private static final StructType LOGO_PAGE = StructType.named("LogoPage").field("brands", listOf(BRAND), "Brands on the page.").build();

    /** What {@code ml.logo_detect} answers. */
    public static final StructType LOGOS = StructType.named("Logos")
            .field("brands", listOf(BRAND), "Brands.").field("error", STRING, "Why there is no answer.")
            .field("page_results", listOf(LOGO_PAGE), "Page by page.").field("scanned", BOOLEAN, "Whether it was looked at.")
            .field("total_pages", INTEGER, "Pages.").build();

    private static final StructType OCR_PAGE = StructType.named("OCRPage").field("text", STRING, "Text of the page.").build();

    /** What {@code beta.ocr} answers. */
    public static final StructType OCR = StructType.named("OCR")
            .field("page_results", listOf(OCR_PAGE), "Page by page.").field("success", BOOLEAN, "Whether there is an answer.")
            .field("text", STRING, "Text of all pages.").build();

    private static final StructType QR_ITEM = StructType.named("QRItem")
            .field("data", STRING, "What the code says.").field("type", STRING, "url, email, mobile, geo, wifi, app or undefined.")
            .field("url", URL, "The address, when it is one.").build();

    /** What {@code beta.scan_qr} answers. */
    public static final StructType QR_CODES = StructType.named("QRCodes")
            .field("found", BOOLEAN, "Whether there is one.").field("items", listOf(QR_ITEM), "All codes.").build();

    /** What {@code beta.parse_exif} answers. */
    public static final StructType EXIF = StructType.named("Exif")
            .field("author", STRING, "Author.").field("creator", STRING, "Who or what made it.")
            .field("fields", listOf(ScanSchema.KEY_VALUE), "All that was found.").field("image_height", INTEGER, "Pixels.")
            .field("image_width", INTEGER, "Pixels.").field("page_count", INTEGER, "Pages.").field("producer", STRING, "What wrote it.")
            .field("title", STRING, "Title.").build();

    // Pages behind links

    /** A file that a page gave. */
    public static final StructType DOWNLOADED_FILE = StructType.named("DownloadedFile")
            .field("file_extension", STRING, "What stands after the last dot of the name, in lower case.")
            .field("file_name", STRING, "Its name.").field("file_type", STRING, "What the contents are, from their first bytes.")
            .field("md5", STRING, "MD5.").field("raw", BYTES, "The contents.").field("sha1", STRING, "SHA-1.")
            .field("sha256", STRING, "SHA-256.").field("size", INTEGER, "How many bytes.").build();

    private static final StructType CREDPHISH = StructType.named("CredPhish")
            .field("brand", BRAND, "The brand it imitates.").field("confidence", STRING, "low, medium or high, when phishing.")
            .field("contains_captcha", BOOLEAN, "Whether it has a captcha.").field("contains_login", BOOLEAN, "Whether it asks to log in.")
            .field("disposition", STRING, "benign, phishing or unknown.").build();

    private static final StructType RESPONSE = StructType.named("AdditionalResponse")
            .field("content_type", STRING, "Media type.").field("file", DOWNLOADED_FILE, "The contents.")
            .field("json", JSON, "The contents when they are JSON.").field("status_code", INTEGER, "HTTP status.")
            .field("url", URL, "Its address.").build();

    private static final StructType DIAGNOSTICS = StructType.named("LinkAnalysisDiagnostics")
            .field("error", STRING, "Why there is no answer.").build();

    /** What {@code ml.link_analysis} answers. */
    public static final StructType LINK_ANALYSIS = StructType.named("LinkAnalysis")
            .field("additional_responses", listOf(RESPONSE), "What the page fetched.")
            .field("analyzed", BOOLEAN, "Whether the page was judged.").field("content_type", STRING, "Media type.")
            .field("credphish", CREDPHISH, "Whether it steals credentials.").field("diagnostics", DIAGNOSTICS, "What went wrong.")
            .field("effective_url", URL, "The address after redirects.")
            .field("files_downloaded", listOf(DOWNLOADED_FILE), "Files that came without a click.")
            .field("final_dom", HTML, "The page when it had loaded.").field("original_url", URL, "The address that was visited.")
            .field("redirect_history", URLS, "Addresses redirected through.").field("retrieved", BOOLEAN, "Whether the page came.")
            .field("retrieved_at", TIME, "When.").field("screenshot", FILE, "A picture of it.").field("status_code", INTEGER,
            "HTTP status.")
            .field("submitted", BOOLEAN, "Whether it was sent to be visited.")
            .field("unique_urls_accessed", URLS, "All addresses that were asked for, none twice.").build();

    /** What {@code html.xpath} answers. */
    public static final StructType XPATH = StructType.named("XPathNodes").field("nodes", listOf(HTML),
            "What the query selects, in order.").build();

    // Files

    /** What {@code file.parse_text} answers. */
    public static final StructType TEXT = StructType.named("Text").field("text", STRING, "The text; null when it is none.").build();

    /** What {@code file.expand_archives} answers. */
    public static final StructType ARCHIVE_FILES = StructType.named("ArchiveFiles")
            .field("files", listOf(FILE), "All files in it, at every depth.").build();

    private static final StructType BOOL_INDICATOR = StructType.named("OleBoolIndicator")
            .field("exists", BOOLEAN, "Whether it is there.").field("risk", STRING,
            "high, medium, low, none, info, unknown or error.").build();
    private static final StructType INT_INDICATOR = StructType.named("OleIntIndicator")
            .field("count", INTEGER, "How many.").field("risk", STRING, "As of others.").build();
    private static final StructType STRING_INDICATOR = StructType.named("OleStringIndicator")
            .field("risk", STRING, "As of others.").field("value", STRING, "What.").build();

    private static final StructType OLE_INDICATORS = StructType.named("OleIndicators")
            .field("container_format", STRING_INDICATOR, "OLE, OpenXML and so on.").field("encryption", BOOL_INDICATOR, "Encryption.")
            .field("external_relationships", INT_INDICATOR, "References to outside.").field("file_format", STRING_INDICATOR, "Format.")
            .field("flash_objects", INT_INDICATOR, "Flash.").field("object_pool", BOOL_INDICATOR, "Embedded objects.")
            .field("vba_macros", BOOL_INDICATOR, "Macros.").build();

    private static final StructType OLE_KEYWORD = StructType.named("OleMacroKeyword")
            .field("description", STRING, "What it means.").field("keyword", STRING, "The word.")
            .field("type", STRING, "autoexec, suspicious, ioc, hex_string, base64_string or dridex_string.").build();

    private static final StructType OLE_MODULE = StructType.named("OleVBAModule")
            .field("form_string", STRING, "Text of a form.").field("form_variables", STRING, "Variables of a form.")
            .field("ole_stream", STRING, "Stream.").field("vba_code", STRING, "Source.").field("vba_file_name", STRING, "Name.").build();

    private static final StructType OLE_MACROS = StructType.named("OleMacros")
            .field("keywords", listOf(OLE_KEYWORD), "Words of interest.").field("modules", listOf(OLE_MODULE), "Modules.")
            .field("vba_code_all_modules", STRING, "All source.").build();

    private static final StructType OLE_RELATIONSHIP = StructType.named("OleRelationship")
            .field("name", STRING, "Kind: hyperlink, attachedTemplate, oleObject and so on.")
            .field("target", STRING, "Where to, as it stands.").field("target_url", URL, "Where to, read.").build();

    /** What {@code file.oletools} answers. */
    public static final StructType OLETOOLS = StructType.named("Oletools")
            .field("error", STRING, "Why there is no answer.").field("indicators", OLE_INDICATORS, "Indicators.")
            .field("macros", OLE_MACROS, "Macros.").field("relationships", listOf(OLE_RELATIONSHIP), "References to outside.").build();

    /** One event of a calendar. */
    public static final StructType ICS_EVENT = StructType.named("ICSEvent")
            .field("description", STRING, "DESCRIPTION.")
            .field("description_html", HTML, "X-ALT-DESC when it is HTML.")
            .field("links", listOf(LINK), "Links in the description and the location.")
            .field("location", STRING, "LOCATION.")
            .field("raw_properties", listOf(ScanSchema.KEY_VALUE), "All properties, in order.")
            .field("summary", STRING, "SUMMARY.")
            .field("uid", STRING, "UID.").build();

    /** What {@code file.parse_ics} answers. */
    public static final StructType ICS = StructType.named("ICS")
            .field("events", listOf(ICS_EVENT), "Its events.").field("method", STRING, "METHOD.")
            .field("product_id", STRING, "PRODID.").field("raw_properties", listOf(ScanSchema.KEY_VALUE), "Properties of the calendar.")
            .field("scale", STRING, "CALSCALE.").field("version", STRING, "VERSION.").build();

    // History and the world

    private static final StructType DAYS_SINCE = StructType.named("DaysSince")
            .field("first_contact", FLOAT, "Days since the first message in either direction.")
            .field("last_contact", FLOAT, "Days since the last message in either direction.")
            .field("last_inbound", FLOAT, "Days since the last message from them.")
            .field("last_outbound", FLOAT, "Days since the last message to them.").build();

    /** What the profile functions answer. */
    public static final StructType SENDER_PROFILE = StructType.named("SenderProfile")
            .field("any_false_positives", BOOLEAN, "Older name of any_messages_benign.")
            .field("any_messages_benign", BOOLEAN, "Whether a message was called benign.")
            .field("any_messages_malicious_or_spam", BOOLEAN, "Whether a message was called malicious or spam.")
            .field("auth_failed", BOOLEAN, "Whether this message failed authentication.")
            .field("days_known", FLOAT, "Days since the first message; 0 for a new sender.")
            .field("days_since", DAYS_SINCE, "Days since contacts.")
            .field("prevalence", STRING, "new, outlier, rare, uncommon or common.")
            .field("solicited", BOOLEAN, "Whether the organisation had written to them before.").build();

    /** What {@code network.whois} answers. */
    public static final StructType WHOIS = StructType.named("Whois")
            .field("administrative_company", STRING, "Administrative contact.").field("administrative_email", STRING,
            "Administrative contact.")
            .field("administrative_name", STRING, "Administrative contact.").field("administrative_phone", STRING,
            "Administrative contact.")
            .field("checked_at", TIME, "When it was asked for.").field("created_at", TIME, "When it was registered.")
            .field("days_old", FLOAT, "Days from registration to the message.").field("domain_status", STRINGS, "Status.")
            .field("error", STRING, "Why there is no answer.").field("expires_at", TIME, "When it ends.")
            .field("found", BOOLEAN, "Whether it is registered.").field("name_servers", listOf(DOMAIN), "Name servers.")
            .field("registrant_address", STRING, "Registrant.").field("registrant_city", STRING, "Registrant.")
            .field("registrant_company", STRING, "Registrant.").field("registrant_country", STRING, "Registrant.")
            .field("registrant_country_code", STRING, "Registrant.").field("registrant_email", STRING, "Registrant.")
            .field("registrant_fax", STRING, "Registrant.").field("registrant_name", STRING, "Registrant.")
            .field("registrant_phone", STRING, "Registrant.").field("registrant_state", STRING, "Registrant.")
            .field("registrant_zip", STRING, "Registrant.").field("registrar_name", STRING, "Registrar; may be empty.")
            .field("root_domain", STRING, "The domain that was asked for.").field("technical_company", STRING, "Technical contact.")
            .field("technical_email", STRING, "Technical contact.").field("technical_name", STRING, "Technical contact.")
            .field("technical_phone", STRING, "Technical contact.").field("updated_at", TIME, "When it was changed.").build();
}
