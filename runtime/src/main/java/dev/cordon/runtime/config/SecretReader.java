package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Secret;
import dev.cordon.source.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/** Follows a reference to a secret: {@code {file: …}} or {@code {env: …}}. The secret itself is never in the configuration. */
final class SecretReader {
    private static final int BYTES_MAX = 16 << 10;
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.GROUP_WRITE);
    private static final String FORMS = "write {file: /run/secrets/name} or {env: NAME}";

    /**
     * What was found.
     *
     * @param kept where it is kept, for people
     * @param problem what is wrong; empty when nothing is
     * @param help the way out, may be empty
     */
    record Found(Secret secret, String kept, String problem, String help) {
        static Found not(String problem, String help) {
            return new Found(Secret.of(""), "", problem, help);
        }
    }

    private SecretReader() {}

    static Found read(YamlNode node, Path folder, Map<String, String> environment) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return Found.not("a secret is never in this file, only where it is kept", FORMS);
        }
        if (mapping.entries().size() != 1 || !(mapping.entries().getFirst().value() instanceof YamlNode.Scalar scalar)) {
            return Found.not("a secret has exactly one place", FORMS);
        }
        String key = mapping.entries().getFirst().key().text();
        return switch (key) {
            case "file" -> file(folder.resolve(scalar.text()), scalar.text());
            case "env" -> environment(scalar.text(), environment);
            default -> Found.not("`" + key + "` is no place for a secret", FORMS);
        };
    }

    private static Found environment(String name, Map<String, String> environment) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? Found.not("the environment variable " + name + " is not set", "set it, or use {file: …}")
                : new Found(Secret.of(value), "hidden, from env " + name, "", "");
    }

    private static Found file(Path file, String written) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file, new LinkOption[0]);
                if (modes.stream().anyMatch(OTHERS::contains)) {
                    return Found.not("others may read or change the secret file " + written, "run: chmod 600 " + file);
                }
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(BYTES_MAX + 1);
            }
            if (bytes.length > BYTES_MAX) {
                return Found.not("the secret file " + written + " is larger than " + BYTES_MAX + " bytes", "is it the right file?");
            }
            String text = new String(bytes, StandardCharsets.UTF_8).stripTrailing();
            return text.isEmpty() ? Found.not("the secret file " + written + " is empty", "write the secret into it")
                    : new Found(Secret.of(text), "hidden, from file " + written, "", "");
        } catch (NoSuchFileException e) {
            return Found.not("there is no secret file " + written, "create it with mode 600; it is looked for at " + file);
        } catch (IOException e) {
            return Found.not("the secret file " + written + " cannot be read: " + e.getClass().getSimpleName(), "is it yours?");
        }
    }
}
