package dev.cordon.access.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The token by which programs hand in messages, kept in a file that only its owner may read. */
final class ApiToken {
    private static final int BYTES = 32;

    private ApiToken() {}

    /** The file of a store. */
    static Path file(Path store) {
        return store.resolve("secrets").resolve("api-token");
    }

    /** The token in the file; made when there is none. */
    static String read(Path store) {
        Path file = file(store);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, token + "\n", StandardCharsets.US_ASCII);
            return token;
        } catch (IOException e) {
            throw new Refusal("the token for programs cannot be kept in " + file + ": " + Engine.why(e));
        }
    }
}
