package dev.cordon.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.testkit.EdgeCase;

/** What stage Application makes of files that are not what they seem. */
class FileEdgeCasesTest {

    private static Dossier attached(String nameParameter, byte[] file) {
        return Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: application/octet-stream",
                "Content-Disposition: attachment; " + nameParameter, "Content-Transfer-Encoding: base64", "",
                Base64.getMimeEncoder().encodeToString(file)));
    }

    private static byte[] zip(Object... namesAndContents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write((byte[]) namesAndContents[i + 1]);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @EdgeCase("EC-026")
    void anArchiveThatGrowsBeyondReasonIsABombAndAGap() throws IOException {
        Dossier dossier = attached("filename=a.zip", zip("zeros.bin", new byte[40 << 20]));
        assertThat(Mails.words(dossier, FactNames.ARCHIVE_BOMB)).containsExactly("a.zip, ratio");
        assertThat(Mails.gaps(dossier, GapCode.LIMIT_REACHED)).hasSize(1);
    }

    @Test
    @EdgeCase("EC-026")
    void anArchiveThatLiesAboutItsSizeIsStillABomb() throws IOException {
        byte[] file = zip("zeros.bin", new byte[40 << 20]);
        int directory = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        for (int i = 0; i < 4; i++) {
            file[directory + 24 + i] = (byte) (i == 0 ? 5 : 0);
        }
        Dossier dossier = attached("filename=a.zip", file);
        assertThat(Mails.words(dossier, FactNames.ARCHIVE_BOMB)).containsExactly("a.zip/zeros.bin, bytes");
    }

    @Test
    @EdgeCase("EC-026")
    void archivesInsideArchivesEndAtADepth() throws IOException {
        byte[] file = zip("x.txt", text("x"));
        for (int i = 0; i < 6; i++) {
            file = zip("n" + i + ".zip", file);
        }
        Dossier dossier = attached("filename=a.zip", file);
        assertThat(Mails.words(dossier, FactNames.ARCHIVE_BOMB)).hasSize(1).first().asString().endsWith("depth");
        assertThat(Mails.gaps(dossier, GapCode.LIMIT_REACHED)).hasSize(1);
    }

    @Test
    @EdgeCase("EC-027")
    void encryptedMembersAreAFactAndAGapButTheirNamesAreRead() throws IOException {
        byte[] file = zip("run.exe", text("secret"));
        file[6] |= 1;
        int directory = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        file[directory + 8] |= 1;
        Dossier dossier = attached("filename=a.zip", file);
        assertThat(Mails.words(dossier, FactNames.ATTACHMENT_ENCRYPTED)).containsExactly("a.zip, zip");
        assertThat(Mails.words(dossier, FactNames.ARCHIVE_MEMBER_DANGEROUS)).containsExactly("a.zip, run.exe");
        assertThat(Mails.gaps(dossier, GapCode.ENCRYPTED)).hasSize(1);
    }

    @Test
    @EdgeCase("EC-029")
    void theTrueTypeCountsWhateverNameAndDeclarationSay() {
        byte[] program = new byte[256];
        program[0] = 'M';
        program[1] = 'Z';
        Dossier disguised = attached("filename=picture.png", program);
        assertThat(Mails.words(disguised, FactNames.ATTACHMENT_DANGEROUS)).containsExactly("picture.png, exe");
        assertThat(Mails.words(disguised, FactNames.ATTACHMENT_TYPE_DIFFERS))
                .containsExactly("picture.png, application/octet-stream, exe");
        Dossier honest = attached("filename=a.pdf", text("%PDF-1.7\n1 0 obj"));
        assertThat(honest.facts(FactNames.ATTACHMENT_TYPE_DIFFERS)).isEmpty();
        assertThat(honest.message().attachments().getFirst().detectedType()).isEqualTo("pdf");
    }

    @Test
    @EdgeCase("EC-029")
    void aFileThatIsTwoThingsIsLookedAtAsBoth() throws IOException {
        byte[] archive = zip("evil.js", text("x"));
        byte[] both = new byte[archive.length + 20];
        System.arraycopy(text("%PDF-1.7\n1 0 obj    "), 0, both, 0, 20);
        System.arraycopy(archive, 0, both, 20, archive.length);
        Dossier dossier = attached("filename=a.pdf", both);
        assertThat(dossier.message().attachments().getFirst().detectedType()).isEqualTo("pdf");
        assertThat(Mails.words(dossier, FactNames.ARCHIVE_MEMBER_DANGEROUS)).containsExactly("a.pdf, evil.js");
    }

    @Test
    @EdgeCase("EC-030")
    void aHostileNameIsAFactAndStaysText() {
        assertThat(Mails.words(attached("filename=\"../../etc/passwd\"", text("x")), FactNames.ATTACHMENT_NAME_HOSTILE))
                .containsExactly("../../etc/passwd, parent path");
        assertThat(Mails.words(attached("filename=\"C:/run.exe\"", text("x")), FactNames.ATTACHMENT_NAME_HOSTILE))
                .containsExactly("C:/run.exe, absolute path");
        assertThat(Mails.words(attached("filename=CON.txt", text("x")), FactNames.ATTACHMENT_NAME_HOSTILE))
                .containsExactly("CON.txt, device");
        assertThat(Mails.words(attached("filename*=utf-8''a%E2%80%AEgpj.exe", text("x")), FactNames.ATTACHMENT_NAME_HOSTILE))
                .containsExactly("a\u202Egpj.exe, direction");
        assertThat(Mails.words(attached("filename*=utf-8''a%00.pdf", text("x")), FactNames.ATTACHMENT_NAME_HOSTILE))
                .containsExactly("a\u0000.pdf, nul");
        assertThat(attached("filename=\"invoice 2026.pdf\"", text("x")).facts(FactNames.ATTACHMENT_NAME_HOSTILE)).isEmpty();
    }

    @Test
    @EdgeCase({"EC-031", "EC-034"})
    void memberNamesAreOnlyTexts() throws IOException {
        Dossier dossier = attached("filename=a.zip", zip("../../up.txt", text("x"), "$(reboot).txt", text("y")));
        assertThat(Mails.words(dossier, FactNames.ARCHIVE_MEMBER_HOSTILE)).containsExactly("a.zip, ../../up.txt, parent");
    }

    @Test
    @EdgeCase("EC-032")
    void entitiesOfAnXmlDocumentAreNeverExpanded() {
        Dossier dossier = Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: image/svg+xml; name=a.svg", "",
                "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'><!ENTITY a 'aaaaaaaaaa'>",
                "<!ENTITY b '&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'><script>1</script><text>&b;&x;</text>",
                "<a href='https://evil.example/'>go</a></svg>"));
        assertThat(dossier.facts(FactNames.HTML_SCRIPT)).hasSize(1);
        assertThat(dossier.message().links()).extracting(l -> l.host().name()).containsExactly("evil.example");
        assertThat(dossier.evidence().toString()).doesNotContain("aaaaaaaaaaaaaaa");
    }

    @Test
    @EdgeCase("EC-043")
    void macrosAreSeenInBothKindsOfDocument() throws IOException {
        Dossier modern = attached("filename=a.docm", zip("[Content_Types].xml", text("<Types/>"), "word/document.xml", text("<w/>"),
                "word/vbaProject.bin", text("x")));
        assertThat(Mails.words(modern, FactNames.ATTACHMENT_MACRO)).containsExactly("a.docm, docx");
        byte[] old = new byte[2048];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, old, 0, 8);
        byte[] stream = "WordDocument_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(stream, 0, old, 1024, stream.length);
        Dossier legacy = attached("filename=a.doc", old);
        assertThat(legacy.message().attachments().getFirst().detectedType()).isEqualTo("doc");
        assertThat(Mails.words(legacy, FactNames.ATTACHMENT_MACRO)).containsExactly("a.doc, ole");
    }

    @Test
    void aSecondArchiveBehindTheFirstIsToldAndRead() throws IOException {
        byte[] one = zip("harmless.txt", text("x"));
        byte[] two = zip("evil.vbs", text("y"));
        byte[] both = new byte[one.length + two.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        Dossier dossier = attached("filename=a.zip", both);
        assertThat(Mails.words(dossier, FactNames.ARCHIVE_AMBIGUOUS)).contains("a.zip, concatenated");
        assertThat(Mails.words(dossier, FactNames.ARCHIVE_MEMBER_DANGEROUS)).containsExactly("a.zip, evil.vbs");
        byte[] nested = zip("inner.zip", two, "x.txt", text("x"));
        Dossier ordinary = attached("filename=a.zip", nested);
        assertThat(ordinary.facts(FactNames.ARCHIVE_AMBIGUOUS)).isEmpty();
        assertThat(Mails.words(ordinary, FactNames.ARCHIVE_MEMBER_DANGEROUS)).containsExactly("a.zip/inner.zip, evil.vbs");
    }

    @Test
    void whatNobodyHereCanOpenIsAGap() {
        byte[] cabinet = new byte[64];
        System.arraycopy(text("MSCF"), 0, cabinet, 0, 4);
        assertThat(Mails.gaps(attached("filename=a.cab", cabinet), GapCode.UNSUPPORTED)).hasSize(1);
        byte[] seven = new byte[64];
        System.arraycopy(new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C}, 0, seven, 0, 6);
        assertThat(Mails.gaps(attached("filename=a.7z", seven), GapCode.UNPARSABLE)).hasSize(1);
    }

    @Test
    void membersOfOtherArchivesAreSeenAsThoseOfZip() throws IOException {
        Dossier seven = attached("filename=a.7z", sevenZip("", "inner.exe", "notes.txt"));
        assertThat(Mails.words(seven, FactNames.ARCHIVE_MEMBER_DANGEROUS)).containsExactly("a.7z, inner.exe");
        assertThat(Mails.gaps(seven, GapCode.UNSUPPORTED)).isEmpty();
        Dossier nested = attached("filename=a.7z", sevenZip(zip("evil.vbs", text("x")), "inner.zip"));
        assertThat(Mails.words(nested, FactNames.ARCHIVE_MEMBER_DANGEROUS)).containsExactly("a.7z/inner.zip, evil.vbs");
    }

    @EdgeCase("EC-027")
    @Test
    void anEncryptedArchiveIsAGapWhateverItsFormat() throws IOException {
        Dossier locked = attached("filename=a.7z", sevenZip("secret", "hidden.exe"));
        assertThat(Mails.words(locked, FactNames.ATTACHMENT_ENCRYPTED)).containsExactly("a.7z, 7z");
        assertThat(Mails.words(locked, FactNames.ARCHIVE_MEMBER_DANGEROUS)).as("its name is told").containsExactly("a.7z, hidden.exe");
        assertThat(Mails.gaps(locked, GapCode.ENCRYPTED)).hasSize(1);
    }

    private static byte[] sevenZip(String password, String... names) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = password.isEmpty() ? new SevenZOutputFile(channel) : new SevenZOutputFile(channel, password.toCharArray())) {
            for (String name : names) {
                put(out, name, text("harmless"));
            }
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    private static byte[] sevenZip(byte[] content, String name) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = new SevenZOutputFile(channel)) {
            put(out, name, content);
        }
        return Arrays.copyOf(channel.array(), (int) channel.size());
    }

    private static void put(SevenZOutputFile out, String name, byte[] content) throws IOException {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(name);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }
}
