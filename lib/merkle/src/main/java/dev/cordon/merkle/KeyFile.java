package dev.cordon.merkle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A private key in a file of one line, readable by its owner only (mode 600 where the file system has modes). Plain:
 * {@code PRIVATE+KEY+name+id+base64}. Sealed: {@code SEALED+KEY+name+base64} of a 16-byte salt, a 12-byte nonce and the plain
 * line under AES-256-GCM, with the name as associated data and a key drawn from the master key by HKDF-SHA256. RFC 5869 §2.
 */
public final class KeyFile {

    private static final String SEALED = "SEALED+KEY+";
    private static final int BYTES_MAX = 4096;
    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private KeyFile() {
    }

    /** Writes a key as it is; refuses to replace a file. */
    public static void write(Path file, NoteSigner signer) throws IOException {
        create(file, signer.text() + "\n");
    }

    /** Writes a key sealed under a master key of at least 32 bytes; refuses to replace a file. */
    public static void writeSealed(Path file, NoteSigner signer, byte[] master, SecureRandom random) throws IOException {
        byte[] head = new byte[SALT + NONCE];
        random.nextBytes(head);
        String name = signer.key().name();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, master, head, name).doFinal(signer.text().getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(head, head.length + sealed.length);
            System.arraycopy(sealed, 0, all, head.length, sealed.length);
            create(file, SEALED + name + "+" + Base64.getEncoder().encodeToString(all) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing a key failed", e);
        }
    }

    /**
     * Reads a key.
     *
     * @param master the master key, for a sealed file; empty when there is none
     * @throws Malformed when the file is no key file, others may read it, or the master key is not the one it was sealed with
     */
    public static NoteSigner read(Path file, byte[] master) throws IOException, Malformed {
        if (Files.getFileStore(file).supportsFileAttributeView("posix") && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new Malformed("others than the owner may read or run the key file; run: chmod 600 " + file);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(BYTES_MAX);
        }
        String line = new String(bytes, StandardCharsets.UTF_8);
        if (!line.endsWith("\n") || line.indexOf('\n') != line.length() - 1) {
            throw new Malformed("a key file is one line");
        }
        line = line.substring(0, line.length() - 1);
        return line.startsWith(SEALED) ? unseal(line, master) : NoteSigner.parse(line);
    }

    private static NoteSigner unseal(String line, byte[] master) throws Malformed {
        if (master.length == 0) {
            throw new Malformed("the key is sealed, and no master key was given");
        }
        int plus = line.indexOf('+', SEALED.length());
        if (plus < 0) {
            throw new Malformed("a sealed key is written " + SEALED + "name+base64");
        }
        String name = line.substring(SEALED.length(), plus);
        byte[] all = NoteKey.strictBase64(line.substring(plus + 1));
        if (all.length <= SALT + NONCE) {
            throw new Malformed("the sealed key is cut off");
        }
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, master, all, name).doFinal(all, SALT + NONCE, all.length - SALT - NONCE);
            return NoteSigner.parse(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Malformed("the key was sealed with another master key, or the file was changed");
        }
    }

    private static Cipher cipher(int mode, byte[] master, byte[] head, String name) throws GeneralSecurityException {
        if (master.length < 32) {
            throw new IllegalArgumentException("a master key has at least 32 bytes");
        }
        SecretKey key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", HKDFParameterSpec.ofExtract().addIKM(master)
                .addSalt(Arrays.copyOf(head, SALT)).thenExpand("signed-note key file".getBytes(StandardCharsets.US_ASCII), 32));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, head, SALT, NONCE));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static void create(Path file, String text) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try (FileChannel channel = posix
                ? FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER))
                : FileChannel.open(file, options)) {
            ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
