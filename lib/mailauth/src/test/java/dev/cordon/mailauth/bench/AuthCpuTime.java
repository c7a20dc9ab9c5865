package dev.cordon.mailauth.bench;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.MailAuth;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.signature.TestSigner;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Messages a second of processor time of one thread, for machines that have other work too. Argument: seconds a round, 3 by default. */
final class AuthCpuTime {

    private AuthCpuTime() {
    }

    public static void main(String[] args) {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 3;
        Letters rsa = new Letters(TestSigner.rsa(2048));
        Letters ed = new Letters(TestSigner.ed25519());
        measure("RSA-2048, 5 kB", rsa, rsa.make(200, 5_000, 1), seconds);
        measure("RSA-2048, 100 kB", rsa, rsa.make(60, 100_000, 2), seconds);
        measure("Ed25519, 5 kB", ed, ed.make(200, 5_000, 3), seconds);
    }

    private static void measure(String name, Letters letters, List<byte[]> mails, double seconds) {
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
