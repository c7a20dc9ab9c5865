package dev.cordon.connectors.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whose word is taken for a mail system's certificate: the platform's authorities, or only those of one file. The host's name is
 * checked in both cases; nothing here can switch a check off.
 */
public final class Trust {
    private static final int BYTES_MAX = 4 << 20;

    private Trust() {}

    /** What is wrong with a file of certificates; nothing when it can be used, or when none is named. */
    public static Optional<String> problem(String file) {
        try {
            certificates(file);
            return Optional.empty();
        } catch (NoSuchFileException | InvalidPathException e) {
            return Optional.of("there is no file `" + file + "`, which `certificates` names");
        } catch (IOException e) {
            return Optional.of("`" + file + "`, which `certificates` names, cannot be read: " + e.getClass().getSimpleName());
        } catch (CertificateException e) {
            return Optional.of("`" + file + "`, which `certificates` names, is no PEM file of certificates");
        }
    }

    /** The rules for connections. {@link IllegalArgumentException} where {@link #problem} tells one. */
    public static SSLContext context(String file) {
        try {
            if (file.isEmpty()) {
                return SSLContext.getDefault();
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates(file)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(problem(file).orElse("no secure connections on this platform"), e);
        }
    }

    private static Collection<? extends Certificate> certificates(String file) throws IOException, CertificateException {
        if (file.isEmpty()) {
            return List.of();
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            bytes = in.readNBytes(BYTES_MAX);
        }
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
        if (found.isEmpty()) {
            throw new CertificateException("no certificate");
        }
        return found;
    }
}
