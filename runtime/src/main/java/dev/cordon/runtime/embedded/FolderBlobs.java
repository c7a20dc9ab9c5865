package dev.cordon.runtime.embedded;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.keep.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes by their hash, each in a file of its own under {@code blobs/ab/cd…}, encrypted with AES-256-GCM (NIST SP 800-38D) under a
 * key of its own. That key stands in the file's head, wrapped by the master key, with the hash as associated data: a file put
 * under another name does not open. Overwriting the head erases the message.
 *
 * <p>A file: {@code CB1}, 12 bytes nonce and 48 bytes wrapped key, 12 bytes nonce and the encrypted bytes with their tag. Written
 * beside its place, synchronised, and renamed: it is there whole or not at all.
 */
final class FolderBlobs implements Blobs {
    private static final byte[] MAGIC = "CB1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int KEY = 32;
    private static final int TAG = 16;
    private static final int HEAD = 3 + NONCE + KEY + TAG + NONCE;
    private static final int BYTES_MAX = 256 << 20;
    private static final String TEMPORARY = ".tmp";

    private final Path folder;
    private final SecretKeySpec master;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong temporaries = new AtomicLong();

    FolderBlobs(Path folder, byte[] master) {
        this.folder = folder;
        this.master = new SecretKeySpec(master, "AES");
    }

    @Override public Answer<ContentHash> put(Raw raw) {
        ContentHash hash = raw.hash();
        Path file = file(hash);
        if (Files.exists(file)) {
            return Answer.of(hash);
        }
        Path shelf = shelf(hash);
        Path temporary = shelf.resolve(hash.value() + "." + temporaries.getAndIncrement() + TEMPORARY);
        try {
            Files.createDirectories(shelf);
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer sealed = ByteBuffer.wrap(seal(raw.shared(), hash));
                while (sealed.hasRemaining()) {
                    int written = out.write(sealed);
                    if (written <= 0) {
                        throw new IOException("nothing could be written");
                    }
                }
                out.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            synchronise(shelf);
            return Answer.of(hash);
        } catch (IOException e) {
            discard(temporary);
            return Answer.unknown(new Fault.NoRoom("the message cannot be kept in " + folder + ": " + e.getClass().getSimpleName()));
        }
    }

    // What cannot be removed now is overwritten or removed at the next start; the first trouble is the one to tell.
    private static void discard(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            temporary.toFile().deleteOnExit();
        }
    }

    private static void synchronise(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override public Answer<Raw> get(ContentHash hash) {
        byte[] sealed;
        try (InputStream in = Files.newInputStream(file(hash))) {
            sealed = in.readNBytes(BYTES_MAX + HEAD + TAG);
        } catch (NoSuchFileException e) {
            return Answer.unknown(new Fault.Gone("the bytes " + hash.value() + " are not kept"));
        } catch (IOException e) {
            return Answer.unknown(new Fault.Malformed("the bytes " + hash.value() + " cannot be read: " + e.getClass().getSimpleName()));
        }
        try {
            Raw raw = Raw.owning(open(sealed, hash));
            return raw.hash().equals(hash) ? Answer.of(raw) : Answer.unknown(new Fault.Malformed("the bytes " + hash.value() + " were changed"));
        } catch (GeneralSecurityException e) {
            return Answer.unknown(new Fault.Malformed("the bytes " + hash.value() + " were changed, or kept under another master key"));
        }
    }

    private Path shelf(ContentHash hash) {
        return folder.resolve(hash.value().substring(0, 2)).resolve(hash.value().substring(2, 4));
    }

    private Path file(ContentHash hash) {
        return shelf(hash).resolve(hash.value());
    }

    private byte[] seal(byte[] bytes, ContentHash hash) {
        byte[] all = new byte[HEAD + bytes.length + TAG];
        byte[] key = new byte[KEY];
        byte[] nonces = new byte[2 * NONCE];
        random.nextBytes(key);
        random.nextBytes(nonces);
        try {
            System.arraycopy(MAGIC, 0, all, 0, MAGIC.length);
            System.arraycopy(nonces, 0, all, MAGIC.length, NONCE);
            int at = MAGIC.length + NONCE;
            at += cipher(Cipher.ENCRYPT_MODE, master, Arrays.copyOf(nonces, NONCE), hash).doFinal(key, 0, KEY, all, at);
            System.arraycopy(nonces, NONCE, all, at, NONCE);
            byte[] second = Arrays.copyOfRange(nonces, NONCE, 2 * NONCE);
            int end = cipher(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), second, hash).doFinal(bytes, 0, bytes.length, all, HEAD);
            return HEAD + end == all.length ? all : Arrays.copyOf(all, HEAD + end);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] open(byte[] sealed, ContentHash hash) throws GeneralSecurityException {
        if (sealed.length < HEAD + TAG || !Arrays.equals(sealed, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new GeneralSecurityException("not a kept message");
        }
        int at = MAGIC.length + NONCE;
        byte[] key = cipher(Cipher.DECRYPT_MODE, master, Arrays.copyOfRange(sealed, MAGIC.length, at), hash).doFinal(sealed, at, KEY + TAG);
        byte[] nonce = Arrays.copyOfRange(sealed, at + KEY + TAG, HEAD);
        return cipher(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), nonce, hash).doFinal(sealed, HEAD, sealed.length - HEAD);
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, ContentHash hash) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(hash.value().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
