package dev.cordon.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

    @TempDir
    private Path folder;
    private final byte[] master = new byte[32];

    @Test
    void aPlainKeyIsReadBackAndOthersMayNotReadIt() throws Exception {
        NoteSigner signer = NoteSigner.generate("log", new SecureRandom());
        Path file = folder.resolve("log.key");
        KeyFile.write(file, signer);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(KeyFile.read(file, new byte[0]).key()).isEqualTo(signer.key());
        assertThatThrownBy(() -> KeyFile.write(file, signer)).isInstanceOf(FileAlreadyExistsException.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.read(file, new byte[0])).hasMessageContaining("chmod 600");
    }

    @Test
    void aSealedKeyNeedsItsMasterKeyAndShowsNoBitOfTheSecret() throws Exception {
        NoteSigner signer = NoteSigner.generate("log", new SecureRandom());
        Path file = folder.resolve("log.key");
        KeyFile.writeSealed(file, signer, master, new SecureRandom());
        assertThat(Files.readString(file)).startsWith("SEALED+KEY+log+").doesNotContain("PRIVATE");
        assertThat(KeyFile.read(file, master).key()).isEqualTo(signer.key());
        byte[] other = master.clone();
        other[5] = 1;
        assertThatThrownBy(() -> KeyFile.read(file, other)).isInstanceOf(Malformed.class).hasMessageContaining("another master key");
        assertThatThrownBy(() -> KeyFile.read(file, new byte[0])).isInstanceOf(Malformed.class).hasMessageContaining("sealed");
        Files.writeString(file, Files.readString(file).replace("+log+", "+lag+"));
        assertThatThrownBy(() -> KeyFile.read(file, master)).isInstanceOf(Malformed.class);
    }

    @Test
    void theSecretIsNeverShown() throws Exception {
        NoteSigner signer = NoteSigner.generate("log", new SecureRandom());
        assertThat(signer).hasToString("signer log");
    }
}
