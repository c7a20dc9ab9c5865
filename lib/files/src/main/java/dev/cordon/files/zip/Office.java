package dev.cordon.files.zip;

import java.util.Locale;

/** What kind of document a ZIP is, by the names of its members (ECMA-376 part 2, ODF 1.3 part 2, EPUB OCF 3.3 §4). */
public final class Office {

    private Office() {
    }

    /** The type: docx, xlsx, pptx, ooxml, odf, epub, jar, apk, appx, or zip when it is none of these. */
    public static String type(ZipListing listing) {
        if (has(listing, "androidmanifest.xml")) {
            return "apk";
        }
        if (has(listing, "[content_types].xml")) {
            if (starts(listing, "word/")) {
                return "docx";
            }
            if (starts(listing, "xl/")) {
                return "xlsx";
            }
            if (starts(listing, "ppt/")) {
                return "pptx";
            }
            return starts(listing, "appxmanifest") ? "appx" : "ooxml";
        }
        if (has(listing, "meta-inf/manifest.mf")) {
            return "jar";
        }
        if (has(listing, "mimetype") && has(listing, "meta-inf/container.xml")) {
            return "epub";
        }
        return has(listing, "mimetype") && has(listing, "content.xml") ? "odf" : "zip";
    }

    /** Whether a member holds macros. */
    public static boolean hasMacros(ZipListing listing) {
        return listing.members().stream().map(m -> m.name().toLowerCase(Locale.ROOT))
                .anyMatch(n -> n.endsWith("vbaproject.bin") || n.startsWith("xl/macrosheets/") || n.startsWith("basic/"));
    }

    private static boolean has(ZipListing listing, String lower) {
        return listing.members().stream().anyMatch(m -> m.name().toLowerCase(Locale.ROOT).equals(lower));
    }

    private static boolean starts(ZipListing listing, String lower) {
        return listing.members().stream().anyMatch(m -> m.name().toLowerCase(Locale.ROOT).startsWith(lower));
    }
}
