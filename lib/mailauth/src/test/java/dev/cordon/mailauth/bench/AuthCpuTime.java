package dev.cordon.mailauth.bench;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.MailAuth;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.signature.TestSigner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Messages a second of processor time of one thread, for machines that have other work too. Arguments: seconds a round, 3 by default;
 * part of the name of what is measured.
 */
final class AuthCpuTime {

    private AuthCpuTime() {
    }

    public static void main(String[] args) throws GeneralSecurityException {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 3;
        primitives(seconds);
        String wanted = args.length > 1 ? args[1] : "";
        Letters rsa = new Letters(TestSigner.rsa(2048));
        Letters ed = new Letters(TestSigner.ed25519());
        measure("RSA-2048, 5 kB", rsa, 200, 5_000, seconds, wanted);
        measure("RSA-2048, 100 kB", rsa, 60, 100_000, seconds, wanted);
        measure("Ed25519, 5 kB", ed, 200, 5_000, seconds, wanted);
    }

    /** What the machine gives at this moment: the two operations that nobody can do without. */
    private static void primitives(double seconds) throws GeneralSecurityException {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.getPrivate());
        signer.update(new byte[800]);
        byte[] signature = signer.sign();
        double best = 0;
        for (int round = 0; round < 5; round++) {
            long start = clock.getCurrentThreadCpuTime();
            long done = 0;
            while (clock.getCurrentThreadCpuTime() - start < seconds * 1e9) {
                for (int i = 0; i < 100; i++, done++) {
                    Signature check = Signature.getInstance("SHA256withRSA");
                    check.initVerify(keys.getPublic());
                    check.update(new byte[800]);
                    if (!check.verify(signature)) {
                        throw new IllegalStateException();
                    }
                }
            }
            best = Math.max(best, done * 1e9 / (clock.getCurrentThreadCpuTime() - start));
        }
        System.out.printf("the JDK's RSA-2048 check alone: best %,.0f a second%n", best);
    }

    private static void measure(String name, Letters letters, int count, int bytes, double seconds, String wanted) {
        if (!name.contains(wanted)) {
            return;
        }
        List<byte[]> mails = letters.make(count, bytes, bytes);
        MailAuth auth = MailAuth.of(letters.dns(), InstantSource.fixed(Instant.ofEpochSecond(1795341000)));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        StringBuilder rates = new StringBuilder();
        double best = 0;
        for (int round = 0; round < 5; round++) {
            long done = 0;
            long start = clock.getCurrentThreadCpuTime();
            long spent = 0;
            while (spent < seconds * 1e9) {
                for (byte[] mail : mails) {
                    AuthReport report = auth.check(mail, Letters.ENVELOPE);
                    if (report.dmarc().result() != DmarcWord.PASS || !report.dkim().signatures().getFirst().passed()) {
                        throw new IllegalStateException(report.toString());
                    }
                    done++;
                }
                spent = clock.getCurrentThreadCpuTime() - start;
            }
            double rate = done / (spent / 1e9);
            best = Math.max(best, rate);
            rates.append(String.format(" %,.0f", rate));
        }
        System.out.printf("%-18s %,d messages of %,d bytes: best %,.0f a second;%s%n", name, mails.size(), mails.getFirst().length, best, rates);
    }
}
