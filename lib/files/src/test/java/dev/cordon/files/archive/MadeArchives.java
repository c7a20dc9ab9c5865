package dev.cordon.files.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Archives with members that say what they are called, one for each format that is read. */
final class MadeArchives {

    private MadeArchives() {}

    static byte[] content(String name) {
        return ("content of " + name).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] tar(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (String name : names) {
                TarArchiveEntry entry = name.endsWith("->") ? new TarArchiveEntry(name, TarConstants.LF_SYMLINK) : new TarArchiveEntry(name);
                byte[] bytes = entry.isSymbolicLink() || entry.isDirectory() ? new byte[0] : content(name);
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    static byte[] ar(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
            ar.putArchiveEntry(new ArArchiveEntry(name, content(name).length));
            ar.write(content(name));
            ar.closeArchiveEntry();
        }
        return out.toByteArray();
    }

    /** A 7z archive; encrypted when the password is not empty. */
    static byte[] sevenZip(String password, String... names) throws IOException {
        SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        try (SevenZOutputFile out = password.isEmpty() ? new SevenZOutputFile(channel) : new SevenZOutputFile(channel, password.toCharArray())) {
            for (String name : names) {
                SevenZArchiveEntry entry = new SevenZArchiveEntry();
                entry.setName(name);
                out.putArchiveEntry(entry);
                out.write(content(name));
                out.closeArchiveEntry();
            }
        }
        return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
    }

    static byte[] bzip2(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new BZip2CompressorOutputStream(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    static byte[] xz(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream packed = new XZCompressorOutputStream(out)) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    /** A RAR 5 archive with stored members, as its format note lays out the blocks. */
    static byte[] rar(String... names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 1, 0});
        block(out, new byte[] {1, 0, 0});
        for (String name : names) {
            byte[] bytes = content(name);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            header.writeBytes(new byte[] {2, 2, (byte) bytes.length, 4, (byte) bytes.length, 0});
            header.writeBytes(little((int) crc.getValue()));
            header.writeBytes(new byte[] {0, 1, (byte) name.length()});
            header.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            block(out, header.toByteArray());
            out.writeBytes(bytes);
        }
        block(out, new byte[] {5, 0, 0});
        return out.toByteArray();
    }

    /** The attachment of a {@code winmail.dat} ([MS-OXTNEF] §2.1.3). */
    static byte[] tnef(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(little(0x223E9F78));
        out.writeBytes(new byte[] {1, 0});
        attribute(out, 0x00069002, new byte[14]);
        attribute(out, 0x00018010, (name + "\0").getBytes(StandardCharsets.ISO_8859_1));
        attribute(out, 0x0006800F, content(name));
        return out.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, int id, byte[] data) {
        int sum = 0;
        for (byte b : data) {
            sum += b & 255;
        }
        out.write(2);
        out.writeBytes(little(id));
        out.writeBytes(little(data.length));
        out.writeBytes(data);
        out.writeBytes(new byte[] {(byte) sum, (byte) (sum >> 8)});
    }

    private static void block(ByteArrayOutputStream out, byte[] body) {
        byte[] sized = new byte[body.length + 1];
        sized[0] = (byte) body.length;
        System.arraycopy(body, 0, sized, 1, body.length);
        CRC32 crc = new CRC32();
        crc.update(sized);
        out.writeBytes(little((int) crc.getValue()));
        out.writeBytes(sized);
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }
}
