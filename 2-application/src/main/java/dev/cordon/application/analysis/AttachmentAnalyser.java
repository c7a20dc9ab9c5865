package dev.cordon.application.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.cordon.application.exploding.FileNames;
import dev.cordon.bounds.Meter;
import dev.cordon.files.FileType;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.mime.FileName;

/** What files are called, what they say they are, and what they are. */
final class AttachmentAnalyser implements Analyser {

    // Extensions and the detected types that they may have; what is not listed is not compared.
    private static final Map<String, List<String>> FITTING = Map.ofEntries(
            Map.entry("pdf", List.of("pdf")), Map.entry("png", List.of("png")), Map.entry("gif", List.of("gif")),
            Map.entry("jpg", List.of("jpg", "png", "webp", "heif")), Map.entry("jpeg", List.of("jpg", "png", "webp", "heif")),
            Map.entry("bmp", List.of("bmp")), Map.entry("zip", List.of("zip", "docx", "xlsx", "pptx", "ooxml", "odf", "jar", "apk", "epub", "appx")),
            Map.entry("docx", List.of("docx", "ole")), Map.entry("xlsx", List.of("xlsx", "ole")), Map.entry("pptx", List.of("pptx", "ole")),
            Map.entry("doc", List.of("doc", "docx", "rtf", "ole", "html", "txt", "xml")),
            Map.entry("xls", List.of("xls", "xlsx", "ole", "html", "txt", "xml")), Map.entry("ppt", List.of("ppt", "pptx", "ole")),
            Map.entry("rtf", List.of("rtf")), Map.entry("txt", List.of("txt", "eml", "ics", "vcf", "xml", "sh")),
            Map.entry("csv", List.of("txt", "eml")), Map.entry("7z", List.of("7z")), Map.entry("rar", List.of("rar")),
            Map.entry("mp3", List.of("mp3", "aac")), Map.entry("wav", List.of("wav")), Map.entry("mp4", List.of("mp4", "m4v", "mov", "3gp")));

    private static final Map<String, String> EXTENSION_OF_MEDIA_TYPE = Map.ofEntries(Map.entry("application/pdf", "pdf"),
            Map.entry("image/png", "png"), Map.entry("image/gif", "gif"), Map.entry("image/jpeg", "jpg"),
            Map.entry("image/jpg", "jpg"), Map.entry("application/zip", "zip"), Map.entry("application/rtf", "rtf"),
            Map.entry("text/rtf", "rtf"), Map.entry("application/msword", "doc"), Map.entry("application/vnd.ms-excel", "xls"));

    @Override
    public AnalyserName name() {
        return new AnalyserName("attachments");
    }

    @Override
    public List<Evidence> analyse(Material material, Meter meter) {
        Facts facts = new Facts();
        for (FileSeen file : material.files()) {
            names(file, facts);
            kind(file, facts);
        }
        return facts.all();
    }

    private static void names(FileSeen file, Facts facts) {
        List<FileName> names = file.leaf().names();
        for (FileName name : names) {
            List<String> why = FileNames.hostility(name.text());
            List<ByteRange> where = List.of(new ByteRange(name.range().from(), name.range().to()));
            if (!why.isEmpty()) {
                facts.texts(FactNames.ATTACHMENT_NAME_HOSTILE, where, name.text(), String.join(" ", why));
            }
            if (FileNames.isDoubled(name.text())) {
                facts.text(FactNames.ATTACHMENT_DOUBLE_EXTENSION, name.text(), where);
            }
            if (FileNames.isDangerousExtension(FileType.extension(name.text()))) {
                facts.texts(FactNames.ATTACHMENT_DANGEROUS, where, name.text(), FileType.extension(name.text()));
            }
        }
        if (names.size() > 1) {
            facts.texts(FactNames.ATTACHMENT_NAME_SEVERAL, List.of(file.leaf().where()), names.stream().map(FileName::text).toList());
        }
    }

    private static void kind(FileSeen file, Facts facts) {
        String name = file.leaf().name();
        String type = file.exploded().type();
        String extension = FileType.extension(name);
        List<ByteRange> where = List.of(file.leaf().where());
        if (FileNames.isDangerousType(type) && !FileNames.isDangerousExtension(extension)) {
            facts.texts(FactNames.ATTACHMENT_DANGEROUS, where, name, type);
        }
        boolean markup = type.equals("html") || type.equals("svg") || extension.equals("html") || extension.equals("htm")
                || extension.equals("shtml") || extension.equals("xhtml") || extension.equals("svg");
        if (markup && !file.attachment().inline()) {
            facts.text(FactNames.ATTACHMENT_MARKUP, name, where);
        }
        String declared = EXTENSION_OF_MEDIA_TYPE.getOrDefault(file.leaf().mediaType().toLowerCase(Locale.ROOT), "");
        if (!type.isEmpty() && (contradicts(extension, type) || contradicts(declared, type))) {
            facts.texts(FactNames.ATTACHMENT_TYPE_DIFFERS, where, name, file.leaf().mediaType(), type);
        }
    }

    private static boolean contradicts(String extension, String type) {
        List<String> fitting = FITTING.get(extension);
        return fitting != null && !fitting.contains(type);
    }
}
