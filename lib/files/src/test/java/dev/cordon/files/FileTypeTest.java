package dev.cordon.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.bounds.Budget;
import dev.cordon.files.ole.Ole;
import dev.cordon.files.zip.Inflated;
import dev.cordon.files.zip.Office;
import dev.cordon.files.zip.ZipListing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FileTypeTest {
    private static final Inflated.Limits LIMITS = new Inflated.Limits(200, 1 << 20);

    private record Sample(String type, String bytes) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample("pdf", "%PDF-1.7"), new Sample("pdf", "\u0001 junk before %PDF-1.4"), new Sample("png", "\u0089PNG\r\n\u001A\n"),
            new Sample("jpg", "\u00FF\u00D8\u00FF\u00E0"), new Sample("rtf", "{\\rtf1"), new Sample("heif", "\0\0\0\u0018ftypheic"),
            new Sample("mp4", "\0\0\0\u0018ftypisom"), new Sample("webm", "\u001AE\u00DF\u00A3\0\0\0\0B\u0082\u0084webm"),
            new Sample("mkv", "\u001AE\u00DF\u00A3\0\0\0\0B\u0082\u0088matroska"), new Sample("mp3", "\u00FF\u00FB\u0090\0"),
            new Sample("aac", "\u00FF\u00F1\u0050\0"), new Sample("deb", "!<arch>\ndebian-binary"), new Sample("ar", "!<arch>\nlibc.o"),
            new Sample("wav", "RIFF\0\0\0\0WAVE"), new Sample("jp2", "\0\0\0\fjP  \r\n"),
            new Sample("exe", "MZ\u0090\0" + "\0".repeat(80)), new Sample("elf", "\u007FELF"), new Sample("one",
                    "\u00E4R\\{\u008C\u00D8\u00A7M\u00AE\u00B1Sx\u00D0)\u0096\u00D3"),
            new Sample("txt", "MZ is how a program begins, and so does this sentence, which is longer than its header."),
            new Sample("txt", "riff  raWAVE is no sound"), new Sample("txt", "BM, I said, is text and long enough to be a picture"),
            new Sample("eml", "Received: from a by b\r\n\r\n<html>"), new Sample("html", "\u00EF\u00BB\u00BF  <!DOCTYPE html><svg>"),
            new Sample("svg", "<?xml version='1.0'?><svg xmlns='x'><script>"), new Sample("html", "words first, then <script>"),
            new Sample("html", "\u00FF\u00FE<\0h\0t\0m\0l\0>\0"), new Sample("txt", "three < four and a <p>"),
            new Sample("xml", "<?xml version='1.0'?><a/>"), new Sample("hta", "<html><HTA:APPLICATION id=a>"),
            new Sample("ics", "BEGIN:VCALENDAR"), new Sample("vcf", "begin:vcard"), new Sample("url", "[InternetShortcut]"),
            new Sample("sh", "#!/bin/sh"), new Sample("iso", "\0".repeat(0x8001) + "CD001"), new Sample("tar", "a".repeat(257) + "ustar"),
            new Sample("vhd", "\0".repeat(1024) + "conectix" + "\0".repeat(504)), new Sample(FileType.UNKNOWN, "\u0001\u0002\u0003"),
            new Sample(FileType.UNKNOWN, ""));

    @Test
    void aTypeIsToldByTheBytes() {
        for (Sample sample : SAMPLES) {
            assertThat(FileType.of(bytes(sample.bytes()))).as(sample.bytes()).isEqualTo(sample.type());
        }
    }

    @Test
    void anExtensionIsWhatSystemsTakeForIt() {
        assertThat(FileType.extension("Invoice.PDF.exe . .")).isEqualTo("exe");
        assertThat(FileType.extension("none")).isEmpty();
        assertThat(FileType.extension("...")).isEmpty();
        assertThat(FileType.extension("end. of a sentence that is no extension")).isEmpty();
    }

    @Test
    void aZipIsWhatItsMembersMakeIt() throws IOException {
        assertThat(kind("[Content_Types].xml", "word/document.xml")).isEqualTo("docx");
        assertThat(kind("[Content_Types].xml", "xl/workbook.xml")).isEqualTo("xlsx");
        assertThat(kind("[Content_Types].xml", "ppt/presentation.xml")).isEqualTo("pptx");
        assertThat(kind("mimetype", "META-INF/container.xml")).isEqualTo("epub");
        assertThat(kind("mimetype", "content.xml")).isEqualTo("odf");
        assertThat(kind("META-INF/MANIFEST.MF", "a.class")).isEqualTo("jar");
        assertThat(kind("word/document.xml")).as("Word does not open it").isEqualTo("zip");
    }

    private static String kind(String... members) throws IOException {
        byte[] zip = zip(members);
        assertThat(FileType.of(zip)).isEqualTo("zip");
        return Office.type(ZipListing.of(zip, Budget.MESSAGE.meter()));
    }

    @Test
    void twoArchivesInOneFileAreBothListedAndTold() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(zip("first.txt"));
        both.write(zip("second.exe"));
        ZipListing listing = ZipListing.of(both.toByteArray(), Budget.MESSAGE.meter());
        assertThat(listing.members()).extracting(ZipListing.Member::name).containsExactlyInAnyOrder("first.txt", "second.exe");
        assertThat(listing.comment()).contains("concatenated");
    }

    @Test
    void aMemberIsUnpackedWithinItsLimitsOnly() throws IOException {
        byte[] zip = zip("a.txt");
        ZipListing.Member member = ZipListing.of(zip, Budget.MESSAGE.meter()).members().getFirst();
        Inflated whole = Inflated.of(zip, ZipListing.start(zip, member), member, LIMITS, Budget.MESSAGE.meter()).orElseThrow();
        assertThat(new String(whole.bytes(), StandardCharsets.UTF_8)).isEqualTo("content of a.txt");
        assertThat(whole.end()).isEqualTo(Inflated.End.WHOLE);

        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[8 << 20]);
        }
        Inflated cut = Inflated.gzip(bomb.toByteArray(), LIMITS, Budget.MESSAGE.meter());
        assertThat(cut.end()).isEqualTo(Inflated.End.LIMIT);
        assertThat(cut.bytes()).hasSizeLessThanOrEqualTo(1 << 20);
    }

    @Test
    void anythingElseIsReadWithoutHarm() throws IOException {
        SplittableRandom random = new SplittableRandom(20_261_122);
        List<byte[]> seeds = new java.util.ArrayList<>(SAMPLES.stream().map(s -> bytes(s.bytes())).toList());
        seeds.add(zip("[Content_Types].xml", "word/document.xml", "../up.exe"));
        seeds.add(bytes("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1".repeat(80)));
        for (int i = 0; i < 4_000; i++) {
            byte[] spoiled = seeds.get(random.nextInt(seeds.size())).clone();
            for (int change = random.nextInt(1, 6); change > 0 && spoiled.length > 0; change--) {
                spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt();
            }
            FileTypeFuzz.fuzzerTestOneInput(java.util.Arrays.copyOf(spoiled, random.nextInt(spoiled.length + 1)));
        }
    }

    @Test
    void anOldDocumentIsToldByTheNamesOfItsStreams() {
        byte[] head = bytes("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head);
        file.writeBytes("WordDocument".getBytes(StandardCharsets.UTF_16LE));
        file.writeBytes("_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE));
        assertThat(FileType.of(file.toByteArray())).isEqualTo("ole");
        assertThat(Ole.type(file.toByteArray())).isEqualTo("doc");
        assertThat(Ole.hasMacros(file.toByteArray())).isTrue();
        assertThat(Ole.isEncrypted(file.toByteArray())).isFalse();
    }

    private static byte[] zip(String... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String member : members) {
                zip.putNextEntry(new ZipEntry(member));
                zip.write(("content of " + member).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String chars) {
        return chars.getBytes(StandardCharsets.ISO_8859_1);
    }
}
