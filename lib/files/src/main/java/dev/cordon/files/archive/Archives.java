package dev.cordon.files.archive;

import com.github.junrar.Archive;
import com.github.junrar.ArchiveOptions;
import com.github.junrar.exception.RarException;
import com.github.junrar.exception.UnsupportedRarEncryptedException;
import com.github.junrar.exception.WrongPasswordException;
import com.github.junrar.rarfile.FileHeader;
import dev.cordon.bounds.Meter;
import dev.cordon.files.PoiLog;
import dev.cordon.files.zip.Inflated;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.arj.ArjArchiveInputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;

/**
 * Walks the members of one archive with the libraries that read its format, each member in memory, within limits. Nothing is written
 * to a disk, and a member's name is only a text. What came before an archive breaks off has been visited.
 */
public final class Archives {

    /**
     * What an archive says of one member.
     *
     * @param name as stored
     * @param folder whether it is a folder
     * @param link whether it is a link of any kind
     * @param encrypted whether it needs a password; then nothing of it is read
     */
    public record Member(String name, boolean folder, boolean link, boolean encrypted) {
        boolean hasBytes() {
            return !folder && !link && !encrypted;
        }
    }

    /** How a walk ended: at the end, where the archive is damaged, at a limit, or because its list of members is encrypted. */
    public enum End { WHOLE, BROKEN, LIMIT, ENCRYPTED }

    /** Told of each member. */
    public interface Visitor {
        /** One member with its bytes; none for a folder, a link or an encrypted one. */
        void member(Member member, byte[] bytes);
    }

    static {
        PoiLog.off();
    }

    private static final Set<String> READ = Set.of("tar", "ar", "deb", "arj", "7z", "rar", "tnef", "bz2", "xz", "Z");
    private static final int MEMORY_KIB = 64 << 10;

    private final byte[] file;
    private final int membersMax;
    private final Bounded bounded;
    private final Meter meter;
    private final Visitor visitor;
    private int members;

    private Archives(byte[] file, Inflated.Limits limits, int membersMax, Meter meter, Visitor visitor) {
        this.file = file;
        this.membersMax = membersMax;
        this.bounded = new Bounded(file.length, limits, meter);
        this.meter = meter;
        this.visitor = visitor;
    }

    /** Whether files of this type are read here. */
    public static boolean reads(String type) {
        return READ.contains(type);
    }

    /**
     * Visits the members of a file of a type that is read here; a packed stream has one member without a name.
     *
     * @param limits of all members together
     * @param membersMax how many members are visited
     */
    public static End walk(String type, byte[] file, Inflated.Limits limits, int membersMax, Meter meter, Visitor visitor) {
        Archives walk = new Archives(file, limits, membersMax, meter, visitor);
        try {
            walk.all(type);
            return End.WHOLE;
        } catch (Bounded.TooMuch _) {
            return End.LIMIT;
        } catch (PasswordRequiredException | UnsupportedRarEncryptedException | WrongPasswordException _) {
            return End.ENCRYPTED;
        } catch (MemoryLimitException _) {
            return End.LIMIT;
        } catch (IOException | RarException | RuntimeException e) {
            // The libraries say with many words that bytes are not what they should be; a limit of ours may be among the causes.
            return Bounded.isCauseOf(e) ? End.LIMIT : End.BROKEN;
        }
    }

    private void all(String type) throws IOException, RarException {
        switch (type) {
            case "tar" -> stream(new TarArchiveInputStream(input()));
            case "ar", "deb" -> stream(new ArArchiveInputStream(input()));
            case "arj" -> arj();
            case "7z" -> sevenZip();
            case "rar" -> rar();
            case "tnef" -> tnef();
            case "bz2" -> packed(new BZip2CompressorInputStream(input(), true));
            case "xz" -> packed(XZCompressorInputStream.builder().setInputStream(input()).setDecompressConcatenated(true)
                    .setMemoryLimitKiB(MEMORY_KIB).get());
            case "Z" -> packed(new ZCompressorInputStream(input(), MEMORY_KIB));
            default -> throw new IllegalArgumentException("not read here: " + type);
        }
    }

    private InputStream input() {
        return new ByteArrayInputStream(file);
    }

    private void visit(Member member, byte[] bytes) {
        visitor.member(member, bytes);
    }

    private void count() {
        members++;
        if (members > membersMax || !meter.items(1)) {
            throw new Bounded.TooMuch();
        }
    }

    private void packed(InputStream in) throws IOException {
        try (in) {
            visit(new Member("", false, false, false), bounded.read(in));
        }
    }

    private <E extends ArchiveEntry> void stream(ArchiveInputStream<E> in) throws IOException {
        try (in) {
            for (E entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                count();
                boolean link = entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink());
                Member member = new Member(entry.getName(), entry.isDirectory(), link, false);
                visit(member, member.hasBytes() ? bounded.read(in) : new byte[0]);
            }
        }
    }

    // Only stored members are unpacked by the library; others are told as damaged by it, and so by us.
    private void arj() throws IOException {
        try (ArjArchiveInputStream in = new ArjArchiveInputStream(input())) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                count();
                Member member = new Member(entry.getName(), entry.isDirectory(), false, false);
                if (member.hasBytes() && !in.canReadEntryData(entry)) {
                    visit(member, new byte[0]);
                    throw new IOException("a packed member");
                }
                visit(member, member.hasBytes() ? bounded.read(in) : new byte[0]);
            }
        }
    }

    private void sevenZip() throws IOException {
        try (SevenZFile archive = SevenZFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .setMaxMemoryLimitKiB(MEMORY_KIB).get()) {
            for (SevenZArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                count();
                String name = entry.getName() == null ? "" : entry.getName();
                sevenZipMember(archive, entry, new Member(name, entry.isDirectory(), entry.isAntiItem(), false));
            }
        }
    }

    private void sevenZipMember(SevenZFile archive, SevenZArchiveEntry entry, Member member) throws IOException {
        if (!member.hasBytes() || !entry.hasStream()) {
            visit(member, new byte[0]);
            return;
        }
        byte[] bytes;
        try {
            bytes = bounded.read(archive.getInputStream(entry));
        } catch (PasswordRequiredException _) {
            // Its name is told although the bytes are not: encrypted names end the walk before.
            visit(new Member(member.name(), false, false, true), new byte[0]);
            return;
        }
        visit(member, bytes);
    }

    private void rar() throws IOException, RarException {
        ArchiveOptions options = ArchiveOptions.builder().maxDictionarySize((long) MEMORY_KIB << 10).build();
        try (Archive archive = new Archive(input(), options)) {
            for (FileHeader header : archive.getFileHeaders()) {
                count();
                Member member = new Member(header.getFileName(), header.isDirectory(), isLink(header), header.isEncrypted());
                byte[] bytes = new byte[0];
                if (member.hasBytes()) {
                    Bounded.Sink sink = bounded.sink();
                    archive.extractFile(header, sink);
                    bytes = sink.bytes();
                }
                visit(member, bytes);
            }
        }
    }

    // The upper half of what a Unix program writes there is the kind of file.
    private static boolean isLink(FileHeader header) {
        return (header.getFileAttr() & 0xF000) == 0xA000;
    }

    private void tnef() throws IOException {
        HMEFMessage message = new HMEFMessage(input());
        for (Attachment attachment : message.getAttachments()) {
            count();
            String name = attachment.getLongFilename() == null ? attachment.getFilename() : attachment.getLongFilename();
            visit(new Member(name == null ? "" : name, false, false, false), bounded.read(new ByteArrayInputStream(attachment.getContents())));
        }
    }

}
