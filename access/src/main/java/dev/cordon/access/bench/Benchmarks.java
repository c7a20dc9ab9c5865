package dev.cordon.access.bench;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.MailAuth;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mime.MimeReader;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The benchmarks by name. */
public enum Benchmarks {
    /** Full authentication: SPF, DKIM, ARC and DMARC of a signed message, DNS answering at once from memory. */
    AUTH(4) {
        @Override void run(int messages, Stopwatch watch, Consumer<Figure> into) {
            SigningKey rsa = SigningKey.rsa();
            byte[] data = new byte[800];
            byte[] signature = rsa.sign(data);
            into.accept(watch.of(word(), "the JDK's RSA-2048 check alone", 0, List.of(signature), s -> checkAlone(rsa, data, s)));
            into.accept(auth("RSA-2048", rsa, messages, SMALL, watch));
            into.accept(auth("RSA-2048", rsa, Math.max(1, messages / 3), LARGE, watch));
            into.accept(auth("Ed25519", SigningKey.ed25519(), messages, SMALL, watch));
        }
    },
    /** Reading the structure and every decoded header field of a message. */
    MIME(2) {
        @Override void run(int messages, Stopwatch watch, Consumer<Figure> into) {
            MadeMail mail = new MadeMail(SigningKey.ed25519());
            for (int bytes : new int[] {SMALL, LARGE}) {
                List<byte[]> made = mail.make(bytes == LARGE ? Math.max(1, messages / 3) : messages, bytes, bytes);
                into.accept(watch.of(word(), "structure and From", made.getFirst().length, made, Benchmarks::read));
            }
        }
    };

    private static final int SMALL = 5_000;
    private static final int LARGE = 100_000;

    private final int figures;

    Benchmarks(int figures) {
        this.figures = figures;
    }

    /** Runs it; each figure is handed over when it is there. @param messages how many different ones are made */
    abstract void run(int messages, Stopwatch watch, Consumer<Figure> into);

    /** Runs it; each figure is handed over when it is there. @param messages how many different ones are made */
    public void measure(int messages, Stopwatch watch, Consumer<Figure> into) {
        run(messages, watch, into);
    }

    /** Its name on the command line. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** How many figures it gives. */
    public int figures() {
        return figures;
    }

    private static Figure auth(String name, SigningKey key, int messages, int bytes, Stopwatch watch) {
        MadeMail mail = new MadeMail(key);
        List<byte[]> made = mail.make(messages, bytes, bytes);
        MailAuth auth = MailAuth.of(mail.dns(), InstantSource.fixed(Instant.ofEpochSecond(MadeMail.RECEIVED)));
        return watch.of(AUTH.word(), name, made.getFirst().length, made, message -> {
            AuthReport report = auth.check(message, MadeMail.ENVELOPE);
            if (report.dmarc().result() != DmarcWord.PASS || !report.dkim().signatures().getFirst().passed()) {
                throw new IllegalStateException("a message that was made to pass does not: " + report);
            }
        });
    }

    private static void checkAlone(SigningKey key, byte[] data, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(key.publicKey());
            check.update(data);
            if (!check.verify(signature)) {
                throw new IllegalStateException("a signature that was made to fit does not");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK checks RSA", e);
        }
    }

    private static void read(byte[] message) {
        if (MimeReader.read(message).headers().first("from").isEmpty()) {
            throw new IllegalStateException("a message that was made with From has none");
        }
    }
}
