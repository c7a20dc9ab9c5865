package dev.cordon.application.exploding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.cordon.bounds.Meter;
import dev.cordon.files.Bytes;
import dev.cordon.files.FileType;
import dev.cordon.files.archive.Archives;
import dev.cordon.files.ole.Ole;
import dev.cordon.files.zip.Inflated;
import dev.cordon.files.zip.Office;
import dev.cordon.files.zip.ZipListing;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Value;

/**
 * Looks into files: what they are, which of them are encrypted, and what archives hold, archives inside archives included, all
 * under the one budget of the message. Nothing is ever written anywhere; a member's name is only a text. What nobody here can
 * look into becomes a gap, never silence.
 */
public final class Exploder {

    /**
     * Limits of one archive.
     *
     * @param ratioMax how many bytes one packed byte may become before the archive counts as a bomb
     * @param bytesMax how many bytes one archive may become, stated or real
     * @param membersMax how many members one archive may have
     * @param depthMax how many archives may stand inside each other
     */
    public record Settings(int ratioMax, long bytesMax, int membersMax, int depthMax) {
        /** 200 to 1 (judged above 1 MiB only), 1 GiB stated, 5,000 members, 4 levels. */
        public static final Settings STANDARD = new Settings(200, 1L << 30, 5_000, 4);

        Inflated.Limits unpacking() {
            return new Inflated.Limits(ratioMax, bytesMax);
        }
    }

    private static final long RATIO_FROM = 1L << 20;

    private final Settings settings;
    private final Meter meter;

    /** With limits, spending from the message's meter. */
    public Exploder(Settings settings, Meter meter) {
        this.settings = settings;
        this.meter = meter;
    }

    /** Looks into one file. The name is the one shown; the ranges are the bytes of the part it came in. */
    public Exploded explode(String name, byte[] file, List<ByteRange> where) {
        Findings findings = new Findings(where);
        String type = look(name, file, 1, findings);
        return new Exploded(type, findings.evidence);
    }

    private static final class Findings {
        private final List<Evidence> evidence = new ArrayList<>();
        private final List<ByteRange> where;

        Findings(List<ByteRange> where) {
            this.where = where;
        }

        void fact(FactName name, String... texts) {
            Value value = texts.length == 1 ? new Value.Text(texts[0]) : new Value.Texts(List.of(texts));
            Evidence.Fact fact = new Evidence.Fact(name, value, where);
            if (!evidence.contains(fact)) {
                evidence.add(fact);
            }
        }

        void gap(GapCode code, String what) {
            evidence.add(new Evidence.Gap(code, what, where));
        }
    }

    private String look(String name, byte[] file, int depth, Findings findings) {
        if (!meter.steps(file.length)) {
            findings.gap(GapCode.LIMIT_REACHED, "no budget was left to look into " + name);
            return FileType.UNKNOWN;
        }
        String type = FileType.of(file);
        switch (type) {
            case "zip" -> {
                return zip(name, file, depth, findings);
            }
            case "ole" -> {
                return ole(name, file, findings);
            }
            case "gz" -> gzip(name, file, depth, findings);
            case "pdf" -> {
                if (Bytes.find(file, Bytes.ascii("/Encrypt"), 0, file.length) >= 0) {
                    findings.fact(FactNames.ATTACHMENT_ENCRYPTED, name, "pdf");
                    findings.gap(GapCode.ENCRYPTED, name + " is an encrypted PDF");
                }
                trailing(name, file, type, findings);
            }
            case "tar", "ar", "deb", "arj", "7z", "rar", "tnef", "bz2", "xz", "Z" -> unpacked(name, file, type, depth, findings);
            case "zst", "cab", "iso", "lzh", "lz", "rpm", "crx", "vhd", "vhdx", "img" ->
                    findings.gap(GapCode.UNSUPPORTED, "nothing here looks into " + type + " containers: " + name);
            default -> trailing(name, file, type, findings);
        }
        return type;
    }

    // A ZIP is read from its end, so it may stand behind anything (APPNOTE 6.3.10 §4.1.9): both are looked at.
    private void trailing(String name, byte[] file, String type, Findings findings) {
        int from = Math.max(0, file.length - 65_557);
        if (file.length > 22 && Bytes.find(file, Bytes.ascii("PK\u0005\u0006"), from, file.length) >= 0) {
            findings.fact(FactNames.ARCHIVE_AMBIGUOUS, name, "behind-" + (type.isEmpty() ? "something" : type));
            String inner = zip(name, file, 1, findings);
            if (inner.equals("jar") && !type.equals("exe")) {
                findings.fact(FactNames.ATTACHMENT_DANGEROUS, name, inner);
            }
        }
    }

    private String ole(String name, byte[] file, Findings findings) {
        if (Ole.isEncrypted(file)) {
            findings.fact(FactNames.ATTACHMENT_ENCRYPTED, name, "office");
            findings.gap(GapCode.ENCRYPTED, name + " is an encrypted document");
        }
        if (Ole.hasMacros(file)) {
            findings.fact(FactNames.ATTACHMENT_MACRO, name, "ole");
        }
        return Ole.type(file);
    }

    private String zip(String name, byte[] file, int depth, Findings findings) {
        ZipListing listing = ZipListing.of(file, meter);
        if (!listing.complete() || listing.members().size() > settings.membersMax()) {
            bomb(name, "members", "it has too many members", findings);
        }
        for (String why : listing.comment()) {
            findings.fact(FactNames.ARCHIVE_AMBIGUOUS, name, why);
            if (why.equals("no-directory")) {
                findings.gap(GapCode.UNPARSABLE, name + " is a ZIP archive without directory");
            }
        }
        if (listing.comment().contains("overlapping")) {
            bomb(name, "overlapping", "its members share their bytes", findings);
        }
        long stated = 0;
        boolean encrypted = false;
        for (ZipListing.Member member : listing.members().subList(0, Math.min(listing.members().size(), settings.membersMax()))) {
            stated += member.size();
            encrypted |= member.encrypted();
            named(name, member.name(), member.isFolder(), member.link(), findings);
        }
        String type = Office.type(listing);
        if (encrypted) {
            findings.fact(FactNames.ATTACHMENT_ENCRYPTED, name, type);
            findings.gap(GapCode.ENCRYPTED, name + " holds encrypted members");
        }
        if (Office.hasMacros(listing)) {
            findings.fact(FactNames.ATTACHMENT_MACRO, name, type);
        }
        if (stated > settings.bytesMax() || stated > RATIO_FROM && stated / Math.max(file.length, 1) > settings.ratioMax()) {
            bomb(name, "ratio", file.length + " bytes would become " + stated, findings);
        } else {
            inside(name, file, listing, type, depth, findings);
        }
        return type;
    }

    private static void named(String archive, String name, boolean folder, boolean link, Findings findings) {
        if (!folder && FileNames.isDangerousExtension(FileType.extension(name))) {
            findings.fact(FactNames.ARCHIVE_MEMBER_DANGEROUS, archive, name);
        }
        List<String> why = FileNames.hostility(name).stream().filter(w -> !w.equals("path")).toList();
        if (link) {
            findings.fact(FactNames.ARCHIVE_MEMBER_HOSTILE, archive, name, "link");
        } else if (!why.isEmpty()) {
            findings.fact(FactNames.ARCHIVE_MEMBER_HOSTILE, archive, name, String.join(" ", why));
        }
    }

    // Members are unpacked only to see what they are: those of documents are known, those that need no look are left alone.
    private void inside(String archive, byte[] file, ZipListing listing, String type, int depth, Findings findings) {
        if (!type.equals("zip")) {
            return;
        }
        if (depth >= settings.depthMax()) {
            bomb(archive, "depth", "archives stand more than " + settings.depthMax() + " deep in each other", findings);
            return;
        }
        for (ZipListing.Member member : listing.members()) {
            int start = ZipListing.start(file, member);
            if (member.isFolder() || member.encrypted() || start < 0) {
                continue;
            }
            String shown = archive + "/" + member.name();
            Optional<Inflated> inflated = Inflated.of(file, start, member, settings.unpacking(), meter);
            if (inflated.isEmpty()) {
                findings.gap(GapCode.UNSUPPORTED, "nothing here unpacks method " + member.method() + " of " + shown);
                continue;
            }
            Inflated got = inflated.get();
            if (got.end() == Inflated.End.LIMIT) {
                bomb(shown, "bytes", "it was given up after " + got.bytes().length + " bytes", findings);
                return;
            }
            if (got.end() == Inflated.End.BROKEN) {
                findings.gap(GapCode.UNPARSABLE, shown + " is damaged");
            }
            member(archive, member.name(), got.bytes(), depth, findings);
        }
    }

    private void member(String archive, String name, byte[] bytes, int depth, Findings findings) {
        String type = look(archive + "/" + name, bytes, depth + 1, findings);
        if (FileNames.isDangerousType(type)) {
            findings.fact(FactNames.ARCHIVE_MEMBER_DANGEROUS, archive, name);
        }
    }

    private void gzip(String name, byte[] file, int depth, Findings findings) {
        if (depth >= settings.depthMax()) {
            bomb(name, "depth", "archives stand more than " + settings.depthMax() + " deep in each other", findings);
            return;
        }
        Inflated got = Inflated.gzip(file, settings.unpacking(), meter);
        if (got.end() == Inflated.End.LIMIT) {
            bomb(name, "bytes", "it was given up after " + got.bytes().length + " bytes", findings);
            return;
        }
        if (got.end() == Inflated.End.BROKEN) {
            findings.gap(GapCode.UNPARSABLE, name + " is damaged");
        }
        String inner = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name + "/content";
        String type = look(inner, got.bytes(), depth + 1, findings);
        if (FileNames.isDangerousType(type) || FileNames.isDangerousExtension(FileType.extension(inner))) {
            findings.fact(FactNames.ARCHIVE_MEMBER_DANGEROUS, name, inner);
        }
    }

    // What libraries unpack: archives, and streams with one member that is called like the file without its last extension.
    private void unpacked(String name, byte[] file, String type, int depth, Findings findings) {
        if (depth >= settings.depthMax()) {
            bomb(name, "depth", "archives stand more than " + settings.depthMax() + " deep in each other", findings);
            return;
        }
        boolean[] encrypted = new boolean[1];
        Archives.End end = Archives.walk(type, file, settings.unpacking(), settings.membersMax(), meter, (member, bytes) -> {
            encrypted[0] |= member.encrypted();
            String inner = member.name().isEmpty() ? streamName(name, type) : member.name();
            named(name, inner, member.folder(), member.link(), findings);
            if (!member.folder() && !member.link() && !member.encrypted()) {
                member(name, inner, bytes, depth, findings);
            }
        });
        switch (end) {
            case WHOLE -> { }
            case BROKEN -> findings.gap(GapCode.UNPARSABLE, name + " is damaged, or packed in a way that nothing here unpacks");
            case LIMIT -> bomb(name, "bytes", "it became too much", findings);
            case ENCRYPTED -> encrypted[0] = true;
        }
        if (encrypted[0]) {
            findings.fact(FactNames.ATTACHMENT_ENCRYPTED, name, type);
            findings.gap(GapCode.ENCRYPTED, name + " holds encrypted members");
        }
    }

    private static String streamName(String name, String type) {
        String ending = "." + type.toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name + "/content";
    }

    private static void bomb(String name, String limit, String words, Findings findings) {
        findings.fact(FactNames.ARCHIVE_BOMB, name, limit);
        findings.gap(GapCode.LIMIT_REACHED, name + " was not unpacked: " + words);
    }
}
