package dev.cordon.runtime.embedded;

import static dev.cordon.runtime.embedded.EmbeddedRuntimeTest.ADA;
import static dev.cordon.runtime.embedded.EmbeddedRuntimeTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.runtime.Wiring;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.ReportsConfig;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of a reader makes Cordon look again in that reader's mailbox, and decides nothing. */
class ReportsTest {
    private static final MailboxId ABUSE = new MailboxId(new TenantId("default"), "mail", "abuse@example.org");

    @TempDir private Path folder;
    private final MemoryMailboxes mail = new MemoryMailboxes(InstantSource.system());

    private Running open() throws StartRefused {
        Config base = EmbeddedRuntimeTest.config(folder);
        ConnectorConfig c = base.connectors().getFirst();
        MailboxConfig ada = c.mailboxes().getFirst();
        ConnectorConfig both = new ConnectorConfig(c.name(), c.kind(), c.url(), c.quarantineFolder(), c.sweepEvery(),
                List.of(ada, new MailboxConfig(ABUSE.address(), ada.reader(), ada.actor())));
        Config config = new Config(base.mode(), base.tenant(), base.serve(), base.store(), base.line(), base.policy(), base.dns(), base.rules(),
                base.organisation(), List.of(both), List.of(), DirectoryConfig.NONE, new ReportsConfig(List.of("ABUSE@example.org"), 2));
        return EmbeddedRuntime.open(config, Policy.builtin(), new EmbeddedRuntime.Surroundings(InstantSource.system(),
                _ -> new Door(mail, mail, () -> { }), Wiring::wire, 1));
    }

    private static Raw report(String name, String from, String reported) {
        return Raw.owning(("From: " + from + "\r\nTo: abuse@example.org\r\nSubject: 3|Phishing\r\nMessage-ID: <" + name + "@example.org>\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--b\r\n"
                + "Content-Type: message/rfc822\r\n\r\nFrom: x@example.net\r\nMessage-ID:\r\n <" + reported
                + "@example.net>\r\nSubject: hello\r\n\r\nText\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean ready(Running running) {
        return running.standing().mailboxes().stream().allMatch(m -> m.state().equals("watching"));
    }

    private static Optional<Outcome> reported(Running running) {
        return running.inspections(50).stream().flatMap(r -> running.outcome(r.id()) instanceof Answer.Known<Outcome>(Outcome o)
                && o.judgement().dossier().intake().notice().cause() == Notice.Cause.REPORTED ? java.util.stream.Stream.of(o)
                        : java.util.stream.Stream.<Outcome>empty()).findFirst();
    }

    @EdgeCase({"EC-073", "EC-085"}) @Test void theOriginalInTheReportersMailboxIsJudgedAgainAndTheReportIsAFact() throws Exception {
        try (Running running = open()) {
            await(running, () -> ready(running));
            mail.deliver(ADA, Samples.mail("one", "x@example.net", "hello", "Lunch on Friday?"));
            await(running, () -> running.standing().counts().getOrDefault("concluded", 0L) >= 1 && running.isQuiet());
            mail.deliver(ABUSE, report("r1", "ada@example.org", "one"));
            await(running, () -> running.inspections(50).size() >= 2 && running.isQuiet());
            running.followReports();
            await(running, () -> reported(running).isPresent());
            Outcome again = reported(running).orElseThrow();
            assertThat(again.judgement().dossier().intake().notice().mailbox()).isEqualTo(ADA);
            assertThat(again.judgement().evidence())
                    .filteredOn(e -> e instanceof Evidence.Fact f && f.name().equals(JudgedFactNames.REPORT_BY_READER))
                    .hasSize(1);
            assertThat(mail.folderOf(ADA, 0)).as("a report alone takes nothing away").isEqualTo("inbox");
            int before = running.inspections(50).size();
            running.followReports();
            assertThat(running.inspections(50)).as("followed once").hasSize(before);
        }
    }

    @Test void aReportByAStrangerOrWithoutAMessageIsNotFollowed() throws Exception {
        try (Running running = open()) {
            await(running, () -> ready(running));
            mail.deliver(ADA, Samples.mail("one", "x@example.net", "hello", "Lunch on Friday?"));
            mail.deliver(ABUSE, report("r1", "eve@example.net", "one"));
            mail.deliver(ABUSE, Samples.mail("r2", "ada@example.org", "look at this", "a text"));
            await(running, () -> running.inspections(50).size() == 3 && running.isQuiet());
            running.followReports();
            assertThat(running.inspections(50)).hasSize(3);
        }
    }
}
