package dev.cordon.runtime.rules;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Compiled rules kept between two starts, each under a key that names all it was made of: the rules' files, the types of the lists, and
 * this build. Only its owner may read or write a kept pack; one that others may write, that is damaged or that cannot be read is as if it
 * were not there. Nothing here ever fails a command: without kept packs a start only takes longer.
 */
public final class KeptPacks {
    private static final byte[] HEAD = "cordon pack 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SUM = Long.BYTES;
    private static final int BYTES_MAX = 256 << 20;
    private static final int PACKS_MOST = 8;
    private static final Set<PosixFilePermission> OTHERS_WRITE = Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final List<Path> folders;
    private final String build;

    private KeptPacks(List<Path> folders, String build) {
        this.folders = folders;
        this.build = build;
    }

    /** Packs in this folder for a build of this name. */
    public static KeptPacks in(Path folder, String build) {
        return new KeptPacks(List.of(folder), build);
    }

    /** Keeps nothing and finds nothing. */
    public static KeptPacks none() {
        return new KeptPacks(List.of(), "");
    }

    /** Packs in this folder for the program that is running; none when it does not run from jars, since then it may change unseen. */
    public static KeptPacks ofThisProgram(Path folder) {
        StringBuilder build = new StringBuilder();
        try {
            for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
                BasicFileAttributes jar = Files.readAttributes(Path.of(entry), BasicFileAttributes.class);
                if (!jar.isRegularFile()) {
                    return none();
                }
                build.append(entry).append(' ').append(jar.size()).append(' ').append(jar.lastModifiedTime()).append('\n');
            }
        } catch (IOException | InvalidPathException _) {
            return none();
        }
        return in(folder, build.toString());
    }

    /** The key of what these texts say, in this order; texts that differ in any way, or another build, have another key. */
    public String key(Iterable<String> texts) {
        MessageDigest hash = sha256();
        add(hash, build);
        texts.forEach(text -> add(hash, text));
        return HexFormat.of().formatHex(hash.digest());
    }

    private static void add(MessageDigest hash, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = bytes.length;
        hash.update(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
        hash.update(bytes);
    }

    /** What was kept under a key. */
    public Optional<byte[]> find(String key) {
        for (Path folder : folders) {
            Path file = folder.resolve(key);
            try {
                if (Files.isRegularFile(file) && onlyOurs(file) && onlyOurs(folder)) {
                    return content(file);
                }
            } catch (IOException _) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> content(Path file) throws IOException {
        byte[] all;
        try (InputStream in = Files.newInputStream(file)) {
            all = in.readNBytes(BYTES_MAX);
        }
        int begin = HEAD.length + SUM;
        if (all.length < begin || all.length == BYTES_MAX || !Arrays.equals(all, 0, HEAD.length, HEAD, 0, HEAD.length)) {
            return Optional.empty();
        }
        byte[] pack = Arrays.copyOfRange(all, begin, all.length);
        return ByteBuffer.wrap(all, HEAD.length, SUM).getLong() == sum(pack) ? Optional.of(pack) : Optional.empty();
    }

    /** Finds damage; what keeps others away is who may write the file. A cryptographic hash takes a twentieth of a second before the JIT. */
    private static long sum(byte[] pack) {
        CRC32C sum = new CRC32C();
        sum.update(pack);
        return sum.getValue() << 32 | pack.length;
    }

    private static boolean onlyOurs(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return view == null || view.readAttributes().permissions().stream().noneMatch(OTHERS_WRITE::contains);
    }

    /** Keeps a pack; the oldest beyond a few are removed. */
    public void keep(String key, byte[] pack) {
        for (Path folder : folders) {
            try {
                makePrivate(folder);
                Path fresh = Files.createTempFile(folder, "new", "");
                byte[] all = ByteBuffer.allocate(HEAD.length + SUM + pack.length).put(HEAD).putLong(sum(pack)).put(pack).array();
                Files.write(fresh, all);
                Files.move(fresh, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                removeOldest(folder);
            } catch (IOException | UnsupportedOperationException _) {
                return;
            }
        }
    }

    private static void makePrivate(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void removeOldest(Path folder) throws IOException {
        record Aged(Path file, FileTime since) {}
        List<Aged> packs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                packs.add(new Aged(file, Files.getLastModifiedTime(file)));
            }
        }
        packs.sort(Comparator.comparing(Aged::since).reversed());
        for (Aged old : packs.subList(Math.min(PACKS_MOST, packs.size()), packs.size())) {
            Files.deleteIfExists(old.file());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
