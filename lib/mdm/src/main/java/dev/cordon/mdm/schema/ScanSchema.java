package dev.cordon.mdm.schema;

import static dev.cordon.mdm.schema.AddressSchema.MAILBOX;
import static dev.cordon.mdm.schema.AddressSchema.URL;
import static dev.cordon.mql.types.Scalar.BOOLEAN;
import static dev.cordon.mql.types.Scalar.FLOAT;
import static dev.cordon.mql.types.Scalar.INTEGER;
import static dev.cordon.mql.types.Scalar.JSON;
import static dev.cordon.mql.types.Scalar.STRING;
import static dev.cordon.mql.types.Scalar.TIME;
import static dev.cordon.mql.types.Type.listOf;
import static dev.cordon.mql.types.Type.mapOf;

import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;

/**
 * The types of what {@code file.explode} finds: one {@link #EXPLODED_FILE} for each file in the file, with one object below
 * {@code scan} for each scanner that ran on it and null for every other.
 */
public final class ScanSchema {

    private static final Type STRINGS = listOf(STRING);
    private static final Type URLS = listOf(URL);

    private ScanSchema() {
    }

    /** Labels of what a file is. */
    public static final StructType FLAVORS = StructType.named("Flavors")
            .field("external", STRINGS, "Labels that a scanner gave to a file it took out.")
            .field("mime", STRING, "Media type from the contents.")
            .field("yara", STRINGS, "Labels from the contents, such as encrypted_zip.")
            .build();

    /** A key and its value. */
    public static final StructType KEY_VALUE = StructType.named("KeyValue")
            .field("key", STRING, "The key.").field("value", STRING, "The value as text.").build();

    private static StructType extracted(String name) {
        return StructType.named(name)
                .field("total_extracted", INTEGER, "How many files were taken out.")
                .field("total_files", INTEGER, "How many files there are.")
                .build();
    }

    private static StructType sized(String name) {
        return StructType.named(name).field("size", INTEGER, "Bytes when unpacked.").build();
    }

    /** Text in an image. */
    public static final StructType OCR = StructType.named("ScanOCR")
            .field("raw", STRING, "All of it.").field("text", STRINGS, "Its words.").build();

    /** Printable runs. */
    public static final StructType STRINGS_SCAN = StructType.named("ScanStrings")
            .field("raw", STRING, "The whole file as text, when it is text.")
            .field("strings", STRINGS, "Runs of four or more printable ASCII characters, none twice.").build();

    /** Addresses in text. */
    public static final StructType URL_SCAN = StructType.named("ScanURL")
            .field("invalid_urls", STRINGS, "What looks like an address and is none.")
            .field("urls", URLS, "The addresses, none twice.").build();

    /** The first code in an image. */
    public static final StructType QR = StructType.named("ScanQR")
            .field("data", STRING, "What the code says.")
            .field("type", STRING, "url, email, mobile, geo, wifi, app or undefined.")
            .field("url", URL, "The address, when it is one.").build();

    /** Metadata. */
    public static final StructType EXIFTOOL = StructType.named("ScanExifTool")
            .field("command_line_arguments", STRING, "Of a shortcut.")
            .field("create_date", TIME, "When it was made.")
            .field("creator", STRING, "Who or what made it.")
            .field("exif_tool_version", FLOAT, "Version of the reader.")
            .field("fields", listOf(KEY_VALUE), "All that was found.")
            .field("file_permissions", STRING, "Permissions.")
            .field("file_type", STRING, "Type of file.")
            .field("file_type_extension", STRING, "Usual extension.")
            .field("flags", STRINGS, "Troubles.")
            .field("hot_key", STRING, "Of a shortcut.")
            .field("image_height", INTEGER, "Pixels.")
            .field("image_width", INTEGER, "Pixels.")
            .field("linearized", STRING, "Of a PDF.")
            .field("local_base_path", STRING, "Of a shortcut.")
            .field("modify_date", TIME, "When it was changed.")
            .field("page_count", INTEGER, "Pages.")
            .field("pdf_version", STRING, "Of a PDF.")
            .field("producer", STRING, "What wrote it.")
            .field("relative_path", STRING, "Of a shortcut.")
            .field("run_window", STRING, "Of a shortcut.")
            .field("source_file", STRING, "Its name.")
            .field("target_file_dos_name", STRING, "Of a shortcut.")
            .field("title", STRING, "Its title.")
            .field("zip_bit_flag", INTEGER, "Of the first member.")
            .field("zip_compressed_size", INTEGER, "Of the first member.")
            .field("zip_file_name", STRING, "Of the first member.")
            .field("zip_modify_date", TIME, "Of the first member.")
            .field("zip_uncompressed_size", INTEGER, "Of the first member.").build();

    private static final StructType PDF = StructType.named("ScanPDF")
            .field("invalid_urls", STRINGS, "What looks like an address and is none.")
            .field("total_extracted", INTEGER, "How many files were taken out.")
            .field("urls", URLS, "Addresses of links.").build();

    private static final StructType PDF_OBJ_HASH = StructType.named("ScanPDFObjHash")
            .field("hash_string", STRING, "Types of its objects.")
            .field("object_hash", STRING, "MD5 of them.").build();

    /** Tokens of a script. */
    public static final StructType JAVASCRIPT = StructType.named("ScanJavascript")
            .field("identifiers", STRINGS, "Identifiers, none twice.")
            .field("keywords", STRINGS, "Keywords, none twice.")
            .field("regular_expressions", STRINGS, "Regular expressions, none twice.")
            .field("strings", STRINGS, "Strings without quotation marks, none twice.")
            .field("tokens", STRINGS, "Kinds of tokens, none twice.").build();

    private static final StructType HTML_SCRIPT = StructType.named("ScanHTMLScript")
            .field("language", STRING, "language attribute.")
            .field("scripts", STRING, "Its text.")
            .field("type", STRING, "type attribute.").build();

    private static final StructType HTML_SPAN = StructType.named("ScanHTMLSpan")
            .field("class", STRING, "class attribute.").field("style", STRING, "style attribute.").build();

    private static final StructType HTML_SCAN = StructType.named("ScanHTML")
            .field("hyperlinks", STRINGS, "Targets of links and images.")
            .field("scripts", listOf(HTML_SCRIPT), "Scripts.")
            .field("spans", listOf(HTML_SPAN), "Spans.")
            .field("title", STRING, "Title.")
            .field("total_extracted", INTEGER, "How many files were taken out.").build();

    private static final StructType YARA_MATCH = StructType.named("ScanYARAMatch")
            .field("meta", mapOf(STRING), "What the rule says of itself.")
            .field("name", STRING, "Name of the rule.").build();

    private static final StructType YARA = StructType.named("ScanYARA")
            .field("flags", STRINGS, "Troubles.").field("matches", listOf(YARA_MATCH), "Rules that matched.").build();

    private static final StructType ZIP = StructType.named("ScanZip")
            .field("all_paths", STRINGS, "Names of all members.")
            .field("attempted_files", STRINGS, "Members that are files.")
            .field("encrypted", BOOLEAN, "Whether a member is encrypted.")
            .field("total_extracted", INTEGER, "How many files were taken out.")
            .field("total_files", INTEGER, "How many members there are.").build();

    private static final StructType ENCRYPTED_ZIP = StructType.named("ScanEncryptedZip")
            .field("cracked_password", STRING, "The password that was found.")
            .field("total_extracted", INTEGER, "How many files were taken out.")
            .field("total_files", INTEGER, "How many members there are.").build();

    private static final StructType ENCRYPTED_DOC = StructType.named("ScanEncryptedDoc")
            .field("cracked_password", STRING, "The password that was found.").build();

    private static final StructType RAR = StructType.named("ScanRar")
            .field("host_os", STRING, "System it was made on.")
            .field("total_extracted", INTEGER, "How many files were taken out.")
            .field("total_files", INTEGER, "How many members there are.").build();

    private static final StructType ENTROPY = StructType.named("ScanEntropy")
            .field("entropy", FLOAT, "Bits a byte (Shannon).").build();

    /** Hashes. */
    public static final StructType HASH = StructType.named("ScanHash")
            .field("md5", STRING, "MD5.").field("sha1", STRING, "SHA-1.").field("sha256", STRING, "SHA-256.")
            .field("ssdeep", STRING, "Fuzzy hash.").build();

    private static final StructType DOCX = StructType.named("ScanDocX")
            .field("author", STRING, "Author.").field("category", STRING, "Category.").field("comments", STRING, "Comments.")
            .field("created", TIME, "When it was made.").field("font_colors", STRINGS, "Colours of text.")
            .field("image_count", INTEGER, "Images.").field("keywords", STRING, "Keywords.")
            .field("last_printed", TIME, "When it was printed.").field("modified", TIME, "When it was changed.")
            .field("revision", INTEGER, "Revision.").field("subject", STRING, "Subject.").field("title", STRING, "Title.")
            .field("word_count", INTEGER, "Words.").build();

    private static final StructType PPTX = StructType.named("ScanPPTX")
            .field("author", STRING, "Author.").field("category", STRING, "Category.").field("comments", STRING, "Comments.")
            .field("created", TIME, "When it was made.").field("image_count", INTEGER, "Images.")
            .field("invalid_urls", STRINGS, "What looks like an address and is none.").field("keywords", STRING, "Keywords.")
            .field("last_modified_by", STRING, "Who changed it.").field("last_printed", TIME, "When it was printed.")
            .field("modified", TIME, "When it was changed.").field("revision", INTEGER, "Revision.")
            .field("slide_count", INTEGER, "Slides.").field("subject", STRING, "Subject.").field("title", STRING, "Title.")
            .field("urls", URLS, "Addresses.").field("word_count", INTEGER, "Words.").build();

    private static final StructType VBA = StructType.named("ScanVBA")
            .field("auto_exec", STRINGS, "Names that run by themselves.").field("base64", STRINGS, "Strings in base64.")
            .field("dridex", STRINGS, "Strings hidden as Dridex does.").field("hex", STRINGS, "Strings in hexadecimal.")
            .field("ioc", STRINGS, "Indicators.").field("suspicious", STRINGS, "Suspicious names.")
            .field("total_extracted", INTEGER, "How many files were taken out.").field("total_files", INTEGER,
            "How many modules there are.")
            .field("vba_obfuscated", STRINGS, "Obfuscated strings.").build();

    private static final StructType OLE = StructType.named("ScanOle").field("total_extracted", INTEGER,
            "How many files were taken out.").build();

    private static final StructType RTF = StructType.named("ScanRTF").field("total_extracted", INTEGER,
            "How many files were taken out.").build();

    private static final StructType XML = StructType.named("ScanXML")
            .field("doc_type", STRING, "Document type.").field("namespaces", STRINGS, "Namespaces.").field("tags", STRINGS,
            "Names of elements.")
            .field("total_extracted", INTEGER, "How many files were taken out.").field("version", STRING, "Version.").build();

    private static final StructType LNK = StructType.named("ScanLNK")
            .field("MAC", STRING, "Hardware address.").field("command_line_arguments", STRING, "Arguments.")
            .field("drive_serial_number", STRING, "Serial number.").field("drive_type", STRING, "Type of drive.")
            .field("local_base_path", STRING, "Target.").field("machine_id", STRING, "Machine.").field("relative_path", STRING,
            "Relative path.")
            .field("volume_label", STRING, "Label.").field("working_dir", STRING, "Working directory.").build();

    private static final StructType MACHO = StructType.named("ScanMachO")
            .field("commands", STRINGS, "Load commands.").field("has_code_signature", BOOLEAN, "Whether it is signed.")
            .field("header", JSON, "Header.").field("load_dylinker_name", STRING, "Dynamic linker.").field("nx", BOOLEAN, "NX.")
            .field("pie", BOOLEAN, "PIE.").field("source_version", STRING, "Version.").field("symbols", JSON, "Symbols.")
            .field("total_binaries", INTEGER, "Binaries.").field("total_commands", INTEGER, "Commands.")
            .field("total_libraries", INTEGER, "Libraries.").field("total_relocations", INTEGER, "Relocations.")
            .field("total_sections", INTEGER, "Sections.").field("total_segments", INTEGER, "Segments.")
            .field("total_symbols", INTEGER, "Symbols.").build();

    private static final StructType PICTURE = StructType.named("ScanJpegGif")
            .field("trailer_index", INTEGER, "Where the picture ends although the file goes on.").build();

    private static final StructType ICS_PERSON = StructType.named("ScanICSOrganizer").field("mailbox", MAILBOX, "Who.").build();

    private static final StructType ICS_ATTENDEE = StructType.named("ScanICSAttendee")
            .field("mailbox", MAILBOX, "Who.").field("partstat", STRING, "Answer.").field("role", STRING, "Role.")
            .field("rsvp", BOOLEAN, "Whether an answer is asked for.").build();

    private static final StructType ICS_ATTACHMENT = StructType.named("ScanICSAttachment")
            .field("decode_error", STRING, "Why it could not be decoded.").field("extracted", BOOLEAN, "Whether it was taken out.")
            .field("filename", STRING, "Name.").field("mime_type", STRING, "Media type.").field("size", STRING, "Size.")
            .field("type", STRING, "uri or binary.").field("uri", STRING, "Address.").build();

    private static final StructType ICS_COMPONENT = StructType.named("ScanICSComponent")
            .field("attachments", listOf(ICS_ATTACHMENT), "Attachments.").field("attendees", listOf(ICS_ATTENDEE), "Attendees.")
            .field("class", STRING, "CLASS.").field("created", STRING, "CREATED.").field("description", STRING, "DESCRIPTION.")
            .field("dtend", STRING, "DTEND.").field("dtstamp", STRING, "DTSTAMP.").field("dtstart", STRING, "DTSTART.")
            .field("duration", STRING, "DURATION.").field("last_modified", STRING, "LAST-MODIFIED.").field("location", STRING, "LOCATION.")
            .field("organizers", listOf(ICS_PERSON), "Organizers.").field("priority", STRING, "PRIORITY.")
            .field("sequence", STRING, "SEQUENCE.").field("status", STRING, "STATUS.").field("summary", STRING, "SUMMARY.")
            .field("transp", STRING, "TRANSP.").field("type", STRING, "VEVENT, VTODO, VJOURNAL, VFREEBUSY and so on.")
            .field("uid", STRING, "UID.").field("urls", URLS, "Addresses in it.").build();

    private static final StructType ICS_CALENDAR = StructType.named("ScanICSCalendar")
            .field("calscale", STRING, "CALSCALE.").field("components", listOf(ICS_COMPONENT), "Components.")
            .field("method", STRING, "METHOD.").field("prodid", STRING, "PRODID.").field("version", STRING, "VERSION.").build();

    private static final StructType ICS_TOTAL = StructType.named("ScanICSTotal")
            .field("calendars", INTEGER, "Calendars.").field("components", INTEGER, "Components.").build();

    private static final StructType ICS = StructType.named("ScanICS")
            .field("calendars", listOf(ICS_CALENDAR), "Calendars.").field("flags", STRINGS, "Troubles.")
            .field("parse_error", STRING, "Why it could not be read.").field("total", ICS_TOTAL, "Counts.")
            .field("total_extracted", INTEGER, "How many files were taken out.")
            .field("total_files", INTEGER, "How many attachments there are.").build();

    /** One object for each scanner. */
    public static final StructType SCAN = StructType.named("Scan")
            .field("bzip2", sized("ScanBZip2"), "bzip2.").field("docx", DOCX, "Word.")
            .field("encrypted_doc", ENCRYPTED_DOC, "Encrypted Office files.").field("encrypted_zip", ENCRYPTED_ZIP, "Encrypted zip.")
            .field("entropy", ENTROPY, "Disorder.").field("exiftool", EXIFTOOL, "Metadata.").field("gif", PICTURE, "GIF.")
            .field("gzip", sized("ScanGZip"), "gzip.").field("hash", HASH, "Hashes.").field("html", HTML_SCAN, "HTML.").field("ics", ICS,
            "Calendars.")
            .field("javascript", JAVASCRIPT, "Scripts.").field("jpeg", PICTURE, "JPEG.")
            .field("libarchive", extracted("ScanLibArchive"), "7z, cab, cpio, iso and so on.").field("lnk", LNK, "Shortcuts.")
            .field("macho", MACHO, "Programs for macOS.").field("ocr", OCR, "Text in images.").field("ole", OLE, "OLE containers.")
            .field("pdf", PDF, "PDF.").field("pdf_obj_hash", PDF_OBJ_HASH, "Shape of a PDF.").field("pptx", PPTX, "PowerPoint.")
            .field("qr", QR, "Codes in images.").field("rar", RAR, "RAR.").field("rtf", RTF, "RTF.")
            .field("strings", STRINGS_SCAN, "Printable text.").field("tar", extracted("ScanTar"), "tar.").field("url", URL_SCAN,
            "Addresses in text.")
            .field("vba", VBA, "Macros.").field("xml", XML, "XML.").field("yara", YARA, "YARA rules.").field("zip", ZIP, "zip.")
            .field("zlib", sized("ScanZLib"), "zlib.").build();

    /** A file in a file; the first is the file itself. */
    public static final StructType EXPLODED_FILE = StructType.named("ExplodedFile")
            .field("depth", INTEGER, "0 for the file itself, one more for each level.")
            .field("file_extension", STRING, "What stands after the last dot of the name.")
            .field("file_name", STRING, "Name inside the archive, or one that the scanner gave.")
            .field("flavors", FLAVORS, "Labels.")
            .field("node_id", STRING, "Identifier in the tree.")
            .field("parent_node_id", STRING, "Identifier of the file it was in.")
            .field("scan", SCAN, "What scanners found.")
            .field("size", INTEGER, "Bytes.")
            .field("source", STRING, "The scanner that took it out.").build();
}
